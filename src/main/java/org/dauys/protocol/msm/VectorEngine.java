package org.dauys.protocol.msm;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;

/** The sums on processors with wide vectors: several additions at once. Reached through {@link WideVectors} only. */
final class VectorEngine extends PointsEngine implements WideVectors.Engine {
    /** With fewer than four lanes plain Java is faster. */
    private static final int NARROWEST = 256;

    private static final int TIMES = 200;
    private static final int ROUNDS = 5;
    private static final double FACTOR = 0x1.fedcba9876543p-1;
    private static final double ADDED = 0x1.1p-3;

    VectorEngine() {
        super(VectorPoints::new);
    }

    @Override
    public Optional<WideVectors.Lack> lack() {
        return lack(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), VectorEngine::fused);
    }

    /**
     * @param bits of a vector
     * @param step how this machine multiplies and adds in one
     */
    static Optional<WideVectors.Lack> lack(int bits, DoubleUnaryOperator step) {
        if (bits < NARROWEST) {
            return Optional.of(WideVectors.Lack.WIDTH);
        }
        return isFused(step) ? Optional.empty() : Optional.of(WideVectors.Lack.FUSION);
    }

    /**
     * Does the processor multiply and add in one? Where it doesn't, Java does it by a long way through decimal numbers, and takes as
     * long as they do: some hundred times as long as the processor, and still ten times while nothing is compiled.
     */
    private static boolean isFused(DoubleUnaryOperator step) {
        long fused = Long.MAX_VALUE;
        long decimal = Long.MAX_VALUE;
        double x = 0x1.23456789abcdep-1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                x = step.applyAsDouble(x);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                x = decimal(x);
            }
            fused = Math.min(fused, middle - start);
            decimal = Math.min(decimal, System.nanoTime() - middle);
        }
        return x > 0 && 4 * fused < decimal; // x: so that no compiler leaves the steps out
    }

    static double fused(double x) {
        return Math.fma(x, FACTOR, ADDED);
    }

    static double decimal(double x) {
        return new BigDecimal(x).multiply(new BigDecimal(FACTOR)).doubleValue() + ADDED;
    }
}
