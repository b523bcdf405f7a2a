package org.dauys.protocol.msm;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sums as a batch of ballots needs them: a third of the factors of 256 bits, the rest of 128. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class MsmBench {
    private static final int WEIGHT = 16;

    @Param({"64", "128", "256", "1024", "16384"})
    int count;

    private final SecureRandom random = new SecureRandom();
    private final MultiScalarProduct bouncyCastleEngine = MultiScalarProduct.bouncyCastle();
    private List<Term> terms;

    @Setup
    public void setUp() {
        terms = IntStream.range(0, count)
                .mapToObj(i -> Term.of(factor(i % 3 == 0), Point.G.times(factor(true))))
                .toList();
    }

    private Scalar factor(boolean whole) {
        var wire = new byte[Scalar.LENGTH];
        var fresh = new byte[whole ? Scalar.LENGTH - 1 : WEIGHT];
        random.nextBytes(fresh);
        System.arraycopy(fresh, 0, wire, Scalar.LENGTH - fresh.length, fresh.length);
        return Scalar.decode(wire).orElseThrow();
    }

    private Summands summands() {
        var summands = new Summands();
        terms.forEach(term -> summands.add(term.factor(), term.element().point().orElseThrow()));
        return summands;
    }

    @Benchmark
    public Element straus() {
        return Straus.sum(summands(), ScalarPoints::new).element();
    }

    @Benchmark
    public Element pippenger() {
        return Pippenger.sum(summands(), ScalarPoints::new).element();
    }

    @Benchmark
    public Element bouncyCastle() {
        return bouncyCastleEngine.of(terms);
    }
}
