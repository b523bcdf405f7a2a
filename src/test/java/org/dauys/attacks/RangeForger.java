package org.dauys.attacks;

import java.util.ArrayList;
import java.util.List;
import org.dauys.attacks.FreeProof.Branch;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;

/**
 * Forges proofs of values that are not in the list, for verifiers with a weak Fiat–Shamir transform (Bernhard, Pereira,
 * Warinschi, Asiacrypt 2012).
 *
 * @param name of the attempt: another one forges with other numbers
 */
record RangeForger(String name, Point key, Slot slot, List<Integer> values) {
    /** Where in a contest. */
    record Slot(String id, int index) {}

    RangeForger(String name, Point key, List<Integer> values) {
        this(name, key, new Slot("a", 0), values);
    }

    /** A ciphertext, and what is to pass for a proof that it encrypts one of the values. */
    record Forged(Ciphertext ciphertext, FreeProof proof) {}

    /** The weak transcript that forgets the ciphertext and its place: D. */
    Scalar withoutTheStatement(FreeProof proof) {
        var transcript = Transcript.of(Tag.RANGE)
                .add("slot-id", slot.id())
                .add("slot-index", slot.index())
                .add("values", values);
        proof.branches().forEach(branch -> transcript.add("A", branch.a()).add("B", branch.b()));
        return transcript.challenge();
    }

    /** The weak transcript that forgets the commitments: of the statement alone. */
    static Scalar withoutTheCommitments(RangeStatement statement) {
        return Transcript.of(Tag.RANGE)
                .add("D", statement.contest())
                .add("slot-id", statement.slotId())
                .add("slot-index", statement.slotIndex())
                .add("values", statement.values())
                .challenge();
    }

    /**
     * Against {@link #withoutTheStatement}: fixes {@code A_j = a_j·G}, {@code B_j = a_j·K}, but {@code B_0 = a_0·K + u·G}; learns the
     * challenge H; gives all of it to branch 0, and encrypts {@code m_0 − u/H}, for which that branch holds.
     */
    Forged afterTheChallenge() {
        var u = scalar("u");
        var fixed = new ArrayList<Branch>();
        for (int j = 0; j < values.size(); j++) {
            var a = scalar("a " + j);
            var b = key.times(a).plus(Point.G.times(j == 0 ? u : Scalar.ZERO));
            fixed.add(new Branch(point(Point.G.times(a)), point(b), Scalar.ZERO, a));
        }
        var h = withoutTheStatement(new FreeProof(fixed));
        var r = scalar("r");
        var first = fixed.get(0);
        fixed.set(0, new Branch(first.a(), first.b(), h, first.s().plus(h.times(r))));
        var value = Scalar.of(values.get(0)).minus(u.times(h.inverse()));
        return new Forged(encrypt(value, r), new FreeProof(fixed));
    }

    /** Against {@link #withoutTheCommitments}: any ciphertext, for the challenge is known before the commitments are. */
    FreeProof beforeTheCommitments(RangeStatement statement) {
        var rest = withoutTheCommitments(statement);
        var branches = new ArrayList<Branch>();
        for (int j = 0; j < values.size(); j++) {
            var c = j == values.size() - 1 ? rest : scalar("c " + j);
            rest = rest.minus(c);
            branches.add(simulated(statement, values.get(j), c, scalar("s " + j)));
        }
        return new FreeProof(branches);
    }

    private static Branch simulated(RangeStatement statement, int m, Scalar c, Scalar s) {
        var ciphertext = statement.ciphertexts().get(0);
        var shifted = ciphertext.beta().minus(Point.G.times(Scalar.of(m)));
        return new Branch(
                point(Point.G.times(s).minus(ciphertext.alpha().times(c))),
                point(statement.key().times(s).minus(shifted.times(c))),
                c,
                s);
    }

    Ciphertext encrypt(Scalar value, Scalar r) {
        return new Ciphertext(point(Point.G.times(r)), point(key.times(r).plus(Point.G.times(value))));
    }

    Scalar scalar(String use) {
        return Seeded.scalar(name + " " + use);
    }

    static Point point(Element element) {
        return element.point().orElseThrow();
    }

    RangeStatement statement(Ciphertext ciphertext) {
        return new RangeStatement(
                Seeded.hash(name), slot.id(), slot.index(), values, key, List.of(CiphertextSum.of(ciphertext)));
    }
}
