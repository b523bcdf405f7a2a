package org.dauys.protocol.proof;

import java.util.HashMap;
import java.util.Map;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.Equations.Equation;

/**
 * A weighted sum of the equations of many claims, one claim after another. A point is multiplied once a claim, and once in
 * all if the claims say that they have it in common.
 */
final class WeightedSum {
    private static final Scalar MINUS_ONE = Scalar.ONE.negate();

    private final MultiScalarProduct.Sum sum;
    private final Map<Point, Scalar> common = new HashMap<>();
    private final Map<Point, Scalar> own = new HashMap<>();

    WeightedSum(MultiScalarProduct.Sum sum) {
        this.sum = sum;
    }

    /** Adds an equation of the claim at hand. */
    void add(Equation equation, Scalar weight) {
        Scalar factor = Scalar.ZERO;
        Scalar weighted = Scalar.ZERO;
        for (var term : equation.terms()) {
            if (term.factor() != factor) { // the terms of a total share one
                factor = term.factor();
                weighted = factor.equals(MINUS_ONE) ? weight.negate() : weight.times(factor);
            }
            if (term.element() instanceof Point point) {
                own.merge(point, weighted, Scalar::plus);
            }
        }
    }

    /** Goes on to the next claim. */
    void end(Claim claim) {
        for (var point : claim.common()) {
            var factor = own.remove(point);
            if (factor != null) {
                common.merge(point, factor, Scalar::plus);
            }
        }
        own.forEach((point, factor) -> sum.add(factor, point));
        own.clear();
    }

    Element total() {
        common.forEach((point, factor) -> sum.add(factor, point));
        return sum.total();
    }
}
