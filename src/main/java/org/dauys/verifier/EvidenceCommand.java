package org.dauys.verifier;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks a file in which a witness has kept that a log contradicts itself (spec: L-11, L-12). */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks a file that a witness wrote when a log contradicted itself.",
        footer = "Exit status: 0 it shows what it says, 1 it does not, 2 could not run.")
final class EvidenceCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file, evidence.json of the witness.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RECORD",
            description = "Directory, archive, or address of a record of that log, to take its key from.")
    private @Nullable String record;

    @Option(
            names = "--expect",
            paramLabel = "FINGERPRINT",
            description = "The election's fingerprint, from a letter or poster; needs RECORD.")
    private @Nullable String expect;

    @Override
    public Integer call() {
        var main = Objects.requireNonNull(parent);
        try {
            var evidence = Evidence.parse(VotersFiles.read(file))
                    .orElseThrow(() -> new Unreadable(Why.MALFORMED, file.toString()));
            var identity = identity();
            return judge(main, evidence, identity).exit();
        } catch (Unreadable unreadable) {
            main.say(unreadable);
            return Verdict.COULD_NOT_RUN.exit();
        }
    }

    /** Whose key the user trusts. */
    private Optional<LogIdentity> identity() throws Unreadable {
        if (record == null) {
            if (expect != null) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "--expect: of which RECORD? The file has no fingerprint.");
            }
            return Optional.empty();
        }
        try (var source = RecordSource.open(record)) {
            var identity = LogIdentity.of(TiledRecord.open(source));
            if (expect != null && !Main.fingerprint(expect).equals(identity.fingerprint())) {
                throw new Unreadable(Why.OTHER_LOG, record);
            }
            return Optional.of(identity);
        }
    }

    private static Verdict judge(Main main, Evidence evidence, Optional<LogIdentity> identity) {
        var words = main.words();
        main.say(words.get("evidence.log", evidence.log().name()));
        boolean foreign =
                identity.filter(known -> !known.log().equals(evidence.log())).isPresent();
        if (foreign || evidence.refusedAt().isPresent()) {
            main.say(words.get(foreign ? "evidence.other" : "evidence.nothing"));
            return Verdict.INVALID;
        }
        if (evidence instanceof TwoHistories shown) {
            main.say(words.get("evidence.two", size(shown.older()), size(shown.newer())));
        } else if (evidence instanceof WrongTiles shown) {
            main.say(words.get("evidence.tiles", size(shown.head())));
        }
        main.say(identity.map(known -> words.get("evidence.whose", known.fingerprint()))
                .orElseGet(() -> words.get("evidence.key", evidence.log().vkey())));
        return Verdict.VALID;
    }

    private static String size(String note) {
        return Long.toString(Checkpoint.parse(Bytes.utf8(note)).orElseThrow().size());
    }
}
