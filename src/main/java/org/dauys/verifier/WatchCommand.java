package org.dauys.verifier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes this computer a witness of a log (spec: L-9 to L-12). */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Watches a log as a witness: cosigns its heads as long as they are one line, and posts the cosignatures.",
            "First make a key: watch --new-key FILE NAME, and give the line that it prints to the committee before the "
                    + "election is made final. NAME says who you are, without spaces: observers.example.org/almaty."
        },
        footer =
                "Exit status: 0 cosigned or nothing new (with --once), 2 could not run, 3 the log has contradicted itself: "
                        + "evidence.json in the state's directory shows it.")
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECORD",
            description = "Address of the election's page or of its log; with --new-key the name of the witness.")
    private @Nullable String named;

    @Option(
            names = "--new-key",
            paramLabel = "FILE",
            description = "Make a key in a new file, print its public line, and stop.")
    private @Nullable Path newKey;

    @Option(names = "--key", paramLabel = "FILE", description = "The key that --new-key has made.")
    private @Nullable Path key;

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "What is remembered of this log. Never put an older copy back.")
    private @Nullable Path state;

    @Option(
            names = "--expect",
            paramLabel = "FINGERPRINT",
            description =
                    "The election's fingerprint, from a letter or poster; without it the log first met is believed.")
    private @Nullable String expect;

    @Option(names = "--once", description = "Look once and stop.")
    private boolean once;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Pause between two looks, 1 to 3600 (${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description = "Also answer add-checkpoint (C2SP tlog-witness), on this computer only unless HOST is given.")
    private @Nullable String listen;

    @Override
    public Integer call() {
        var main = Objects.requireNonNull(parent);
        try {
            return newKey != null ? makeKey(main, newKey) : watch(main);
        } catch (Unreadable unreadable) {
            main.say(unreadable);
            return Verdict.COULD_NOT_RUN.exit();
        }
    }

    private int makeKey(Main main, Path file) throws Unreadable {
        main.say(KeyFile.make(file, given(named, "Which NAME?"), NoteKey.Use.WITNESS)
                .vkey());
        main.tell(main.words().get("watch.key"));
        return Verdict.VALID.exit();
    }

    private int watch(Main main) throws Unreadable {
        var address = RecordSource.address(given(named, "Which RECORD?"));
        var signer = KeyFile.read(given(key, "Which --key?"), NoteKey.Use.WITNESS);
        if (every < 1 || every > 3600) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--every: 1 to 3600");
        }
        try (var memory = WatchState.open(given(state, "Which --state?"))) {
            var said = new WatchReport(main);
            var evidence = memory.evidence();
            return evidence.isPresent() ? said.refuses(evidence.get()) : watch(address, signer, memory, said);
        }
    }

    private int watch(URI address, NoteSigner signer, WatchState memory, WatchReport said) throws Unreadable {
        var identity = identity(address, memory);
        said.begins(identity, signer.key(), expect != null);
        var watching = new Watching(address, identity, signer, memory, said, Clock.systemUTC());
        try (var listening = listen == null ? null : watching.listen(listen)) {
            if (listening != null) {
                said.listens(listening.address());
            }
            return once ? watching.once() : watching.forEver(every);
        }
    }

    /** Whose log it is: as remembered, else as its manifest says; never another than the user expects. */
    private LogIdentity identity(URI address, WatchState memory) throws Unreadable {
        var known = memory.identity();
        var identity = known.isPresent() ? known.get() : Watcher.identify(address);
        if (expect != null && !Main.fingerprint(expect).equals(identity.fingerprint())) {
            throw new Unreadable(Why.OTHER_LOG, address.toString());
        }
        memory.keep(identity);
        return identity;
    }

    private <T> T given(@Nullable T value, String question) {
        return Optional.ofNullable(value)
                .orElseThrow(() ->
                        new ParameterException(Objects.requireNonNull(spec).commandLine(), question));
    }
}
