package org.dauys.notice.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dauys.election.ElectionId;
import org.dauys.notice.Notice;
import org.dauys.notice.Outbox;
import org.dauys.roll.RollLineId;
import org.dauys.testing.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the past, where no other test has anything due. */
@QuarkusTest
class PostgresOutboxTest {
    private static final Instant QUARTER = Instant.parse("2001-01-01T00:15:00Z");
    private static final Instant LATER = QUARTER.plus(Duration.ofMinutes(15));
    private static final int MANY = 60;

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    private final ElectionId election = new ElectionId(UUID.randomUUID());
    private final List<Notice> notices = IntStream.range(0, MANY)
            .mapToObj(i -> new Notice(election, new RollLineId(UUID.randomUUID()), QUARTER, 1, false))
            .toList();

    @BeforeEach
    void empty() throws SQLException {
        rows("delete from notice_due returning line");
    }

    @Test
    void e05_what_two_nodes_know_of_a_member_is_one_notice() {
        outbox.write(notices);
        outbox.write(notices.stream()
                .limit(1)
                .map(one -> new Notice(election, one.member(), QUARTER, 2, true))
                .toList());
        var taken = outbox.take(QUARTER, LATER, 2 * MANY);
        assertEquals(MANY, taken.size());
        assertTrue(taken.contains(new Notice(election, notices.get(0).member(), QUARTER, 3, true)));
    }

    @Test
    void e05_two_nodes_that_send_at_once_send_each_notice_once() {
        outbox.write(notices);
        var taken =
                Together.map(8, IntStream.range(0, 16).boxed().toList(), i -> outbox.take(QUARTER, LATER, 10)).stream()
                        .flatMap(List::stream)
                        .toList();
        assertEquals(MANY, taken.size());
        assertEquals(Set.copyOf(notices), Set.copyOf(taken));
    }

    @Test
    void nothing_is_taken_before_its_time_and_nothing_that_was_delivered() {
        outbox.write(notices);
        assertEquals(List.of(), outbox.take(QUARTER.minusSeconds(1), LATER, MANY));
        var taken = outbox.take(QUARTER, LATER, MANY / 2);
        outbox.delivered(taken);
        assertEquals(MANY - taken.size(), outbox.take(QUARTER, LATER, MANY).size());
        assertEquals(List.of(), outbox.take(LATER.minusSeconds(1), LATER, MANY));
        assertEquals(MANY - taken.size(), outbox.take(LATER, LATER, MANY).size(), "not delivered, so once more");
    }

    @Test
    void what_cannot_be_delivered_is_tried_a_number_of_times_and_forgotten() {
        outbox.write(notices);
        for (int i = 0; i < Outbox.TRIES; i++) {
            assertEquals(MANY, outbox.take(QUARTER, QUARTER, MANY).size());
        }
        assertEquals(List.of(), outbox.take(QUARTER, QUARTER, MANY));
        assertEquals(MANY, outbox.giveUp(QUARTER));
        assertEquals(0, outbox.giveUp(QUARTER));
    }

    /** Neither the place on disk nor the transaction tells who voted before whom; nothing of it is in the write-ahead log. */
    @Test
    void e05_rows_say_nothing_of_the_order_of_ballots() throws SQLException {
        outbox.write(notices);
        var onDisk = rows("select line from notice_due order by ctid");
        var written = notices.stream().map(one -> one.member().toString()).toList();
        assertEquals(Set.copyOf(written), Set.copyOf(onDisk));
        assertNotEquals(written, onDisk);
        assertEquals(1, rows("select distinct xmin::text from notice_due").size());
        assertEquals(List.of("u"), rows("select relpersistence::text from pg_class where relname = 'notice_due'"));
        assertEquals(
                Stream.of("again", "ballots", "election", "line", "quarter", "replaced", "tries")
                        .collect(Collectors.toSet()),
                Set.copyOf(rows(
                        "select column_name::text from information_schema.columns where table_name = 'notice_due'")));
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found = query.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
