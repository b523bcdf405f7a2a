package org.dauys.protocol.proof;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.vectors.Seeded;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One proof that a ciphertext is of 0 or 1. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class ProofBench {
    private static final List<Integer> VALUES = List.of(0, 1);

    private final RangeStatement statement = new RangeStatement(
            Seeded.hash("bench"),
            "slot",
            0,
            VALUES,
            Seeded.point("bench key"),
            List.of(CiphertextSum.of(Ciphertext.ofBit(Seeded.point("bench key"), true, Seeded.secret("bench r")))));
    private final Batch batch = new Batch(new ScalarEngine(), new SecureRandom());
    private final byte[] wire = prove().encode();

    /** By the code that takes the same time for every secret. */
    @Benchmark
    public final RangeProof prove() {
        return new RangeProver(statement, 1, Seeded.secret("bench r"), new FixedScalars("bench")).prove();
    }

    /** Reading included. */
    @Benchmark
    public Optional<Equations.Refused> verify() {
        var equations = new Equations();
        RangeProof.decode(wire, VALUES.size()).orElseThrow().verify(statement, "slot", equations);
        var refused = batch.refused(equations);
        if (refused.isPresent()) {
            throw new IllegalStateException(refused.get().toString());
        }
        return refused;
    }
}
