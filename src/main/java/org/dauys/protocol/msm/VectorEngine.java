package org.dauys.protocol.msm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;

/** The sums on processors with wide vectors: several additions at once. Reached through {@link WideVectors} only. */
final class VectorEngine implements WideVectors.Engine {
    /** With fewer than four lanes plain Java is faster. */
    private static final int NARROWEST = 256;

    private static final int TIMES = 200;
    private static final int ROUNDS = 5;

    @Override
    public Sum begin() {
        return new Gathered(VectorPoints::new);
    }

    @Override
    public List<Element> sums(List<List<Point>> lists) {
        return PlainSums.of(lists, VectorPoints::new);
    }

    @Override
    public Optional<WideVectors.Lack> lack() {
        if (DoubleVector.SPECIES_PREFERRED.vectorBitSize() < NARROWEST) {
            return Optional.of(WideVectors.Lack.WIDTH);
        }
        return isFused() ? Optional.empty() : Optional.of(WideVectors.Lack.FUSION);
    }

    @Override
    public boolean isSound() {
        return Trial.agrees(VectorPoints::new);
    }

    /**
     * Does the processor multiply and add in one? Where it doesn't, Java does it by a long way through decimal numbers, and takes as
     * long as they do: some hundred times as long as the processor, and still ten times while nothing is compiled.
     */
    private static boolean isFused() {
        long fused = Long.MAX_VALUE;
        long decimal = Long.MAX_VALUE;
        double sum = 0x1.23456789abcdep-1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                sum = Math.fma(sum, 0x1.fedcba9876543p-1, 0x1.1p-3);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                sum = new BigDecimal(sum)
                                .multiply(new BigDecimal(0x1.fedcba9876543p-1))
                                .doubleValue()
                        + 0x1.1p-3;
            }
            fused = Math.min(fused, middle - start);
            decimal = Math.min(decimal, System.nanoTime() - middle);
        }
        return sum > 0 && 4 * fused < decimal;
    }
}
