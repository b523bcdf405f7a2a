package org.dauys.protocol.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.RecordingProduct;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.proof.Equations.Refused;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.StuckRandom;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Point P = Seeded.point("batch");
    private static final Point TWO_P = P.plus(P).point().orElseThrow();

    private final RecordingProduct engine = new RecordingProduct();
    private final Batch batch = new Batch(engine, new SecureRandom());

    @Test
    void passes_true_equations_with_one_product_and_each_point_once() {
        var equations = equations(0, 0, 0, 0);
        assertEquals(Optional.empty(), batch.refused(equations));
        assertEquals(1, engine.calls());
        assertEquals(3, engine.asked(0).size(), "P, 2P and G");
    }

    @Test
    void multiplies_a_common_point_once_over_many_claims() {
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                batch.refusedOfEach(List.of(equations(0), equations(0, 0), equations(0))));
        assertEquals(3 * 2 + 1, engine.asked(0).size(), "P and 2P of each, and G");
    }

    @Test
    void passes_true_claims_that_need_the_common_point() {
        var twoG = Point.G.plus(Point.G).point().orElseThrow();
        var claim = new Equations();
        claim.add(Step.POSSESSION, "", Term.of(Scalar.of(2), Point.G), Term.of(Scalar.of(-1), twoG));
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                batch.refusedOfEach(List.of(claim, claim, claim)));
        assertEquals(1, engine.calls(), "none had to be looked for");
    }

    @Test
    void passes_no_equations() {
        assertEquals(Optional.empty(), batch.refused(new Equations()));
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                batch.refusedOfEach(List.of(new Equations(), new Equations())));
        assertEquals(List.of(), batch.refusedOfEach(List.of()));
    }

    @Test
    void names_the_first_false_equation_wherever_it_stands() {
        for (int at = 0; at < 5; at++) {
            var errors = new int[] {0, 0, 0, 0, 0};
            errors[at] = 1;
            errors[4] = 1;
            assertEquals(Optional.of(refused(at)), batch.refused(equations(errors)));
            assertEquals(Optional.of(refused(at)), equations(errors).refused());
        }
    }

    @Test
    void errors_that_cancel_in_a_plain_sum_are_refused() {
        assertEquals(Optional.of(refused(1)), batch.refused(equations(0, 7, -7, 0)));
        assertEquals(
                List.of(Optional.of(refused(0)), Optional.of(refused(0))),
                batch.refusedOfEach(List.of(equations(3), equations(-3))));
    }

    @Test
    void an_owner_with_false_equations_does_not_hurt_its_neighbours() {
        var owners = List.of(equations(0, 0), equations(0, 5), equations(0), equations(1, 1), new Equations());
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of(refused(1)),
                        Optional.empty(),
                        Optional.of(refused(0)),
                        Optional.empty()),
                batch.refusedOfEach(owners));
    }

    @Test
    void weights_are_of_128_bits_and_new_at_every_check() {
        batch.refused(equations(0, 0));
        batch.refused(equations(0, 0));
        assertNotEquals(factorOfTwoP(0), factorOfTwoP(1));
        assertEquals("0".repeat(31), factorOfTwoP(0).negate().hex().substring(0, 31), "two weights, added");
    }

    @Test
    void a_generator_that_repeats_itself_gives_other_weights_for_another_batch() {
        var stuck = new Batch(engine, new StuckRandom());
        stuck.refused(equations(0, 0));
        stuck.refused(equations(0, 0));
        stuck.refused(equations(0, 1));
        assertEquals(factorOfTwoP(0), factorOfTwoP(1));
        assertNotEquals(factorOfTwoP(0), factorOfTwoP(2));
    }

    /** The same bytes one after another, cut elsewhere. */
    @Test
    void weights_depend_on_where_a_statement_ends() {
        var stuck = new Batch(engine, new StuckRandom());
        stuck.refusedOfEach(List.of(new Said("ab"), new Said("c")));
        stuck.refusedOfEach(List.of(new Said("a"), new Said("bc")));
        assertNotEquals(factorOfTwoP(0), factorOfTwoP(1));
    }

    private record Said(String words) implements Claim {
        @Override
        public Equations equations() {
            return BatchTest.equations(0);
        }

        @Override
        public byte[] statement() {
            return Bytes.ascii(words);
        }

        @Override
        public List<Point> common() {
            return List.of();
        }
    }

    private Scalar factorOfTwoP(int call) {
        return engine.factor(call, TWO_P);
    }

    /** {@code 2·P − 2P + error·G = O}: true iff the error is 0. */
    private static Equations equations(int... errors) {
        var equations = new Equations();
        for (int i = 0; i < errors.length; i++) {
            equations.add(
                    Step.POSSESSION,
                    "place " + i,
                    Term.of(Scalar.of(2), P),
                    Term.of(Scalar.of(-1), TWO_P),
                    Term.of(Scalar.of(errors[i]), Point.G));
        }
        return equations;
    }

    private static Refused refused(int place) {
        return new Refused(Step.POSSESSION, "place " + place);
    }
}
