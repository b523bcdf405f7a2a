package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dauys.protocol.log.NoteKey;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Verifies a record with the help of others (spec: 15). */
@Command(
        name = "combine",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Verifies a record, but believes partial verdicts of others (--range) for the costly part: the equations of "
                        + "their ballots. Everything else is checked here, over all entries.",
        footer = "Exit status: 0 valid, 1 invalid, 2 could not run.")
final class CombineCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main parent;

    @Parameters(index = "0", paramLabel = "RECORD", description = "Directory, archive, or http(s) address of a record.")
    private String named = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PARTIAL", description = "Partial verdicts.")
    private List<Path> partials = new ArrayList<>();

    @Option(
            names = "--trust",
            paramLabel = "KEY|FILE",
            required = true,
            description =
                    "Whom you believe: the line that dauys-verify observer-key printed, or a file with such lines; may be "
                            + "repeated.")
    private List<String> trusted = new ArrayList<>();

    @Option(names = "--fill", description = "Check here what no partial verdict covers; without it that is refused.")
    private boolean fill;

    @Mixin
    private Inquiry inquiry = new Inquiry();

    @Override
    public Integer call() {
        var main = Objects.requireNonNull(parent);
        return main.with(named, record -> combine(main, record));
    }

    private Verdict combine(Main main, TiledRecord record) throws Unreadable {
        var anchor = inquiry.anchor();
        var keys = keys();
        var early = Verification.early(record, anchor);
        if (early.isPresent()) {
            return inquiry.answer(main, named, early.get(), anchor, List.of());
        }
        var all = new Partials(record, fill);
        for (var file : partials) {
            all.add(PartialFile.open(file), keys);
        }
        all.arrange();
        var progress = inquiry.progress(main, record.size());
        var verification = Verification.run(record, anchor, progress, all, Memory.USUAL);
        return inquiry.answer(main, named, verification, anchor, all.words());
    }

    private List<NoteKey> keys() throws Unreadable {
        var keys = new ArrayList<NoteKey>();
        for (var given : trusted) {
            var key = NoteKey.parse(given, NoteKey.Use.OBSERVER);
            keys.addAll(key.isPresent() ? List.of(key.get()) : file(given));
        }
        return keys;
    }

    private static List<NoteKey> file(String named) throws Unreadable {
        var keys = new ArrayList<NoteKey>();
        for (var line : text(named).lines().filter(line -> !line.isBlank()).toList()) {
            keys.add(NoteKey.parse(line.strip(), NoteKey.Use.OBSERVER)
                    .orElseThrow(() -> new Unreadable(Why.MALFORMED, named)));
        }
        return keys;
    }

    private static String text(String named) throws Unreadable {
        try {
            var path = Optional.of(Path.of(named)).filter(Files::isRegularFile);
            return new String(
                    VotersFiles.read(path.orElseThrow(() -> new Unreadable(Why.MISSING, named))),
                    StandardCharsets.UTF_8);
        } catch (InvalidPathException noPath) {
            throw new Unreadable(Why.MISSING, named);
        }
    }
}
