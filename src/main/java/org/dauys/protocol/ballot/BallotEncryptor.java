package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.RangeProver;

/** B-7: the unsigned ballot as a function of head, choices and seed. */
public final class BallotEncryptor {
    private BallotEncryptor() {}

    /** Encrypts and proves {@code choices}, bound to {@code head}. */
    public static UnsignedBallot encrypt(BallotHead head, Choices choices, BallotSeed seed) {
        var terms = choices.terms();
        var contests = IntStream.range(0, terms.contests().size())
                .mapToObj(i -> encrypt(head, terms.jointKey(), terms.contests().get(i), choices.values(i), seed))
                .toList();
        return new UnsignedBallot(head, contests);
    }

    private static ProvedContest encrypt(
            BallotHead head, Point jointKey, Contest contest, List<Integer> values, BallotSeed seed) {
        var randomness = IntStream.range(0, values.size())
                .mapToObj(slot -> seed.randomness(contest, slot))
                .toList();
        var ciphertexts = IntStream.range(0, values.size())
                .mapToObj(slot -> Ciphertext.ofBit(jointKey, values.get(slot) == 1, randomness.get(slot)))
                .toList();
        var encrypted = new EncryptedContest(contest, ciphertexts);
        return new ProvedContest(encrypted, prove(encrypted, head, jointKey, values, randomness, seed));
    }

    /** The statements' secrets: the slots' values and randomness, then the total's. */
    private static List<RangeProof> prove(
            EncryptedContest encrypted,
            BallotHead head,
            Point jointKey,
            List<Integer> values,
            List<SecretScalar> randomness,
            BallotSeed seed) {
        var contest = encrypted.contest();
        var proofs = new ArrayList<RangeProof>();
        for (var statement : encrypted.statements(head, jointKey)) {
            int slot = statement.slotIndex();
            boolean total = slot == values.size();
            int value = total ? total(contest, values) : values.get(slot);
            var r = total ? total(randomness, contest) : randomness.get(slot);
            proofs.add(new RangeProver(statement, value, r, seed.proof(contest, slot)).prove());
        }
        return proofs;
    }

    private static int total(Contest contest, List<Integer> values) {
        return IntStream.range(0, values.size())
                .map(slot -> contest.weights().get(slot) * values.get(slot))
                .sum();
    }

    private static SecretScalar total(List<SecretScalar> randomness, Contest contest) {
        return IntStream.range(0, randomness.size())
                .mapToObj(slot ->
                        randomness.get(slot).times(Scalar.of(contest.weights().get(slot))))
                .reduce(SecretScalar::plus)
                .orElseThrow();
    }
}
