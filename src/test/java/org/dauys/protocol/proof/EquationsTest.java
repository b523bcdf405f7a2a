package org.dauys.protocol.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
}
