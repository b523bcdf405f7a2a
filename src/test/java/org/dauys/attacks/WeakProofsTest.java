package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.ballot.BallotBytes;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ballot.Forger;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.FixedScalars;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.RangeProver;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

/** Forgers of range proofs beat a verifier that hashes or counts less than ours, and never ours. */
class WeakProofsTest {
    private static final Point K = Seeded.point("attacked joint key");
    private static final List<Integer> BIT = List.of(0, 1);

    @Test
    void a05_who_chooses_the_statement_after_the_challenge_beats_only_a_hash_without_it() {
        Tries.share(2, i -> {
            var forger = new RangeForger("a05 " + i, K, i % 2 == 0 ? BIT : List.of(1));
            var forged = forger.afterTheChallenge();
            var statement = forger.statement(forged.ciphertext());
            assertTrue(forged.proof().holds(statement, forger.withoutTheStatement(forged.proof())));
            assertFalse(holds(forged.proof().sent(), statement));
        });
    }

    @Test
    void a05_who_chooses_the_commitments_after_the_challenge_beats_only_a_hash_without_them() {
        var values = List.of(Scalar.of(5), Scalar.of(-1), Scalar.of(1_000_000), Seeded.scalar("any value"));
        Tries.share(2, i -> {
            var forger = new RangeForger("a05 too " + i, K, BIT);
            var statement = forger.statement(forger.encrypt(values.get(i % values.size()), forger.scalar("r")));
            var forged = forger.beforeTheCommitments(statement);
            assertTrue(forged.holds(statement, RangeForger.withoutTheCommitments(statement)));
            assertFalse(holds(forged.sent(), statement));
        });
    }

    @Test
    void a15_a_proof_has_the_branches_that_the_manifest_asks_for() {
        var five = new RangeForger("a15", K, List.of(5));
        var ciphertext = five.encrypt(Scalar.of(5), five.scalar("r"));
        var asked = new RangeForger("a15", K, BIT).statement(ciphertext);
        var brought = five.statement(ciphertext);
        var one = new RangeProver(brought, 5, Seeded.secret(five.scalar("r")), new FixedScalars("a15")).prove();
        assertTrue(holds(one, brought), "who takes the values from the ballot believes 5");
        assertTrue(new FreeProof(List.of()).holds(asked, Scalar.ZERO), "who takes the branches from it believes all");

        var three = new RangeForger("a15", K, List.of(0, 1, 5));
        var more = three.beforeTheCommitments(three.statement(ciphertext)).sent();
        for (var wire : List.of(new byte[0], one.encode(), more.encode())) {
            assertEquals(
                    Optional.empty(), RangeProof.decode(wire, asked.values().size()));
        }
        assertEquals(Optional.empty(), RangeProof.decode(new byte[0], 0));
    }

    /** A verifier of totals alone believes 2 and −1; one of options alone believes that two of one were chosen. */
    @Test
    void a14_neither_the_options_proofs_nor_the_totals_are_enough_alone() {
        var chair = new Definition("chair", Kind.SINGLE, 1, 1, false, List.of("a", "b"));
        var terms = new BallotTerms(
                Seeded.hash("a14"), K, List.of(Contest.of(0, chair).orElseThrow()));
        assertEquals(List.of(false, false, true), proofs(terms, 2, -1));
        assertEquals(List.of(true, true, false), proofs(terms, 1, 1));
        assertEquals(List.of(false, true, false), proofs(terms, 1_000_000, 0));
        assertEquals(List.of(true, true, true), proofs(terms, 1, 0));
    }

    /** Which proofs of a best effort hold: each option's, and the total's. */
    private static List<Boolean> proofs(BallotTerms terms, Integer... values) {
        var key = CredentialKey.of(Seeded.secret("a14 voter"));
        var head = new BallotHead(terms.opened(), key.credential(), 1, Hash.ZERO);
        var forged = Forger.of(terms).forge(head, List.of(List.of(values)));
        var ballot = new BallotBytes(terms, forged.sign(key, Purpose.CAST, Seeded.bytes("a14")));
        var hold = new ArrayList<Boolean>();
        for (int slot = 0; slot <= values.length; slot++) {
            var statement = ballot.statement(head, 0, slot);
            int branches = statement.values().size();
            var wire = ballot.part(ballot.proof(0, slot), RangeProof.length(branches));
            hold.add(holds(RangeProof.decode(wire, branches).orElseThrow(), statement));
        }
        return hold;
    }

    private static boolean holds(RangeProof proof, RangeStatement statement) {
        var equations = new Equations();
        proof.verify(statement, "", equations);
        return equations.refused().isEmpty();
    }
}
