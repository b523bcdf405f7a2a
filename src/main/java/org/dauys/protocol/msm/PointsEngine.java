package org.dauys.protocol.msm;

import java.util.List;
import java.util.function.IntFunction;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;

/** The sums of points that are kept and added in one way. */
class PointsEngine implements TriedEngine {
    private final IntFunction<Points> store;

    /** @param store gives room for so many points, and adds them */
    PointsEngine(IntFunction<Points> store) {
        this.store = store;
    }

    @Override
    public final Sum begin() {
        return new Gathered(store);
    }

    @Override
    public final List<Element> sums(List<List<Point>> lists) {
        return PlainSums.of(lists, store);
    }

    @Override
    public final boolean isSound() {
        return Trial.agrees(store);
    }
}
