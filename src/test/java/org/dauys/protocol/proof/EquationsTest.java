package org.dauys.protocol.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class EquationsTest {
    private static final Point P = Seeded.point("equations");
    private static final Term ONE_P = Term.of(Scalar.of(1), P);
    private static final Term TWO_P = Term.of(Scalar.of(2), P);
    private static final Term ONE_G = Term.of(Scalar.of(1), Point.G);

    private static Equations of(Term[]... equations) {
        var made = new Equations();
        Arrays.stream(equations).forEach(terms -> made.add(Step.POSSESSION, "", terms));
        return made;
    }

    private static Term[] terms(Term... terms) {
        return terms;
    }

    /** Else somebody could choose a claim after the weights of its batch. */
    @Test
    void another_point_factor_or_end_of_an_equation_makes_another_statement() {
        var different = List.of(
                of(terms(ONE_P)),
                of(terms(ONE_G)),
                of(terms(TWO_P)),
                of(terms(ONE_P, ONE_G)),
                of(terms(ONE_P), terms(ONE_G)),
                of(terms(ONE_G, ONE_P)),
                of(terms(), terms(ONE_P)));
        assertEquals(
                different.size(),
                different.stream()
                        .map(equations -> HexFormat.of().formatHex(equations.statement()))
                        .distinct()
                        .count());
    }

    /** In a batch its factor is then the weight itself, and short. */
    @Test
    void the_commitment_of_a_proof_comes_first_and_counts_1() {
        var hash = Seeded.hash("equations");
        var range =
                new RangeStatement(hash, "slot", 0, List.of(0, 1), P, List.of(CiphertextSum.of(new Ciphertext(P, P))));
        var branch = new RangeProof.Branch(Point.G, Point.G, Scalar.of(2));
        var equations = new Equations();
        new PossessionProof(Point.G, Scalar.of(2)).verify(hash, P, "", equations);
        new EqualityProof(Point.G, Point.G, Scalar.of(2))
                .verify(new EqualityProof.Statement(hash, P, P, P), "", equations);
        new RangeProof(List.of(branch, branch), List.of(Scalar.of(3))).verify(range, "", equations);
        new BallotSignature(Point.G, Scalar.of(2)).verify(Purpose.CAST, hash, P, hash, "", equations);
        assertEquals(8, equations.list().size());
        equations
                .list()
                .forEach(equation -> assertEquals(ONE_G, equation.terms().get(0), equation::toString));
    }
}
