package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dauys.protocol.ballot.BallotCheck.Submitted;
import org.dauys.protocol.ballot.BallotCheck.Verdict;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.msm.WideVectors;
import org.dauys.protocol.msm.WideVectors.Found;
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
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Many ballots of ten options on one core: up to {@link #DISTINCT} as one batch of different ballots; more as an audit takes them, in batches
 * of {@link #STREAMED}, of the same ballots again and again. {@code VECTOR} needs a processor with wide vectors.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "--add-modules", WideVectors.MODULE})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Timeout(time = 1, timeUnit = TimeUnit.HOURS)
public class BatchBench {
    private static final int DISTINCT = 16_384;
    private static final int STREAMED = 1_024;

    public enum Engine {
        SCALAR,
        VECTOR
    }

    @Param
    Engine engine;

    @Param({"16", "64", "256", "1024", "4096", "16384"})
    int ballots;

    private BenchElection election;
    private List<Submitted> different = List.of();

    @Setup
    public void setUp() {
        election = new BenchElection(
                engine == Engine.SCALAR ? new ScalarEngine() : vector());
        different = election.ballots(Math.min(ballots, DISTINCT));
    }

    private static MultiScalarProduct vector() {
        if (WideVectors.find() instanceof Found.Usable usable) {
            return usable.engine();
        }
        throw new IllegalStateException("no wide vectors here: " + WideVectors.find());
    }

    @Benchmark
    public List<Verdict> check() {
        if (ballots <= DISTINCT) {
            return election.passed(different);
        }
        List<Verdict> last = new ArrayList<>();
        for (int done = 0; done < ballots; done += STREAMED) {
            int from = done % DISTINCT;
            last = election.passed(different.subList(from, from + Math.min(STREAMED, ballots - done)));
        }
        return last;
    }
}
