package org.dauys.protocol.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey.Use;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {
    private static final Instant NOW = Instant.parse("2026-10-06T14:00:00Z");
    private static final NoteSigner LOG = signer("log.example", Use.LOG);
    private static final List<NoteSigner> WITNESSES =
            List.of(signer("a", Use.WITNESS), signer("b", Use.WITNESS), signer("c", Use.WITNESS));
    /** {@code log}, and the witnesses a, b and c. */
    private static final String KNOWN = "log " + LOG.key().vkey() + "\n" + known(0) + known(1) + known(2);

    private static NoteSigner signer(String name, Use use) {
        return NoteSigner.of(name, Seeded.bytes("policy " + name), use);
    }

    private static String known(int witness) {
        var key = WITNESSES.get(witness).key();
        return "witness " + key.name() + " " + key.vkey() + "\n";
    }

    /** A head of this log, cosigned by the first so many witnesses. */
    private static Checkpoint head(NoteSigner log, String origin, int witnesses) {
        var text = Checkpoint.text(origin, 3, Hash.ZERO);
        var lines = new ArrayList<>(List.of(log.sign(text)));
        WITNESSES.subList(0, witnesses).forEach(witness -> lines.add(witness.cosign(text, NOW)));
        return Checkpoint.parse(Bytes.utf8(Checkpoint.note(text, lines))).orElseThrow();
    }

    private static Checkpoint head(int witnesses) {
        return head(LOG, LOG.key().name(), witnesses);
    }

    /** How many of a, b, c (in this order) have to have cosigned a head; 4 if all of them are too few. */
    private static int needed(String rules) {
        var policy = TrustPolicy.parse(KNOWN + rules).orElseThrow();
        int needed = 0;
        while (needed <= 3 && !policy.accepts(head(needed))) {
            needed++;
        }
        for (int more = needed; more <= 3; more++) {
            assertTrue(policy.accepts(head(more)));
        }
        return needed;
    }

    @Test
    void a_quorum_is_a_witness_a_group_or_none() {
        assertEquals(0, needed("quorum none"));
        assertEquals(1, needed("quorum a"));
        assertEquals(2, needed("quorum b"));
        assertEquals(1, needed("group any-of any a b c\nquorum any-of"));
        assertEquals(2, needed("group two 2 a b c\nquorum two"));
        assertEquals(3, needed("group all-of all a b c\nquorum all-of"));
        assertEquals(3, needed("group all-of 3 a b c\nquorum all-of"));
        assertEquals(3, needed("group pair any a b\ngroup both all pair c\nquorum both"));
        assertEquals(1, needed("group one all a\nquorum one"));
    }

    @Test
    void comments_empty_lines_and_addresses_are_read_over() {
        assertEquals(1, needed("\n# quorum c\n  \n\tquorum \t a  \n"));
        var addresses = KNOWN.replaceAll("(?m)^(.+)$", "$1 https://somewhere.example");
        assertTrue(TrustPolicy.parse(addresses + "quorum a").orElseThrow().accepts(head(1)));
    }

    @Test
    void a_head_is_signed_by_a_known_log_under_its_name() {
        var policy = TrustPolicy.parse(KNOWN + "quorum none").orElseThrow();
        assertTrue(policy.accepts(head(0)));
        assertFalse(policy.accepts(head(LOG, "other.example", 0)));
        assertFalse(policy.accepts(head(signer("other.example", Use.LOG), "log.example", 0)));
        assertFalse(TrustPolicy.parse("quorum none").orElseThrow().accepts(head(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum",
                "quorum d",
                "quorum a b",
                "quorum a\nquorum a",
                "quorum a\nquorum none",
                "quorum a\nsomething else",
                "log\nquorum a",
                "log no-key\nquorum a",
                "witness d\nquorum a",
                "witness d no-key\nquorum a",
                "group g 1\nquorum a",
                "group g 0 a b\nquorum g",
                "group g 3 a b\nquorum g",
                "group g 01 a b\nquorum g",
                "group g x a b\nquorum g",
                "group g any d\nquorum g",
                "group g any a a\nquorum g",
                "group g any a\ngroup h any a\nquorum g",
                "group a any b c\nquorum a",
                "group none any a\nquorum none",
            })
    void what_is_no_policy_is_refused(String rules) {
        assertFalse(TrustPolicy.parse(KNOWN + rules).isPresent());
    }

    @Test
    void no_key_is_known_twice_and_no_line_has_a_word_too_many() {
        for (var bad : List.of(
                "log " + LOG.key().vkey() + "\n",
                "witness d " + WITNESSES.get(0).key().vkey() + "\n",
                "log " + signer("other", Use.LOG).key().vkey() + " a b\n",
                "witness d " + signer("d", Use.WITNESS).key().vkey() + " a b\n",
                "witness none " + signer("d", Use.WITNESS).key().vkey() + "\n",
                "log " + signer("d", Use.WITNESS).key().vkey() + "\n")) {
            assertFalse(TrustPolicy.parse(KNOWN + bad + "quorum a").isPresent(), bad);
        }
    }

    @Test
    void a_policy_has_at_most_200_lines() {
        var rest = "quorum a" + "\n#".repeat(195);
        assertTrue(TrustPolicy.parse(KNOWN + rest).isPresent());
        assertFalse(TrustPolicy.parse(KNOWN + rest + "\n#").isPresent());
    }
}
