package org.dauys.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.bench.OpenLoop.Answer;
import org.dauys.board.store.ServiceElection;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.Together;

/**
 * Ballots per second, cast end to end: the packaged service, its PostgreSQL (fsync on), the log on the disk and this load generator
 * share the machine. Ballots of one question with ten options are made beforehand.
 */
final class CastBench {
    private final int seconds;
    private final List<Integer> rates;

    /** @param steps seconds a step, then the rates, separated by spaces; the first step warms up */
    CastBench(String steps) {
        var numbers = Stream.of(steps.split(" ")).map(Integer::parseInt).toList();
        seconds = numbers.get(0);
        rates = numbers.subList(1, numbers.size());
    }

    /**
     * One rate. Times in milliseconds from when a request was due.
     *
     * @param cpu of the service a ballot, milliseconds
     */
    record Step(int offered, double answered, long p50, long p99, long max, int failed, double cpu) {
        private static Step of(int rate, List<Answer> answers, Duration took, Duration cpu) {
            var latencies = answers.stream()
                    .filter(Answer::isGood)
                    .map(Answer::latency)
                    .sorted()
                    .toList();
            return new Step(
                    rate,
                    latencies.size() * 1e9 / took.toNanos(),
                    at(latencies, 0.50),
                    at(latencies, 0.99),
                    at(latencies, 1),
                    answers.size() - latencies.size(),
                    (double) cpu.toMillis() / answers.size());
        }

        private static long at(List<Duration> sorted, double share) {
            return sorted.isEmpty()
                    ? -1
                    : sorted.get((int) Math.ceil(share * (sorted.size() - 1))).toMillis();
        }

        /** Nothing refused, and nobody waited longer than a second but one of a hundred. */
        boolean isGood() {
            return failed == 0 && p99 <= 1_000;
        }
    }

    /** @param record what was cast, as it is downloaded afterwards */
    record Outcome(List<Step> steps, int ballots, Path record) {
        /** The largest rate that was good, of those that did not warm up, and whether more was offered. */
        String measured() {
            int most = steps.stream().mapToInt(Step::offered).max().orElseThrow();
            return steps.stream()
                    .skip(1)
                    .filter(Step::isGood)
                    .max(Comparator.comparingInt(Step::offered))
                    .map(step -> "%d a second%s (p99 %d ms)"
                            .formatted(step.offered, step.offered == most ? ", the most that was offered" : "", step.p99))
                    .orElse("less than was offered");
        }
    }

    Outcome run(BenchService service) throws IOException, InterruptedException {
        int voters = rates.stream().mapToInt(rate -> rate * seconds).sum();
        System.out.println("making " + voters + " ballots");
        var election = service.election(voters);
        var ballots = Together.map(2, IntStream.range(0, voters).boxed().toList(), voter -> election.election()
                .voter(voter)
                .cast(List.of(List.of(voter % 10))));
        var steps = measure(service.process(), election, ballots);
        var record = service.file("record.zip");
        var request = HttpRequest.newBuilder(service.process().uri(election.path("record.zip")))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(record));
        return new Outcome(steps, voters, record);
    }

    private List<Step> measure(ServiceProcess service, ServiceElection election, List<byte[]> ballots) {
        var load = new OpenLoop(service.uri(election.path("ballots")));
        var steps = new ArrayList<Step>();
        int next = 0;
        for (int rate : rates) {
            System.out.println("casting " + rate + " a second");
            var cpu = service.cpu();
            long start = System.nanoTime();
            var answers = load.send(ballots.subList(next, next + rate * seconds), rate);
            var took = Duration.ofNanos(System.nanoTime() - start);
            steps.add(Step.of(rate, answers, took, service.cpu().minus(cpu)));
            next += rate * seconds;
        }
        return List.copyOf(steps);
    }
}
