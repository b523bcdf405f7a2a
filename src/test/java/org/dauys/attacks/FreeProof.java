package org.dauys.attacks;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.proof.Step;

/** The numbers of a P-3, chosen freely: a branch for every value that its maker likes to speak of. */
record FreeProof(List<Branch> branches) {
    record Branch(Point a, Point b, Scalar c, Scalar s) {}

    /** As it is sent, the last challenge left out; read by the rules of P-3.1. */
    RangeProof sent() {
        var parts = new ArrayList<byte[]>();
        for (int j = 0; j < branches.size(); j++) {
            var branch = branches.get(j);
            parts.add(branch.a.encode(Form.UNCOMPRESSED));
            parts.add(branch.b.encode(Form.UNCOMPRESSED));
            if (j < branches.size() - 1) {
                parts.add(branch.c.encode());
            }
            parts.add(branch.s.encode());
        }
        return RangeProof.decode(Bytes.concat(parts.toArray(byte[][]::new)), branches.size())
                .orElseThrow();
    }

    /** What a verifier says that hashes to {@code challenge}, whatever it may have forgotten to hash. */
    boolean holds(RangeStatement statement, Scalar challenge) {
        var sum = branches.stream().map(Branch::c).reduce(Scalar.ZERO, Scalar::plus);
        var equations = new Equations();
        for (int j = 0; j < branches.size(); j++) {
            for (var terms :
                    equations(branches.get(j), statement, statement.values().get(j))) {
                equations.add(Step.RANGE_ALPHA, "", terms.toArray(Term[]::new));
            }
        }
        return sum.equals(challenge) && equations.refused().isEmpty();
    }

    /** {@code s·G = A + c·α} and {@code s·K = B + c·(β − m·G)}. */
    static List<List<Term>> equations(Branch branch, RangeStatement statement, int m) {
        var minusC = branch.c.negate();
        return List.of(
                List.of(
                        Term.of(branch.s, Point.G),
                        Term.of(Scalar.ONE.negate(), branch.a),
                        Term.of(minusC, statement.ciphertexts().get(0).alpha())),
                List.of(
                        Term.of(branch.s, statement.key()),
                        Term.of(Scalar.ONE.negate(), branch.b),
                        Term.of(minusC, statement.ciphertexts().get(0).beta()),
                        Term.of(branch.c.times(Scalar.of(m)), Point.G)));
    }
}
