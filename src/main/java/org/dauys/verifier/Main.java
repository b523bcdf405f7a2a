package org.dauys.verifier;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.msm.WrongSum;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
        subcommands = {
            FingerprintCommand.class,
            CombineCommand.class,
            ObserverKeyCommand.class,
            WatchCommand.class,
            EvidenceCommand.class
        },
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

    @Mixin
    private Inquiry inquiry = new Inquiry();

    @Mixin
    private PieceOptions pieces = new PieceOptions();

    @Option(names = "--lang", paramLabel = "kk|ru|en", scope = ScopeType.INHERIT, description = "Language of the text.")
    private Words.Language language = Words.Language.of(Locale.getDefault());

    @Option(
            names = "--engine",
            paramLabel = "scalar|vector|auto",
            scope = ScopeType.INHERIT,
            description =
                    "Arithmetic (${DEFAULT-VALUE}): vector is faster for large records and needs a processor with AVX-512, or AVX2 and FMA; "
                            + "auto takes it for those where it can. The answer is the same.")
    private Engine.Wanted engine = Engine.Wanted.auto;

    @Option(names = "--print", paramLabel = "N", description = "Show entry N, from 0, and stop.")
    private @Nullable Long print;

    private final PrintStream out;
    private final PrintStream terminal;
    private final Machine machine;

    Main(PrintStream out, PrintStream terminal, Machine machine) {
        this.out = out;
        this.terminal = terminal;
        this.machine = machine;
    }

    public static void main(String[] arguments) {
        ChildJvm.endWithParent();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var terminal = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(ChildJvm.status(run(out, terminal, fetched -> ChildJvm.run(fetched, arguments), arguments)));
    }

    /** The whole program but for the exit, on such a machine. */
    static int run(PrintStream out, PrintStream terminal, Machine machine, String... arguments) {
        var main = new Main(out, terminal, machine);
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
        return with(named, record -> verify(named, record));
    }

    /** What is done with a record. */
    interface Work {
        Verdict on(TiledRecord record) throws Unreadable;
    }

    /** Opens a record and does it, in another process if the engine needs one. The exit status. */
    int with(String name, Work work) {
        try {
            var done = elsewhere(0, Optional.empty());
            return done.isPresent() ? done.getAsInt() : open(name, work);
        } catch (Unreadable unreadable) {
            say(unreadable);
        } catch (UncheckedIOException gone) {
            say(gone.getCause().getCause() instanceof Unreadable why ? why : new Unreadable(Why.BROKEN, name));
        }
        return Verdict.COULD_NOT_RUN.exit();
    }

    private int open(String name, Work work) throws Unreadable {
        try (var source = RecordSource.open(name)) {
            var record = TiledRecord.open(source);
            var done = elsewhere(record.size(), source.fetched());
            if (done.isPresent()) {
                return done.getAsInt();
            }
            Engine.use(engine, record.size(), machine);
            return done(work, record).exit();
        }
    }

    /** Does it once more with other arithmetic, if the engine has added wrongly. */
    private Verdict done(Work work, TiledRecord record) throws Unreadable {
        try {
            return work.on(record);
        } catch (WrongSum wrong) {
            tell(words().get("engine.wrong." + Engine.used().name()));
            Engine.giveUp(engine, machine);
            pieces.distrust();
            return done(work, record);
        }
    }

    /** The exit status of a child that has done it all, if a record of so many entries needs one. */
    private OptionalInt elsewhere(long entries, Optional<Path> fetched) throws Unreadable {
        return engine.needsChild(entries) ? machine.child(fetched) : OptionalInt.empty();
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

    private Verdict verify(String name, TiledRecord record) throws Unreadable {
        var anchor = inquiry.anchor();
        boolean ofRange = pieces.isOfRange();
        var early = ofRange ? Verification.beginning(record, anchor) : Verification.early(record, anchor);
        if (early.isPresent()) {
            return inquiry.answer(this, name, early.get(), anchor, List.of());
        }
        var progress = inquiry.progress(this, record.size());
        if (ofRange) {
            return pieces.check(this, record, progress, inquiry.isJson());
        }
        try {
            return whole(name, record, anchor, progress);
        } catch (Unreadable refused) {
            // V-4: a piece of our own that the entries belie
            if ((refused.why() != Why.OTHER_ENTRIES && refused.why() != Why.CONTRADICTED) || !pieces.distrust()) {
                throw refused;
            }
            return whole(name, record, anchor, progress);
        }
    }

    private Verdict whole(String name, TiledRecord record, Anchor anchor, Progress progress) throws Unreadable {
        try (var work = pieces.work().orElse(null)) {
            var believing = work == null ? Believing.nobody(record) : work.pieces(record, progress);
            var verification = Verification.run(record, anchor, progress, believing, Memory.USUAL);
            return print != null
                    ? print(verification, print)
                    : inquiry.answer(this, name, verification, anchor, List.of());
        }
    }

    /** Where the answer is printed. */
    PrintStream out() {
        return out;
    }

    /** @param shown to somebody? */
    Progress progress(long total, boolean shown) {
        return new Progress(words(), terminal, total, shown);
    }

    /** A fingerprint that the user typed. */
    static Fingerprint fingerprint(String typed) throws Unreadable {
        if (Fingerprint.read(typed) instanceof Fingerprint.Reading.Read read) {
            return read.fingerprint();
        }
        throw new Unreadable(Why.MALFORMED, typed);
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
