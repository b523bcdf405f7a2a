package org.dauys.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.board.TestBoards;
import org.dauys.platform.Language;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.TestElection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a manifest and the size of a roll to codes, to what letters say, and to what stands in the record. */
@QuarkusTest
class NewCodesTest {
    private static final Hash ROOT = Hash.sha256(new byte[] {1});

    @Inject
    TestBoards boards;

    private TestElection election;

    @BeforeEach
    void an_election() {
        election = boards.create(plan -> plan).election();
    }

    private NewCodes codes() {
        return new NewCodes(election.manifest(), election.id(), new SecureRandom());
    }

    private static List<String> lines(byte[] document) {
        return new String(document, StandardCharsets.US_ASCII).lines().toList();
    }

    @Test
    void every_code_is_another_and_the_document_has_its_key_in_ascending_order() {
        var codes = codes();
        var made = IntStream.range(0, 200).mapToObj(i -> codes.next()).toList();

        assertEquals(200, new HashSet<>(made).size());
        assertEquals(200, codes.size());
        var lines = lines(codes.document());
        assertEquals(lines.stream().sorted().toList(), lines);
        var keys = made.stream()
                .map(code -> code.key(election.id()).credential().hex() + " all one")
                .sorted()
                .toList();
        assertEquals(keys, lines);
        assertFalse(made.stream()
                .map(code -> code.key(election.id()).credential().hex() + " all one")
                .toList()
                .equals(lines));
    }

    @Test
    void a_generator_that_repeats_itself_gives_no_second_code() {
        var stuck = new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                java.util.Arrays.fill(bytes, (byte) 7);
            }
        };
        var codes = new NewCodes(election.manifest(), election.id(), stuck);
        codes.next();
        assertThrows(IllegalStateException.class, codes::next);
    }

    @Test
    void the_entry_commits_to_the_frozen_roll_and_to_the_credentials() {
        var codes = codes();
        IntStream.range(0, 1000).forEach(i -> codes.next());
        var roll = CredentialRoll.of(election.manifest(), new Roll.Announced(1000, ROOT), codes.document())
                .value()
                .orElseThrow();
        var entries = roll.entries(election.id());

        var head = assertInstanceOf(
                Entry.RollHead.class,
                EntryReader.read(entries.get(0)).value().orElseThrow().content());
        assertEquals(new Roll.Announced(1000, ROOT), head.members());
        assertEquals(1000, head.credentials().size());
        assertEquals(head, roll.head());
        assertEquals(entries.size() - 1, head.document().parts());
        assertEquals(
                Roll.parse(codes.document(), election.manifest())
                        .value()
                        .orElseThrow()
                        .root(),
                head.credentials().root());
    }

    @Test
    void as_many_codes_as_members_or_no_entry() {
        var codes = codes();
        codes.next();
        codes.next();
        assertRefused(
                Rule.M_5_4, CredentialRoll.of(election.manifest(), new Roll.Announced(3, ROOT), codes.document()));
        assertRefused(Rule.M_5_4, CredentialRoll.of(election.manifest(), new Roll.Announced(0, ROOT), new byte[0]));
    }

    private static void assertRefused(Rule rule, Outcome<?> outcome) {
        assertEquals(Optional.of(rule), outcome.refusal().map(refusal -> refusal.rule()));
    }

    @Test
    void letters_say_what_the_manifest_says() {
        var notices = Notice.of(election.manifest(), election.id());
        assertEquals(List.of(Language.values()), new ArrayList<>(notices.keySet()));
        var notice = notices.get(Language.RU);
        var terms = election.manifest().terms();
        assertEquals(Language.RU, notice.language());
        assertEquals(terms.organisation().ru(), notice.organisation());
        assertEquals(terms.title().ru(), notice.title());
        assertEquals(
                terms.contests().stream().map(contest -> contest.title().ru()).toList(), notice.contests());
        assertEquals(terms.schedule().closes(), notice.closes());
        assertEquals(terms.address() + "/vote", notice.address());
        assertEquals(Fingerprint.of(election.id()).toString(), notice.fingerprint());
        assertFalse(notice.twoFactor());
        assertTrue(notice.apart() && notice.revote() && notice.reissued());
        assertEquals(Optional.empty(), notice.registrar());
    }

    @Test
    void many_questions_are_counted_and_not_all_named() {
        var many = boards.create(plan -> IntStream.range(0, 7)
                        .mapToObj(i -> "q" + i)
                        .reduce(plan, (so, id) -> so.single(id, 2, false), (one, other) -> one))
                .election();
        var notice = Notice.of(many.manifest(), many.id()).get(Language.KK);
        assertEquals(4, notice.contests().size());
        assertEquals(3, notice.more());
    }
}
