package org.dauys.protocol.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.dauys.protocol.ballot.BallotCheck.Submitted;
import org.dauys.protocol.ballot.BallotCheck.Verdict;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.transcript.Hash;
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

/** A ballot of one question with ten options: encrypted, checked alone as at the cast, checked in a batch as in an audit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class BallotBench {
    private static final int MANY = 1024;

    private final SecureRandom random = new SecureRandom();
    private final Hash opened = Hash.sha256(new byte[] {1});
    private final Point jointKey = SecretScalar.derive(new byte[] {2}, new byte[0]).timesG();
    private final Contest contest = Contest.of(
                    0,
                    new Definition(
                            "chair",
                            Kind.SINGLE,
                            1,
                            1,
                            false,
                            IntStream.range(0, 10).mapToObj(i -> "option-" + i).toList()))
            .orElseThrow();
    private final BallotTerms terms = new BallotTerms(opened, jointKey, List.of(contest));
    private final BallotCheck check = new BallotCheck(
            opened, jointKey, new Everybody(terms.contests()), new Batch(new ScalarEngine(), random));
    private final BigInteger scalar = new BigInteger(256, random);
    private final ECPoint point =
            CustomNamedCurves.getByName("secp256r1").getG().multiply(scalar).normalize();
    private final byte[] one = encryptAndSign();
    private final List<Submitted> many = IntStream.range(0, MANY)
            .mapToObj(i -> new Submitted(encryptAndSign(), Purpose.CAST))
            .toList();

    private record Everybody(List<Contest> contests) implements Roll {
        @Override
        public List<List<Contest>> styles() {
            return List.of(contests);
        }

        @Override
        public Optional<List<Contest>> contestsOf(Point credential) {
            return Optional.of(contests);
        }
    }

    @Benchmark
    public final byte[] encryptAndSign() {
        var key = Code.of(fresh(Code.RANDOM)).key(opened);
        var head = new BallotHead(opened, key.credential(), 1, Hash.ZERO);
        var choices = terms.choose(List.of(List.of(3))).orElseThrow();
        var seed = BallotSeed.of(head, key, choices, 0, fresh(32));
        return BallotEncryptor.encrypt(head, choices, seed).sign(key, Purpose.CAST, fresh(32));
    }

    /** What the others are compared with: Bouncy Castle, P-256, a public scalar, a point without a kept table. */
    @Benchmark
    public ECPoint multiplyVariableBase() {
        return point.negate().multiply(scalar);
    }

    @Benchmark
    public Verdict checkOne() {
        return passed(check.check(one, Purpose.CAST));
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public List<Verdict> checkOneOfMany() {
        var verdicts = check.checkAll(many);
        verdicts.forEach(BallotBench::passed);
        return verdicts;
    }

    private static Verdict passed(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
        return verdict;
    }

    private byte[] fresh(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
