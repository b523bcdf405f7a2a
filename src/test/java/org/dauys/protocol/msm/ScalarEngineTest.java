package org.dauys.protocol.msm;

import org.dauys.protocol.group.MultiScalarProduct;

class ScalarEngineTest extends EngineTest {
    @Override
    Points store(int count) {
        return new ScalarPoints(count);
    }

    @Override
    MultiScalarProduct engine() {
        return new ScalarEngine();
    }
}
