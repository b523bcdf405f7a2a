package org.dauys.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.board.store.ServiceElection;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.Together;

/**
 * What an observer without a program waits for: the page's worker over the log of an election with ballots of ten options, in Chromium at a desk, and one
 * multiplication of the library that the browser code uses, in the same browser. Started alone it prints its line of src/bench/README.md.
 */
public final class WorkerBench {
    private static final int BALLOTS = 1_000;
    private static final int RATE = 25;
    private static final int ROUNDS = 10;
    private static final double MINUTES = 10;

    private WorkerBench() {}

    /**
     * @param millis a ballot, without what the record costs that has none
     * @param multiplication of noble, milliseconds
     */
    record Outcome(double millis, double multiplication) {
        String measured() {
            return "%.1f ms (%.1f noble multiplications of %.2f ms)"
                    .formatted(millis, millis / multiplication, multiplication);
        }
    }

    public static void main(String... args) throws Exception {
        try (var service = new BenchService()) {
            System.out.println("| verify a ballot in the browser's worker | "
                    + run(service).measured() + " | ≤ 20 ms |");
        }
    }

    static Outcome run(BenchService service) throws IOException, InterruptedException {
        var election = service.election(BALLOTS);
        var ballots = Together.map(2, IntStream.range(0, BALLOTS).boxed().toList(), voter -> election.election()
                .voter(voter)
                .cast(List.of(List.of(voter % 10))));
        try (var browsers = new Browsers()) {
            double empty = verify(browsers, service, election);
            cast(new OpenLoop(service.process().uri(election.path("ballots"))), ballots);
            double all = verify(browsers, service, election);
            return new Outcome((all - empty) / BALLOTS, multiplication(browsers));
        }
    }

    /** A service that has just started turns some away; they come again. */
    private static void cast(OpenLoop load, List<byte[]> ballots) {
        var left = ballots;
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            var sent = left;
            var answers = load.send(sent, RATE);
            left = IntStream.range(0, sent.size())
                    .filter(i -> !answers.get(i).isGood())
                    .mapToObj(sent::get)
                    .toList();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " ballots were refused");
        }
    }

    /** Milliseconds from the press of the button to the verdict. */
    private static double verify(Browsers browsers, BenchService service, ServiceElection election) {
        try (var visitor = browsers.desktop(Language.EN)) {
            var page = visitor.open(service.process().uri(election.path("verify")));
            var start = System.nanoTime();
            page.locator("#verify form button").click();
            page.locator("[data-judged]")
                    .waitFor(new Locator.WaitForOptions().setTimeout(MINUTES * 60_000));
            double took = (System.nanoTime() - start) / 1e6;
            if (!page.locator("[data-state=valid]").isVisible()) {
                throw new IllegalStateException(page.locator("#verify").innerText());
            }
            return took;
        }
    }

    private static double multiplication(Browsers browsers) throws IOException, InterruptedException {
        var node = new ProcessBuilder("node", "bench.mjs")
                .directory(Path.of("src", "main", "web").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var script = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        node.waitFor();
        try (var visitor = browsers.desktop(Language.EN)) {
            Page page = visitor.page();
            return ((Number) page.evaluate(script)).doubleValue();
        }
    }
}
