package org.dauys.roll.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.roll.Card;
import org.dauys.roll.Line;
import org.dauys.roll.RollImports;
import org.dauys.roll.Rolls;
import org.dauys.roll.Rolls.Freezing;
import org.dauys.roll.Rolls.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PostgresRollsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @Inject
    Rolls rolls;

    @Inject
    RollImports imports;

    @Inject
    Elections elections;

    @Inject
    DataSource database;

    private final ElectionId election = new ElectionId(UUID.randomUUID());

    @BeforeEach
    void three_members(@TempDir Path folder) throws IOException {
        var slug = Slug.of("e" + election.value().toString().substring(0, 8)).orElseThrow();
        elections.create(election, slug, Drafts.complete(), new StaffId(UUID.randomUUID()), NOW);
        var file = Files.writeString(
                folder.resolve("roll.csv"),
                "card,name,email\n12-Я,Яна Ким,a@b.kz\n7,Әлия Ғани,\n8,Азат Иванов,c@d.kz\nAB 9,Іңкәр Ұлжан,\n");
        imports.replace(election, imports.check(election, "roll.csv", file, NOW).id());
    }

    private Line line(String card) {
        return rolls.line(election, Card.read(card).orElseThrow()).orElseThrow();
    }

    private List<String> found(String search) {
        return rolls.lines(election, search, 0, 10).stream()
                .map(line -> line.member().name().split(" ")[0])
                .toList();
    }

    @Test
    void members_stand_by_the_kazakh_alphabet() {
        assertEquals(List.of("Азат", "Әлия", "Іңкәр", "Яна"), found(""));
        assertEquals(4, rolls.count(election, ""));
        assertEquals(2, rolls.roll(election).withoutEmail());
        assertEquals(
                List.of("Әлия", "Іңкәр"),
                rolls.lines(election, "", 1, 2).stream()
                        .map(line -> line.member().name().split(" ")[0])
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "алия, Әлия",
        "ғани, Әлия",
        "ГАНИ, Әлия",
        "инкар ул, Іңкәр",
        "8, Азат",
        "ав9, Іңкәр",
        "ab 9, Іңкәр",
        "12, Яна"
    })
    void a_member_is_found_by_part_of_the_name_or_by_card(String search, String name) {
        assertEquals(List.of(name), found(search));
        assertEquals(1, rolls.count(election, search));
    }

    @Test
    void the_same_card_in_another_election_is_another_line() {
        assertEquals(
                Optional.empty(),
                rolls.line(new ElectionId(UUID.randomUUID()), Card.read("7").orElseThrow()));
        assertEquals(0, rolls.roll(new ElectionId(UUID.randomUUID())).size());
    }

    @Test
    void freezing_fixes_a_root_under_which_every_member_has_a_proof() {
        assertEquals(Optional.empty(), rolls.proof(line("7").id()));
        assertEquals(Freezing.DONE, rolls.freeze(election, "all", "one", NOW));

        var frozen = rolls.roll(election).frozen().orElseThrow();
        for (var card : List.of("7", "8", "ab9", "12-Я")) {
            var proof = rolls.proof(line(card).id()).orElseThrow();
            assertEquals(frozen, proof.roll());
            assertEquals(4, proof.size());
            var leaf = TreeHash.leaf(proof.member().digest().encode());
            assertTrue(MerkleProofs.includes(leaf, proof.index(), 4, proof.path(), frozen.root()), card);
            assertFalse(MerkleProofs.includes(leaf, (proof.index() + 1) % 4, 4, proof.path(), frozen.root()));
        }
    }

    @Test
    void a_roll_is_frozen_once_and_not_when_empty() {
        var empty = new ElectionId(UUID.randomUUID());
        elections.create(
                empty,
                Slug.of("x" + empty.value().toString().substring(0, 8)).orElseThrow(),
                Drafts.complete(),
                new StaffId(UUID.randomUUID()),
                NOW);
        assertEquals(Freezing.EMPTY, rolls.freeze(empty, "all", "one", NOW));
        assertEquals(Optional.empty(), rolls.roll(empty).frozen());

        assertEquals(Freezing.DONE, rolls.freeze(election, "all", "one", NOW));
        var root = rolls.roll(election).frozen().orElseThrow().root();
        assertEquals(Freezing.NOTHING_TO_DO, rolls.freeze(election, "all", "one", NOW));
        assertEquals(root, rolls.roll(election).frozen().orElseThrow().root());
    }

    @Test
    void a_roll_thaws_until_it_is_too_late_and_freezes_with_other_salts() {
        rolls.freeze(election, "all", "one", NOW);
        var root = rolls.roll(election).frozen().orElseThrow().root();

        assertEquals(Freezing.TOO_LATE, rolls.thaw(election, () -> true));
        assertEquals(root, rolls.roll(election).frozen().orElseThrow().root());
        assertEquals(Freezing.DONE, rolls.thaw(election, () -> false));
        assertEquals(Optional.empty(), rolls.roll(election).frozen());
        assertEquals(Optional.empty(), rolls.proof(line("7").id()));
        assertEquals(Freezing.NOTHING_TO_DO, rolls.thaw(election, () -> false));

        rolls.freeze(election, "all", "one", NOW);
        assertNotEquals(root, rolls.roll(election).frozen().orElseThrow().root());
        assertEquals(rolls.roll(election).frozen(), rolls.proof(line("7").id()).map(Proof::roll));
    }

    @Test
    void work_that_needs_a_frozen_roll_is_not_begun_otherwise() {
        assertEquals(Optional.empty(), rolls.whileFrozen(election, () -> "done"));
        rolls.freeze(election, "all", "one", NOW);
        assertEquals(Optional.of("done"), rolls.whileFrozen(election, () -> "done"));
    }

    @Test
    void no_salt_lies_in_the_database_in_clear() throws SQLException {
        rolls.freeze(election, "all", "one", NOW);
        var salt = rolls.proof(line("7").id()).orElseThrow().member().salt();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select salt from roll_digest where line = ?")) {
            query.setObject(1, line("7").id().value());
            var row = query.executeQuery();
            assertTrue(row.next());
            var stored = row.getBytes(1);
            assertFalse(HexFormat.of().formatHex(stored).contains(salt.hex()));
        }
    }
}
