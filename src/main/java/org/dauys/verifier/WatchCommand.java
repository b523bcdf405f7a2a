package org.dauys.verifier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
            "Watches logs as a witness: cosigns the heads of each as long as they are one line, and posts the cosignatures.",
            "First make a key: watch --new-key FILE NAME, and give the line that it prints to the committee before the "
                    + "election is made final. NAME says who you are, without spaces: observers.example.org/almaty."
        },
        footer =
                "Exit status: 0 cosigned or nothing new (with --once), 2 could not run, or the log serves tiles that are not its "
                        + "head's (wrong-tiles.json), 3 a log has contradicted itself: "
                        + "evidence.json in the state's directory shows it. What the key has cosigned is kept beside it, too.")
final class WatchCommand implements Callable<Integer> {
    /** Seconds of a pause with which a witness that only fetches meets every head within the time that a log offers it (L-13). */
    private static final int UNHURRIED = 20;

    @ParentCommand
    private @Nullable Main parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "RECORD",
            description = "Address of an election's page or of its log; with --new-key the name of the witness.")
    private List<String> named = List.of();

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
            description =
                    "What is remembered of a log, for each RECORD one, in their order. Never put an older copy back.")
    private List<Path> states = List.of();

    @Option(
            names = "--expect",
            paramLabel = "FINGERPRINT",
            description =
                    "The election's fingerprint, from a letter or poster, for each RECORD one or for none; without it the "
                            + "log first met is believed.")
    private List<String> expected = List.of();

    @Option(names = "--once", description = "Look once and stop.")
    private boolean once;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Pause between two looks, 1 to 600 (${DEFAULT-VALUE}).")
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
        } catch (CannotKeep full) {
            main.say(full.unreadable());
        } catch (Unreadable unreadable) {
            main.say(unreadable);
        }
        return Verdict.COULD_NOT_RUN.exit();
    }

    private int makeKey(Main main, Path file) throws Unreadable {
        require(named.size() == 1, "Which NAME?");
        main.say(KeyFile.make(file, named.get(0), NoteKey.Use.WITNESS).vkey());
        main.tell(main.words().get("watch.key"));
        return Verdict.VALID.exit();
    }

    private int watch(Main main) throws Unreadable {
        require(!named.isEmpty(), "Which RECORD?");
        require(key != null, "Which --key?");
        require(states.size() == named.size(), "Which --state? Every RECORD has one of its own.");
        require(expected.isEmpty() || expected.size() == named.size(), "--expect: for each RECORD one, or for none");
        require(every >= 1 && every <= 600, "--every: 1 to 600");
        try (var round = round(main, Objects.requireNonNull(key));
                var listening = listen == null ? null : WitnessListener.start(listen, round.logs())) {
            tell(main, listening);
            return once ? round.once() : round.forEver(every);
        }
    }

    private void tell(Main main, @Nullable WitnessListener listening) {
        if (listening != null) {
            var address = listening.address();
            main.say(main.words().get("watch.listens", address.getHostString() + ":" + address.getPort()));
        } else if (!once && every > UNHURRIED) {
            main.tell(main.words().get("watch.slow", Integer.toString(every), Integer.toString(UNHURRIED)));
        }
    }

    private WatchRound round(Main main, Path keyFile) throws Unreadable {
        var signer = KeyFile.read(keyFile, NoteKey.Use.WITNESS);
        var round = new WatchRound();
        try {
            for (int i = 0; i < named.size(); i++) {
                round.add(watching(main, keyFile, signer, i));
            }
            return round;
        } catch (Unreadable | CannotKeep failed) {
            round.close();
            throw failed;
        }
    }

    private Watching watching(Main main, Path keyFile, NoteSigner signer, int number) throws Unreadable {
        var address = RecordSource.address(named.get(number));
        var state = WatchState.open(states.get(number));
        try {
            var identity = identity(address, state, number);
            var said = new WatchReport(
                    main, named.size() == 1 ? "" : "[" + identity.log().name() + "] ");
            said.begins(identity, signer.key(), !expected.isEmpty());
            var memory = state.memory(keyFile, signer.key(), identity.log());
            return new Watching(address, identity, signer, memory, said, Clock.systemUTC());
        } catch (Unreadable | CannotKeep failed) {
            state.close();
            throw failed;
        }
    }

    /** Whose log it is: as remembered, else as its manifest says; never another than the user expects. */
    private LogIdentity identity(URI address, WatchState state, int number) throws Unreadable {
        var known = state.identity();
        var identity = known.isPresent() ? known.get() : Watcher.identify(address);
        if (!expected.isEmpty() && !Main.fingerprint(expected.get(number)).equals(identity.fingerprint())) {
            throw new Unreadable(Why.OTHER_LOG, address.toString());
        }
        state.keep(identity);
        return identity;
    }

    private void require(boolean holds, String question) {
        if (!holds) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), question);
        }
    }
}
