package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.FixedScalars;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.RangeProver;
import org.dauys.protocol.vectors.Seeded;

/**
 * A prover who encrypts whatever it likes and then follows the protocol, claiming the nearest lawful value. With lawful
 * values it is an honest prover with randomness of its own.
 */
public record Forger(BallotTerms terms, IntFunction<Scalar> randomness, Map<Integer, Ciphertext> planted) {
    /** @param randomness of a slot, the slots of the i-th contest being numbered from 100·i */
    public Forger(BallotTerms terms, IntFunction<Scalar> randomness) {
        this(terms, randomness, Map.of());
    }

    public static Forger of(BallotTerms terms) {
        return of(terms, "forger's r");
    }

    /** Under another name it forges with other randomness. */
    public static Forger of(BallotTerms terms, String name) {
        return new Forger(terms, slot -> Seeded.scalar(name + " " + slot));
    }

    /** The same, with a ciphertext of somebody else's making in that slot; what stands there as its proof is none. */
    public Forger planting(int slot, Ciphertext ciphertext) {
        return new Forger(terms, randomness, Map.of(slot, ciphertext));
    }

    public UnsignedBallot forge(BallotHead head, List<List<Integer>> values) {
        var contests = IntStream.range(0, values.size())
                .mapToObj(i -> forge(head, terms.contests().get(i), values.get(i), 100 * i))
                .toList();
        return new UnsignedBallot(head, contests);
    }

    private ProvedContest forge(BallotHead head, Contest contest, List<Integer> values, int first) {
        var rs = IntStream.range(0, values.size())
                .mapToObj(slot -> randomness.apply(first + slot))
                .toList();
        var ciphertexts = IntStream.range(0, values.size())
                .mapToObj(slot ->
                        planted.getOrDefault(first + slot, encrypt(values.get(slot), Seeded.secret(rs.get(slot)))))
                .toList();
        var encrypted = new EncryptedContest(contest, ciphertexts);
        var proofs = new ArrayList<RangeProof>();
        for (var statement : encrypted.statements(head, terms.jointKey())) {
            int slot = statement.slotIndex();
            boolean total = slot == values.size();
            int value = total ? weighted(contest, values) : values.get(slot);
            var r = total ? weightedScalars(contest, rs) : rs.get(slot);
            int claimed = nearest(statement.values(), value);
            var scalars = new FixedScalars("forger " + (first + slot));
            proofs.add(new RangeProver(statement, claimed, Seeded.secret(r), scalars).prove());
        }
        return new ProvedContest(encrypted, proofs);
    }

    private Ciphertext encrypt(int value, SecretScalar r) {
        var beta = r.times(terms.jointKey()).plus(Point.G.times(Scalar.of(value)));
        return new Ciphertext(r.timesG(), beta.point().orElseThrow());
    }

    private static int nearest(List<Integer> values, int value) {
        return Math.max(values.get(0), Math.min(values.get(values.size() - 1), value));
    }

    private static int weighted(Contest contest, List<Integer> values) {
        return IntStream.range(0, values.size())
                .map(slot -> contest.weights().get(slot) * values.get(slot))
                .sum();
    }

    private static Scalar weightedScalars(Contest contest, List<Scalar> rs) {
        return IntStream.range(0, rs.size())
                .mapToObj(slot -> rs.get(slot).times(Scalar.of(contest.weights().get(slot))))
                .reduce(Scalar.ZERO, Scalar::plus);
    }
}
