package org.dauys.protocol.ballot;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dauys.protocol.ballot.BallotCheck.Verdict;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.transcript.Hash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A ballot of one question with ten options: encrypted, and checked alone as at the cast. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class BallotBench {
    private final SecureRandom random = new SecureRandom();
    private final BenchElection election = new BenchElection(new ScalarEngine());
    private final byte[] one = encryptAndSign();

    @Benchmark
    public final byte[] encryptAndSign() {
        var opened = election.terms.opened();
        var key = Code.of(fresh(Code.RANDOM)).key(opened);
        var head = new BallotHead(opened, key.credential(), 1, Hash.ZERO);
        var choices = election.terms.choose(List.of(List.of(3))).orElseThrow();
        var seed = BallotSeed.of(head, key, choices, 0, fresh(32));
        return BallotEncryptor.encrypt(head, choices, seed).sign(key, Purpose.CAST, fresh(32));
    }

    @Benchmark
    public Verdict checkOne() {
        return BenchElection.passed(election.check.check(one, Purpose.CAST));
    }

    private byte[] fresh(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
