package org.dauys.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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

    /** Do programs read the answer? */
    boolean isJson() {
        return json;
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
            reports.receipts()
                    .forEach(report -> report.dispute().ifPresent(dispute -> write(main, dispute, report.name())));
        } else {
            var text = new TextReport(main.words(), main.out());
            text.heading(name, verification);
            text(main, text, verification, reports);
            text.believed(believed);
            text.verdict(verification, verdict, anchor);
        }
        return verdict;
    }

    private void text(Main main, TextReport text, Verification verification, VotersFiles.Reports reports) {
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
                .forEach(report ->
                        report.dispute().ifPresent(dispute -> text.dispute(write(main, dispute, report.name()))));
    }

    /** The path of the file that shows it; empty if the user wanted none, or it can't be written, which is said. */
    private Optional<String> write(Main main, DisputeFile dispute, String receipt) {
        if (disputes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(kept(Files.createDirectories(disputes), dispute.encode(), receipt));
        } catch (IOException | InvalidPathException noRoom) {
            main.tell(main.words().get("receipt.unwritten", disputes));
            return Optional.empty();
        }
    }

    /** Under a name of its own, so that no evidence takes another's place. */
    private static String kept(Path directory, byte[] dispute, String receipt) throws IOException {
        var name = Path.of(receipt).getFileName().toString();
        for (int i = 1; ; i++) {
            var file = directory.resolve(name + (i == 1 ? "" : "-" + i) + ".dispute.json");
            try {
                Files.write(file, dispute, StandardOpenOption.CREATE_NEW);
                return file.toString();
            } catch (FileAlreadyExistsException taken) {
                if (Arrays.equals(dispute, Files.readAllBytes(file))) {
                    return file.toString();
                }
            }
        }
    }
}
