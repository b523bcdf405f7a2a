package org.dauys.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dauys.protocol.log.TrustPolicy;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The observers' program. Exit status 0 valid, 1 invalid, 2 could not run. */
@Command(
        name = "dauys-verify",
        mixinStandardHelpOptions = true,
        version = "dauys-verify 0.1",
        sortOptions = false,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 2,
        subcommands = {FingerprintCommand.class, WatchCommand.class, EvidenceCommand.class},
        description = "Verifies the public record of an election: a directory, a ZIP archive or an address.",
        footer = "Exit status: 0 valid, 1 invalid, 2 could not run. Uses the network only if RECORD is an address.")
public final class Main implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECORD",
            description = "Directory, archive, or http(s) address of a record.")
    private @Nullable String named;

    @Spec
    private @Nullable CommandSpec spec;

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

    @Option(names = "--lang", paramLabel = "kk|ru|en", scope = ScopeType.INHERIT, description = "Language of the text.")
    private Words.Language language = Words.Language.of(Locale.getDefault());

    @Option(names = "--print", paramLabel = "N", description = "Show entry N, from 0, and stop.")
    private @Nullable Long print;

    private final PrintStream out;
    private final PrintStream terminal;

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

    Main(PrintStream out, PrintStream terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var terminal = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, terminal, arguments));
    }

    /** The whole program but for the exit. */
    static int run(PrintStream out, PrintStream terminal, String... arguments) {
        var main = new Main(out, terminal);
        try {
            return new CommandLine(main)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .execute(arguments);
        } catch (Error failed) { // of the machine, not of the record: Java itself would end with 1, which means invalid
            main.say(new Unreadable(Why.EXHAUSTED, failed.toString()));
            return Verdict.COULD_NOT_RUN.exit();
        }
    }

    @Override
    public Integer call() {
        if (named == null) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Which RECORD?");
        }
        try (var source = RecordSource.open(named)) {
            return verify(named, TiledRecord.open(source)).exit();
        } catch (Unreadable unreadable) {
            say(unreadable);
        } catch (UncheckedIOException gone) {
            say(new Unreadable(Why.BROKEN, named));
        }
        return Verdict.COULD_NOT_RUN.exit();
    }

    /** Prints a line of the answer. */
    void say(String line) {
        out.println(line);
    }

    /** Prints a line that is no part of the answer. */
    void tell(String line) {
        terminal.println(line);
    }

    /** Of the language that the user chose. */
    Words words() {
        return new Words(language);
    }

    /** Says why there is no answer. */
    void say(Unreadable unreadable) {
        terminal.println(new Words(language).get("unreadable." + unreadable.why(), unreadable.what()));
    }

    private Verdict verify(String name, TiledRecord tiles) throws Unreadable {
        var anchor = anchor();
        var words = new Words(language);
        var progress = new Progress(words, terminal, tiles.size(), !json && Progress.isTerminal());
        var verification = Verification.run(tiles, anchor, progress);
        if (print != null) {
            return print(verification, print);
        }
        var reports = files.reports(verification);
        var verdict = reports.verdict(verification.verdict());
        if (json) {
            out.println(new JsonReport(verification, reports).text(verdict));
            reports.receipts().forEach(report -> report.dispute().ifPresent(dispute -> write(dispute, report.name())));
        } else {
            var text = new TextReport(words, out);
            text.heading(name, verification);
            text(text, verification, reports);
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
        text.skipped(reports.skipped());
        reports.receipts()
                .forEach(report -> report.dispute().ifPresent(dispute -> text.dispute(write(dispute, report.name()))));
    }

    /** A fingerprint that the user typed. */
    static Fingerprint fingerprint(String typed) throws Unreadable {
        if (Fingerprint.read(typed) instanceof Fingerprint.Reading.Read read) {
            return read.fingerprint();
        }
        throw new Unreadable(Why.MALFORMED, typed);
    }

    private Anchor anchor() throws Unreadable {
        if (from == null) {
            return new Anchor.None();
        }
        if (from.expect != null) {
            return new Anchor.Expected(fingerprint(from.expect));
        }
        var file = Optional.ofNullable(from.policy).orElseThrow();
        return TrustPolicy.parse(new String(VotersFiles.read(file), StandardCharsets.UTF_8))
                .map(Anchor.Trusted::new)
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, file.toString()));
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

    private Verdict print(Verification verification, long index) throws Unreadable {
        if (index < 0 || index >= verification.replay().tree().size()) {
            throw new Unreadable(Why.MISSING, "entry " + index);
        }
        var contests = verification
                .state()
                .stage()
                .election()
                .map(Election::manifest)
                .map(Manifest::contests)
                .orElseGet(List::of);
        out.print(EntryText.of(verification.record().entry(index), contests));
        return Verdict.VALID;
    }
}
