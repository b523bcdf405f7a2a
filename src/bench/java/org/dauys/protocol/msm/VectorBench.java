package org.dauys.protocol.msm;

import java.util.concurrent.TimeUnit;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One addition among many, of both engines: what a sum is made of. Needs a processor with wide vectors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", WideVectors.MODULE})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class VectorBench {
    private static final int ADDITIONS = 2048;

    public enum Engine {
        SCALAR,
        VECTOR
    }

    @Param
    Engine engine;

    private Points points;

    @Setup
    public void setUp() {
        points = engine == Engine.SCALAR ? new ScalarPoints(3 * ADDITIONS) : new VectorPoints(3 * ADDITIONS);
        var summands = new Summands();
        for (int i = 1; i <= 2 * ADDITIONS; i++) {
            summands.add(Scalar.ONE, (Point) Point.G.times(Scalar.of(i)));
        }
        summands.copyTo(points, 1);
    }

    @Benchmark
    @OperationsPerInvocation(ADDITIONS)
    public void addition() {
        for (int i = 0; i < ADDITIONS; i++) {
            points.queue(2 * i, 2 * i + 1, 2 * ADDITIONS + i);
        }
        points.finish();
    }
}
