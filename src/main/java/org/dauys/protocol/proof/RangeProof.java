package org.dauys.protocol.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/**
 * P-3: a ciphertext encrypts one of a list of values; which one stays hidden. A branch for every value; the last branch's
 * challenge is not sent.
 */
public final class RangeProof {
    private static final int POINT = Form.UNCOMPRESSED.length();
    private static final int BRANCH = 2 * POINT + 2 * Scalar.LENGTH;

    private final List<Branch> branches;
    private final List<Scalar> challenges;

    /** {@code A_j}, {@code B_j}, {@code s_j}. */
    record Branch(Point a, Point b, Scalar s) {}

    /** One challenge fewer than branches. */
    RangeProof(List<Branch> branches, List<Scalar> challenges) {
        this.branches = List.copyOf(branches);
        this.challenges = List.copyOf(challenges);
    }

    /** Bytes of a proof for {@code values} values: {@code 194·k − 32}. */
    public static int length(int values) {
        return BRANCH * values - Scalar.LENGTH;
    }

    /** P-3.1. Empty unless {@code wire}, of {@link #length}{@code (values)} bytes, holds points and scalars only. */
    public static Optional<RangeProof> decode(byte[] wire, int values) {
        if (wire.length != length(values)) {
            return Optional.empty();
        }
        var branches = new ArrayList<Branch>();
        var challenges = new ArrayList<Scalar>();
        for (int j = 0; j < values; j++) {
            int at = BRANCH * j;
            boolean last = j == values - 1;
            var a = Point.decode(Arrays.copyOfRange(wire, at, at + POINT), Form.UNCOMPRESSED);
            var b = Point.decode(Arrays.copyOfRange(wire, at + POINT, at + 2 * POINT), Form.UNCOMPRESSED);
            int afterPoints = at + 2 * POINT;
            var c = last ? Optional.of(Scalar.ZERO) : scalar(wire, afterPoints);
            var s = scalar(wire, last ? afterPoints : afterPoints + Scalar.LENGTH);
            if (a.isEmpty() || b.isEmpty() || c.isEmpty() || s.isEmpty()) {
                return Optional.empty();
            }
            branches.add(new Branch(a.get(), b.get(), s.get()));
            challenges.add(c.get());
        }
        return Optional.of(new RangeProof(branches, challenges.subList(0, values - 1)));
    }

    private static Optional<Scalar> scalar(byte[] wire, int at) {
        return Scalar.decode(Arrays.copyOfRange(wire, at, at + Scalar.LENGTH));
    }

    /** The layout of P-3. */
    public byte[] encode() {
        var wire = ByteBuffer.allocate(length(branches.size()));
        for (int j = 0; j < branches.size(); j++) {
            var branch = branches.get(j);
            wire.put(branch.a.encode(Form.UNCOMPRESSED)).put(branch.b.encode(Form.UNCOMPRESSED));
            if (j < challenges.size()) {
                wire.put(challenges.get(j).encode());
            }
            wire.put(branch.s.encode());
        }
        return wire.array();
    }

    /**
     * P-3.2 to P-3.4: {@code s_j·G = A_j + c_j·α} and {@code s_j·K = B_j + c_j·(β − m_j·G)}, with
     * {@code c_{k−1} = H − Σ c_j}. Adds two equations a value.
     *
     * @param statement of as many values as this proof has branches
     */
    public void verify(RangeStatement statement, String place, Equations equations) {
        var complete = new ArrayList<>(challenges);
        complete.add(challenges.stream().reduce(challenge(statement, branches), Scalar::minus)); // P-3.2
        for (int j = 0; j < branches.size(); j++) {
            var terms = terms(branches.get(j).s, Point.G, branches.get(j).a);
            var factor = complete.get(j);
            statement.ciphertexts().forEach(part -> terms.add(Term.of(factor, part.alpha())));
            equations.add(Step.RANGE_ALPHA, place, terms);
        }
        for (int j = 0; j < branches.size(); j++) {
            var terms = terms(branches.get(j).s, statement.key(), branches.get(j).b);
            var factor = complete.get(j);
            statement.ciphertexts().forEach(part -> terms.add(Term.of(factor, part.beta())));
            terms.add(Term.of(times(factor, statement.values().get(j)).negate(), Point.G));
            equations.add(Step.RANGE_BETA, place, terms);
        }
    }

    /** For values that are mostly 0 or 1. */
    private static Scalar times(Scalar challenge, int value) {
        return switch (value) {
            case 0 -> Scalar.ZERO;
            case 1 -> challenge;
            default -> challenge.times(Scalar.of(value));
        };
    }

    private static List<Term> terms(Scalar response, Point base, Point commitment) {
        return new ArrayList<>(List.of(Term.of(Scalar.ONE, commitment), Term.of(response.negate(), base)));
    }

    /** H of P-3.2, for prover and verifier. */
    static Scalar challenge(RangeStatement statement, List<Branch> branches) {
        var transcript = Transcript.of(Tag.RANGE)
                .add("D", statement.contest())
                .add("slot-id", statement.slotId())
                .add("slot-index", statement.slotIndex())
                .add("values", statement.values());
        branches.forEach(branch -> transcript.add("A", branch.a).add("B", branch.b));
        return transcript.challenge();
    }
}
