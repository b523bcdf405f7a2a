package org.dauys.protocol.msm;

/** The sums in plain Java, for every machine: about twice as fast as Bouncy Castle's for few terms, and more for many. */
public final class ScalarEngine extends PointsEngine {
    public ScalarEngine() {
        super(ScalarPoints::new);
    }
}
