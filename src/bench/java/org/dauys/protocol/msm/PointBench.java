package org.dauys.protocol.msm;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Field;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The field, and what is done with single points, in plain Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PointBench {
    private static final int SIZE = 2 * Field.SIZE;
    private static final int MANY = 512;

    private final byte[] uncompressed =
            Point.G.times(Scalar.of(7)).point().orElseThrow().encode(Form.UNCOMPRESSED);
    private final byte[] compressed =
            Point.G.times(Scalar.of(7)).point().orElseThrow().encode(Form.COMPRESSED);
    /** G, 2G, …, and room behind them. */
    private final long[] points = new long[2 * MANY * SIZE];

    private final Accumulator sum = new Accumulator();
    private int at;

    public PointBench() {
        IntStream.range(0, MANY).forEach(i -> {
            var wire = Point.G.times(Scalar.of(i + 1)).point().orElseThrow().encode(Form.UNCOMPRESSED);
            Field.read(wire, 1, points, i * SIZE);
            Field.read(wire, 33, points, i * SIZE + Field.SIZE);
        });
        sum.add(points, 0);
    }

    /** Each of the product before, as in a chain. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public long[] fieldMultiply() {
        int product = MANY * SIZE;
        Field.copy(points, 0, points, product);
        for (int i = 0; i < MANY; i++) {
            Field.multiply(points, product, points, product, points, i * SIZE);
        }
        return points;
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public long[] fieldSquare() {
        int square = (MANY + 1) * SIZE;
        Field.copy(points, 0, points, square);
        for (int i = 0; i < MANY; i++) {
            Field.square(points, square, points, square);
        }
        return points;
    }

    @Benchmark
    public long[] fieldInvert() {
        Field.invert(points, (MANY + 2) * SIZE, points, 0);
        return points;
    }

    /** To a sum that needs no inversion; {@link MsmBench} has additions that share one. */
    @Benchmark
    public Object add() {
        at = (at + 1) % MANY;
        sum.add(points, at * SIZE);
        return sum;
    }

    @Benchmark
    public Object twice() {
        sum.twice();
        return sum;
    }

    @Benchmark
    public Optional<Point> decodeUncompressed() {
        return Point.decode(uncompressed, Form.UNCOMPRESSED);
    }

    @Benchmark
    public Optional<Point> decodeCompressed() {
        return Point.decode(compressed, Form.COMPRESSED);
    }
}
