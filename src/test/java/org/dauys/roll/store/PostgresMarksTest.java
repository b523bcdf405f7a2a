package org.dauys.roll.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.MasterKey;
import org.dauys.roll.Line;
import org.dauys.roll.Marks;
import org.dauys.roll.Marks.Claims.Claim;
import org.dauys.roll.Marks.Standing;
import org.dauys.roll.RollImports;
import org.dauys.roll.RollLineId;
import org.dauys.roll.Rolls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PostgresMarksTest {
    private static final int FLOOR = 20;

    @Inject
    Marks marks;

    @Inject
    Marks.Store store;

    @Inject
    Rolls rolls;

    @Inject
    RollImports imports;

    @Inject
    Elections elections;

    @Inject
    DataSource database;

    @Inject
    MasterKey master;

    private final ElectionId election = new ElectionId(UUID.randomUUID());
    private List<RollLineId> members;

    @BeforeEach
    void members(@TempDir Path folder) throws IOException {
        var now = Instant.parse("2026-04-01T00:00:00Z");
        var slug = Slug.of("e" + election.value().toString().substring(0, 8)).orElseThrow();
        elections.create(election, slug, Drafts.complete(), new StaffId(UUID.randomUUID()), now);
        var rows = IntStream.range(0, 3 * FLOOR)
                .mapToObj(i -> i + ",Мүше " + i + ",\n")
                .collect(Collectors.joining());
        var file = Files.writeString(folder.resolve("roll.csv"), "card,name,email\n" + rows);
        imports.replace(election, imports.check(election, "roll.csv", file, now).id());
        members = rolls.lines(election, "", 0, 3 * FLOOR).stream().map(Line::id).toList();
    }

    private void vote(int from, int to) {
        members.subList(from, to).forEach(member -> free(member).keep());
    }

    private Marks.Reservation free(RollLineId member) {
        return assertInstanceOf(Standing.Free.class, marks.reserve(election, member, FLOOR))
                .reservation();
    }

    /** Rows as they lie on disk, with the transaction that wrote them. */
    private List<List<String>> onDisk() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select line, xmin from roll_participation where election = ? order by ctid")) {
            query.setObject(1, election.value());
            var rows = query.executeQuery();
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                found.add(List.of(rows.getString(1), rows.getString(2)));
            }
            return found;
        }
    }

    private static List<String> lines(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(0)).toList();
    }

    private static Set<String> transactions(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(1)).collect(Collectors.toSet());
    }

    private List<String> inOrderOfVoting(int count) {
        return members.subList(0, count).stream().map(RollLineId::toString).toList();
    }

    @Test
    void a_mark_holds_no_time_no_order_and_no_credential() throws SQLException {
        try (var connection = database.getConnection();
                var columns = connection.getMetaData().getColumns(null, "public", "roll_participation", null)) {
            var names = new ArrayList<String>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
            assertEquals(List.of("line", "election"), names);
        }
    }

    @Test
    void nothing_is_on_disk_before_the_floor_and_then_all_at_once_in_another_order() throws SQLException {
        vote(0, FLOOR - 1);
        assertEquals(List.of(), onDisk());
        vote(FLOOR - 1, FLOOR);

        var rows = onDisk();
        assertEquals(Set.copyOf(inOrderOfVoting(FLOOR)), Set.copyOf(lines(rows)));
        assertEquals(1, transactions(rows).size());
        assertNotEquals(inOrderOfVoting(FLOOR), lines(rows));
    }

    @Test
    void the_last_few_do_not_stand_apart() throws SQLException {
        vote(0, 2 * FLOOR + 1);
        assertEquals(2, transactions(onDisk()).size());
        marks.flush(election);

        var rows = onDisk();
        assertEquals(Set.copyOf(inOrderOfVoting(2 * FLOOR + 1)), Set.copyOf(lines(rows)));
        assertEquals(2 * FLOOR + 1, rows.size());
        assertEquals(1, transactions(rows).size());
        assertNotEquals(inOrderOfVoting(2 * FLOOR + 1), lines(rows));
        assertEquals(2 * FLOOR + 1, store.count(election));
    }

    @Test
    void a_second_node_over_the_same_database_sees_who_is_taking_part_and_who_has() {
        var claims = new AdvisoryClaims(database, master);
        var elsewhere = new Marks(store, claims);
        var first = free(members.get(0));
        assertEquals(new Standing.UnderWay(), elsewhere.reserve(election, members.get(0), FLOOR));
        first.keep();
        assertEquals(new Standing.TookPart(), elsewhere.reserve(election, members.get(0), FLOOR));
        assertInstanceOf(Standing.Free.class, elsewhere.reserve(election, members.get(1), FLOOR));
        assertEquals(new Standing.UnderWay(), marks.reserve(election, members.get(1), FLOOR));

        claims.close();
        free(members.get(1)).release();
        marks.flush(election);
        assertEquals(new Standing.TookPart(), elsewhere.reserve(election, members.get(0), FLOOR));
        claims.close();
    }

    @Test
    void a_lost_connection_gives_up_no_claim_for_long() throws SQLException {
        var claims = new AdvisoryClaims(database, master);
        var other = new AdvisoryClaims(database, master);
        var line = members.get(0);
        assertEquals(Claim.MINE, claims.take(line));
        claims.keep(line);
        killTheOneWithLocks();
        assertEquals(Claim.MINE, claims.take(members.get(1)));

        assertEquals(Claim.WAITS, other.take(line));
        assertEquals(Claim.UNDER_WAY, other.take(members.get(1)));
        claims.give(List.of(line, members.get(1)));
        assertEquals(Claim.MINE, other.take(line));
        other.give(List.of(line));
        claims.close();
        other.close();
    }

    @Test
    void a_node_that_is_idle_claims_again_what_its_lost_session_had_also_where_another_was_faster()
            throws SQLException {
        var claims = new AdvisoryClaims(database, master);
        var other = new AdvisoryClaims(database, master);
        var line = members.get(0);
        var lost = members.get(1);
        assertEquals(Claim.MINE, claims.take(line));
        assertEquals(Claim.MINE, claims.take(lost));
        killTheOneWithLocks();
        assertEquals(Claim.MINE, other.take(lost));
        claims.renew();
        claims.renew();
        assertEquals(Claim.UNDER_WAY, other.take(line));

        other.give(List.of(lost));
        claims.renew();
        assertEquals(Claim.UNDER_WAY, other.take(lost));
        claims.give(List.of(line, lost));
        assertEquals(List.of(Claim.MINE, Claim.MINE), List.of(other.take(line), other.take(lost)));
        claims.close();
        other.close();
    }

    @TestFactory
    Stream<DynamicTest> whichever_call_the_database_fails_at_a_member_is_free_again_everywhere() {
        return IntStream.rangeClosed(1, 8)
                .mapToObj(call -> dynamicTest("call " + call, () -> nothingStaysWhenFailingAt(call)));
    }

    /** Two members are taken and given again: four locks, four unlocks. */
    private void nothingStaysWhenFailingAt(int call) throws SQLException {
        var failing = new FailingSource(database, this::killTheOneWithLocks);
        var claims = new AdvisoryClaims(failing.source(), master);
        var other = new AdvisoryClaims(database, master);
        var kept = members.get(2);
        assertEquals(Claim.MINE, claims.take(kept));
        failing.failAt(call);
        var taken = members.subList(0, 2).stream()
                .filter(line -> takenOrThrown(claims, line))
                .toList();
        claims.give(taken);
        failing.heal();
        claims.renew();

        assertEquals(Claim.UNDER_WAY, other.take(kept));
        members.subList(0, 2).forEach(line -> assertEquals(Claim.MINE, other.take(line)));
        claims.give(List.of(kept));
        assertEquals(Claim.MINE, other.take(kept));
        claims.close();
        other.close();
    }

    private static boolean takenOrThrown(AdvisoryClaims claims, RollLineId line) {
        try {
            return claims.take(line) == Claim.MINE;
        } catch (RuntimeException away) {
            return false;
        }
    }

    @Test
    void a_dead_machine_or_server_is_noticed_from_both_ends() throws SQLException {
        var source = new FailingSource(database, () -> {});
        var claims = new AdvisoryClaims(source.source(), master);
        assertEquals(Claim.MINE, claims.take(members.get(0)));
        var session = source.last();
        assertEquals(10_000, session.getNetworkTimeout());
        try (var statement = session.createStatement();
                var rows = statement.executeQuery("select current_setting('tcp_keepalives_idle'),"
                        + " current_setting('tcp_keepalives_interval'), current_setting('tcp_keepalives_count'),"
                        + " current_setting('tcp_user_timeout')")) {
            rows.next();
            assertEquals(
                    List.of("10", "5", "3", "25000"),
                    List.of(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
        }
        claims.close();
    }

    /** And waits for its end, which frees the locks. */
    private void killTheOneWithLocks() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'"
                    + " and database = (select oid from pg_database where datname = current_database())");
        }
    }

    @Test
    void marks_never_say_who_votes_when_printed() {
        var reservation = free(members.get(0));
        assertEquals("Reservation[hidden]", reservation.toString());
        reservation.release();
    }
}
