package org.dauys.protocol.msm;

import java.util.function.IntFunction;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/** A sum whose terms are gathered first, and then taken by the algorithm that suits their number. */
final class Gathered implements MultiScalarProduct.Sum {
    /** From so many terms on buckets cost less than tables. */
    private static final int MANY = 500;

    private final Summands summands = new Summands();
    private final IntFunction<Points> store;

    /** @param store the engine's: gives room for so many points */
    Gathered(IntFunction<Points> store) {
        this.store = store;
    }

    @Override
    public void add(Scalar factor, Point point) {
        summands.add(factor, point);
    }

    @Override
    public Element total() {
        var sum = summands.count() < MANY ? Straus.sum(summands, store) : Pippenger.sum(summands, store);
        return sum.element();
    }
}
