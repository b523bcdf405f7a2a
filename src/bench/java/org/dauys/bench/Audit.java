package org.dauys.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.testing.Machine;
import org.dauys.verifier.SyntheticRecord;

/**
 * Times the packaged verifier over records of a thousand, ten thousand, … ballots, which are made for that and deleted, and over one that is there already;
 * and {@code belenios-tool}, where it is installed.
 * Arguments: most ballots to be made; engines, with commas, of those that the verifier offers; a record, or nothing.
 */
public final class Audit {
    private static final int LEAST = 1_000;
    private static final String ENGINE = "--engine";
    private static final Pattern USED = Pattern.compile("\"engine\":\"(\\w+)\"");

    /** What the verifier is told of engines, one after another. */
    private final List<List<String>> engines;

    private final Multiplication multiplication = new Multiplication();
    private final List<Double> multiplications = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private record Row(long ballots, AuditRun run) {
        /** As the verifier names it; one that doesn't has the one in plain Java. */
        String engine() {
            var used = USED.matcher(run.said());
            return used.find() ? used.group(1) : "scalar";
        }
    }

    private Audit(List<List<String>> engines) {
        this.engines = engines;
        multiply();
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var load = Machine.load();
        var engines = AuditRun.knows(ENGINE)
                ? Stream.of(args[1].split(","))
                        .map(engine -> List.of(ENGINE, engine))
                        .toList()
                : List.of(List.<String>of());
        var audit = new Audit(engines);
        int most = Integer.parseInt(args[0]);
        for (int ballots = LEAST; ballots <= most; ballots *= 10) {
            audit.made(ballots);
        }
        if (args.length > 2 && !args[2].isEmpty()) {
            audit.time(Path.of(args[2]));
        }
        audit.print();
        System.out.printf("%n%s, heap ≤ %s, load %s before and %s after.%n", Machine.named(), AuditRun.HEAP, load, Machine.load());
        printOthers(audit.multiplication);
    }

    private void made(int ballots) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("dauys-audit");
        try {
            var trouble = SyntheticRecord.trouble(directory, ballots);
            if (!trouble.isEmpty()) {
                System.out.println(trouble);
                return;
            }
            long start = System.nanoTime();
            SyntheticRecord.write(directory, ballots, done -> {});
            System.out.printf("%,d ballots made in %d s%n", ballots, Synthetic.since(start).toSeconds());
            time(directory, ballots);
        } finally {
            AuditRun.delete(directory);
        }
    }

    private void time(Path record) throws IOException, InterruptedException {
        time(record, ballots(record));
    }

    private void time(Path record, long ballots) throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor(); // what was just made shall not be written meanwhile
        for (var engine : engines) {
            var row = new Row(ballots, AuditRun.of(record, engine));
            rows.add(row);
            System.out.printf("%,d ballots, %s: %.1f s%n", ballots, row.engine(), row.run.wall().toMillis() / 1e3);
            multiply();
        }
    }

    private void multiply() {
        multiplications.add(multiplication.micros());
    }

    /** How many are in a record, cast or audited. */
    private static long ballots(Path record) throws IOException {
        long size = Checkpoint.parse(Files.readAllBytes(record.resolve("checkpoint"))).orElseThrow().size();
        long ballots = 0;
        for (var tile : Tiles.of(Tiles.Name.ENTRIES, size)) {
            ballots += Tiles.cut(Files.readAllBytes(record.resolve(tile.path())), tile.width()).stream()
                    .filter(Audit::isBallot)
                    .count();
        }
        return ballots;
    }

    private static boolean isBallot(byte[] entry) {
        return EntryReader.read(entry)
                .value()
                .filter(read -> read.content() instanceof Entry.Ballot)
                .isPresent();
    }

    /** The table of src/bench/README.md. */
    private void print() {
        double one = Multiplication.median(multiplications);
        System.out.printf(
                "%n| ballots | engine | processor time a ballot | in Bouncy Castle multiplications | wall time | heap | resident |%n|---|---|---|---|---|---|---|%n");
        for (var row : rows) {
            double each = row.run.cpu().toMillis() * 1e3 / row.ballots;
            System.out.printf(
                    "| %,d | %s | %.0f µs | %.1f | %.1f s | %d MB | %d MB |%n",
                    row.ballots,
                    row.engine(),
                    each,
                    each / one,
                    row.run.wall().toMillis() / 1e3,
                    row.run.heap(),
                    row.run.resident());
        }
        System.out.printf("%nOne multiplication: %.0f µs, the median of", one);
        multiplications.forEach(each -> System.out.printf(" %.0f", each));
        System.out.println();
    }

    /** Beside it, what another system's verifier takes, its start left out. */
    private static void printOthers(Multiplication multiplication) throws IOException, InterruptedException {
        double before = multiplication.micros();
        try {
            for (var figure : Belenios.measure()) {
                double each = figure.each().toNanos() / 1e3;
                System.out.printf(
                        "belenios-tool %s, %s, its start left out: %.0f µs a ballot, %.0f multiplications.%n",
                        figure.version(), figure.group(), each, 2 * each / (before + multiplication.micros()));
            }
        } catch (IllegalStateException another) {
            System.out.println("belenios-tool could not be timed: " + another.getMessage());
        }
    }
}
