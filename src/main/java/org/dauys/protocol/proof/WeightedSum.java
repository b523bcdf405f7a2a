package org.dauys.protocol.proof;

import java.util.HashMap;
import java.util.Map;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.ScalarSum;
import org.dauys.protocol.proof.Equations.Equation;

/**
 * A weighted sum of the equations of many claims, one claim after another. A point is multiplied once a claim, and once in
 * all if the claims say that they have it in common.
 */
final class WeightedSum {
    private final MultiScalarProduct.Sum sum;
    private final Map<Point, ScalarSum> common = new HashMap<>();
    private final Map<Point, ScalarSum> own = new HashMap<>();

    WeightedSum(MultiScalarProduct.Sum sum) {
        this.sum = sum;
    }

    /** Adds an equation of the claim at hand. */
    void add(Equation equation, Scalar weight) {
        for (var term : equation.terms()) {
            if (term.element() instanceof Point point) {
                of(point, own).add(weight, term.factor());
            }
        }
    }

    private static ScalarSum of(Point point, Map<Point, ScalarSum> factors) {
        return factors.computeIfAbsent(point, first -> new ScalarSum());
    }

    /** Goes on to the next claim. */
    void end(Claim claim) {
        for (var point : claim.common()) {
            var factor = own.remove(point);
            if (factor != null) {
                of(point, common).add(factor);
            }
        }
        addAll(own);
        own.clear();
    }

    private void addAll(Map<Point, ScalarSum> factors) {
        factors.forEach((point, factor) -> sum.add(factor.total(), point));
    }

    Element total() {
        addAll(common);
        return sum.total();
    }
}
