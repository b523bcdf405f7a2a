package org.dauys.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.board.store.ServiceElection;
import org.dauys.bench.OpenLoop.Answer;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres.Database;
import org.dauys.testing.Together;

/**
 * Ballots per second, cast end to end: the packaged service, its PostgreSQL (fsync on), the log on the disk and this load generator
 * share the machine. Ballots of one question with ten options are made beforehand. One argument: seconds a step, then the rates.
 */
public final class CastBench {
    private CastBench() {}

    public static void main(String... args) throws Exception {
        var numbers = Stream.of(args[0].split(" ")).map(Integer::parseInt).toList();
        int seconds = numbers.get(0);
        var rates = numbers.subList(1, numbers.size());
        var directory = Files.createTempDirectory("cast-bench");
        try (var postgres = database(directory.resolve("postgres"));
                var service = ServiceProcess.node(reach(postgres), directory, directory.resolve("node"))) {
            int voters = rates.stream().mapToInt(rate -> rate * seconds).sum();
            System.out.println("making " + voters + " ballots");
            var election = ServiceElection.open(
                    reach(postgres),
                    ServiceProcess.masterKey(directory),
                    plan -> plan.voters(voters).single("chair", 10, false));
            var ballots = Together.map(
                    2,
                    IntStream.range(0, voters).boxed().toList(),
                    voter -> election.election().voter(voter).cast(List.of(List.of(voter % 10))));
            measure(service, election.path("ballots"), ballots, rates, seconds);
            download(service.uri(election.path("record.zip")));
        } finally {
            delete(directory);
        }
    }

    private static void measure(
            ServiceProcess service, String path, List<byte[]> ballots, List<Integer> rates, int seconds) {
        var load = new OpenLoop(service.uri(path));
        System.out.println(
                "The first step warms up.\n| offered/s | answered/s | p50 ms | p99 ms | max ms | not 200 | service CPU ms each |");
        System.out.println("|---|---|---|---|---|---|---|");
        int next = 0;
        for (int rate : rates) {
            var cpu = service.cpu();
            long start = System.nanoTime();
            var answers = load.send(ballots.subList(next, next + rate * seconds), rate);
            print(rate, answers, Duration.ofNanos(System.nanoTime() - start), service.cpu().minus(cpu));
            next += rate * seconds;
        }
    }

    private static void print(int rate, List<Answer> answers, Duration took, Duration cpu) {
        var latencies = answers.stream()
                .filter(Answer::isGood)
                .map(Answer::latency)
                .sorted()
                .toList();
        System.out.printf(
                "| %d | %.1f | %d | %d | %d | %d | %.1f |%n",
                rate,
                latencies.size() * 1e9 / took.toNanos(),
                at(latencies, 0.50),
                at(latencies, 0.99),
                at(latencies, 1),
                answers.size() - latencies.size(),
                (double) cpu.toMillis() / answers.size());
    }

    private static long at(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(share * (sorted.size() - 1))).toMillis();
    }

    private static void download(URI record) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(record).build(), BodyHandlers.ofInputStream());
        long size = answer.body().transferTo(OutputStream.nullOutputStream());
        System.out.printf(
                "record.zip: %d MB in %d ms%n", size >> 20, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static EmbeddedPostgres database(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    private static Database reach(EmbeddedPostgres postgres) {
        return new Database("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "postgres");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
