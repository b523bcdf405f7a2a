package org.dauys.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.log.TrustPolicy;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the user wants to know of a record that is verified, and how it is answered. */
final class Inquiry {
    @ArgGroup
    private @Nullable From from;

    @Mixin
    private VotersFiles files = new VotersFiles();

    @Option(
            names = "--dispute-dir",
            paramLabel = "DIRECTORY",
            description = "Where to write what shows that the log contradicts a receipt.")
    private @Nullable Path disputes;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    /** Whose record it should be. */
    static final class From {
        @Option(
                names = "--expect",
                paramLabel = "FINGERPRINT",
                description = "The election's fingerprint, from a letter or poster.")
        private @Nullable String expect;

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description = "The logs and witnesses that you trust (C2SP tlog-policy).")
        private @Nullable Path policy;
    }

    /** Reads what the user gave beside the record, as far as a mistake in it has to be named before the record is verified. */
    Anchor anchor() throws Unreadable {
        files.codes();
        if (from == null) {
            return new Anchor.None();
        }
        if (from.expect != null) {
            return new Anchor.Expected(Main.fingerprint(from.expect));
        }
        var file = Optional.ofNullable(from.policy).orElseThrow();
        return TrustPolicy.parse(new String(VotersFiles.read(file), StandardCharsets.UTF_8))
                .map(Anchor.Trusted::new)
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, file.toString()));
    }

    /** A bar, where somebody sees it. */
    Progress progress(Main main, long total) {
        return main.progress(total, !json && Progress.isTerminal());
    }

    /**
     * Prints what was found out.
     *
     * @param name of the record, as the user gave it
     * @param believed whose word was taken for what
     */
    Verdict answer(Main main, String name, Verification verification, Anchor anchor, List<Partials.Word> believed)
            throws Unreadable {
        var reports = files.reports(verification);
        var verdict = reports.verdict(verification.verdict());
        if (json) {
            main.say(new JsonReport(verification, reports, believed).text(verdict));
            reports.receipts().forEach(report -> report.dispute().ifPresent(dispute -> write(dispute, report.name())));
        } else {
            var text = new TextReport(main.words(), main.out());
            text.heading(name, verification);
            text(text, verification, reports);
            text.believed(believed);
            text.verdict(verification, verdict, anchor);
        }
        return verdict;
    }

    private void text(TextReport text, Verification verification, VotersFiles.Reports reports) {
        text.checks(verification);
        text.result(verification);
        text.receipts(reports.receipts());
        verification
                .state()
                .stage()
                .election()
                .ifPresent(election ->
                        text.openings(reports.openings(), election.manifest().terms()));
        text.codes(reports.codes());
        text.skipped(reports.skipped(), verification.isEarly());
        reports.receipts()
                .forEach(report -> report.dispute().ifPresent(dispute -> text.dispute(write(dispute, report.name()))));
    }

    /** The path of the file that was written; empty if the user wanted none. */
    private Optional<String> write(DisputeFile dispute, String receipt) {
        if (disputes == null) {
            return Optional.empty();
        }
        try {
            var name = Path.of(receipt).getFileName() + ".dispute.json";
            var file = Files.createDirectories(disputes).resolve(name);
            Files.write(file, dispute.encode());
            return Optional.of(file.toString());
        } catch (IOException | InvalidPathException noRoom) {
            return Optional.empty();
        }
    }
}
