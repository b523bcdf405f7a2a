package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.msm.WideVectors.Lack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VectorEngineTest extends EngineTest {
    @BeforeAll
    static void onlyWithTheModule() {
        assumeTrue(WideVectors.isStarted());
    }

    @Override
    Points store(int count) {
        return new VectorPoints(count);
    }

    @Override
    MultiScalarProduct engine() {
        return new VectorEngine();
    }

    @Test
    void it_agrees_with_the_scalar_engine_and_is_found_where_vectors_are_wide() {
        assertTrue(new VectorEngine().isSound());
        new VectorEngine()
                .lack()
                .ifPresentOrElse(
                        lack -> assertEquals(new WideVectors.Found.Lacking(lack), WideVectors.find()),
                        () -> assertInstanceOf(WideVectors.Found.Usable.class, WideVectors.find()));
    }

    /** One step in binary numbers takes a fraction of what one in decimal numbers does. */
    @Test
    void vectors_of_less_than_256_bits_are_a_lack_and_so_are_steps_as_slow_as_decimal_ones() {
        DoubleUnaryOperator quick = x -> x * 0.75 + 0.25;
        assertEquals(Optional.empty(), VectorEngine.lack(256, quick));
        assertEquals(Optional.empty(), VectorEngine.lack(512, quick));
        assertEquals(Optional.of(Lack.WIDTH), VectorEngine.lack(128, quick));
        assertEquals(Optional.of(Lack.FUSION), VectorEngine.lack(256, VectorEngine::decimal));
        assertEquals(VectorEngine.decimal(0.7), VectorEngine.fused(0.7), 1e-12);
    }

    @Test
    void all_points_equal() {
        var point = (Point) Point.G.times(Scalar.of(77));
        for (int count : new int[] {2, 7, 8, 9, 1000}) {
            var terms = new ArrayList<>(Collections.nCopies(count, Term.of(Scalar.of(5), point)));
            assertEquals(point.times(Scalar.of(5 * count)), engine().of(terms));
            terms.addAll(Collections.nCopies(count, Term.of(Scalar.of(-5), point)));
            assertEquals(Element.sum(List.of()), engine().of(terms));
        }
    }
}
