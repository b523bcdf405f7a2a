package org.dauys.bench;

import org.dauys.protocol.ballot.BallotBench;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Prints the table of the README and of src/bench/README.md. One argument: the steps of {@link CastBench}. Needs Chromium and the packaged service. */
public final class Figures {
    private Figures() {}

    public static void main(String... args) throws Exception {
        BoothBench.Outcome booth;
        CastBench.Outcome cast;
        WorkerBench.Outcome worker;
        double verifier;
        try (var service = new BenchService()) {
            booth = BoothBench.run(service);
            worker = WorkerBench.run(service);
            cast = new CastBench(args[0]).run(service);
            verifier = (double) VerifierBench.run(cast.record()).toMillis() / cast.ballots();
        }
        var checkOne = micros("checkOne$");
        double check = checkOne.each;
        double multiplication = checkOne.multiplication;

        cast.steps().forEach(System.out::println);
        System.out.println("booth, each: " + booth.millis());
        System.out.println("\n| what | measured | target |\n|---|---|---|");
        row("encrypt a ballot of 10 options, Chromium slowed to a sixth", "%d ms".formatted(booth.median()), "≤ 1,000 ms");
        row(
                "check it at the cast",
                "%.1f ms (%.0f Bouncy Castle multiplications of %.0f µs)"
                        .formatted(check / 1000, check / multiplication, multiplication),
                "≤ 2.5 ms");
        int cores = Runtime.getRuntime().availableProcessors();
        row("cast end to end, everything on %d cores, p99 ≤ 1 s".formatted(cores), cast.measured(), "≥ 150");
        row("verify a record of %,d ballots, %d cores".formatted(cast.ballots(), cores), "%.1f ms a ballot".formatted(verifier), "≤ 8 ms");
        row("verify a ballot in the browser's worker", worker.measured(), "≤ 20 ms");
        row("the booth's page with all it loads", "%.0f kB".formatted(booth.bytes() / 1000.0), "≤ 120 kB");
        System.out.printf(
                "%n%d cores, %s, Java %s%n",
                cores,
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
    }

    private static void row(String what, String measured, String target) {
        System.out.println("| " + what + " | " + measured + " | " + target + " |");
    }

    /** In microseconds: how long it takes, and one multiplication of Bouncy Castle in the same process. */
    private record Micros(double each, double multiplication) {}

    private static Micros micros(String bench) throws RunnerException {
        var options = new OptionsBuilder()
                .include(BallotBench.class.getName().replace(".", "\\.") + "." + bench)
                .addProfiler(Multiplication.class)
                .build();
        var result = new Runner(options).runSingle();
        return new Micros(
                result.getPrimaryResult().getScore(),
                result.getSecondaryResults().get("multiplication").getScore());
    }
}
