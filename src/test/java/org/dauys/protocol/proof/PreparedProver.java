package org.dauys.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.RangeProof.Branch;

/** P-3, a prover with all commitments made before and scalars that are no secrets: it hashes and answers. */
public final class PreparedProver {
    private PreparedProver() {}

    /** The commitment of the true branch: {@code A = w·G}, {@code B = w·K}. */
    public record Own(Point a, Point b, Scalar w) {}

    /** A simulated branch. */
    public record Other(Point a, Point b, Scalar c, Scalar s) {}

    /**
     * @param truth index of the true branch
     * @param others in order, all but that
     * @param r the ciphertext's randomness
     */
    public static RangeProof prove(RangeStatement statement, int truth, Own own, List<Other> others, Scalar r) {
        var branches = new ArrayList<Branch>();
        var challenges = new ArrayList<Scalar>();
        for (var other : others) {
            branches.add(new Branch(other.a, other.b, other.s));
            challenges.add(other.c);
        }
        branches.add(truth, new Branch(own.a, own.b, Scalar.ZERO));
        var c = challenges.stream().reduce(RangeProof.challenge(statement, branches), Scalar::minus);
        challenges.add(truth, c);
        branches.set(truth, new Branch(own.a, own.b, own.w.plus(c.times(r))));
        return new RangeProof(branches, challenges.subList(0, challenges.size() - 1));
    }
}
