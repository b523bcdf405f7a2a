package org.dauys.protocol.msm;

import java.util.List;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;

/** The sums in plain Java, for every machine: about twice as fast as Bouncy Castle's for few terms, and more for many. */
public final class ScalarEngine implements TriedEngine {
    @Override
    public Sum begin() {
        return new Gathered(ScalarPoints::new);
    }

    @Override
    public List<Element> sums(List<List<Point>> lists) {
        return PlainSums.of(lists, ScalarPoints::new);
    }

    @Override
    public boolean isSound() {
        return Trial.agrees(ScalarPoints::new);
    }
}
