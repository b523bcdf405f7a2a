package org.dauys.bench;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What other times are compared with: one multiplication by Bouncy Castle on P-256, of a point without a kept table by a public scalar of
 * 256 bits. As a profiler of JMH it is measured in the same process after every iteration, and tells each benchmark its time in these.
 */
public final class Multiplication implements InternalProfiler {
    private static final int WARM_UP = 15_000;
    private static final int COUNT = 1_500;

    /** A benchmark of many has this parameter; its times are given for one of them. */
    private static final String MANY = "ballots";

    private final ECPoint point;
    private final BigInteger scalar;

    public Multiplication() {
        var random = new Random(1);
        scalar = new BigInteger(256, random);
        point = CustomNamedCurves.getByName("secp256r1").getG().multiply(new BigInteger(256, random));
        run(WARM_UP);
    }

    private ECPoint run(int count) {
        var next = point;
        for (int i = 0; i < count; i++) {
            next = next.multiply(scalar).normalize();
        }
        return next;
    }

    /** Microseconds of this thread on a processor, a multiplication. */
    double micros() {
        return micros(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    private double micros(LongSupplier clock) {
        long start = clock.getAsLong();
        if (run(COUNT).isInfinity()) {
            throw new IllegalStateException("a multiple of G is O");
        }
        return (clock.getAsLong() - start) / 1e3 / COUNT;
    }

    /** The one in the middle. */
    static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return Arrays.stream(sorted, (sorted.length - 1) / 2, half + 1).average().orElseThrow();
    }

    @Override
    public String getDescription() {
        return "one Bouncy Castle multiplication after every iteration, and the benchmark in these";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double multiplication = micros(System::nanoTime);
        double nanos = result.getPrimaryResult().getScore()
                * benchmark.getTimeUnit().toNanos(1)
                / (benchmark.getParamsKeys().contains(MANY) ? Integer.parseInt(benchmark.getParam(MANY)) : 1);
        return List.of(
                average("multiplication", multiplication, "us"),
                average("each", nanos / 1e3, "us"),
                average("multiplications", nanos / 1e3 / multiplication, ""));
    }

    private static ScalarResult average(String name, double value, String unit) {
        return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
    }
}
