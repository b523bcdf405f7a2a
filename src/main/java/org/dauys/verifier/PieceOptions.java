package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** An audit that is spread over machines or over days. */
final class PieceOptions {
    private static final Pattern RANGE = Pattern.compile("(0|[1-9][0-9]{0,11})\\.\\.([1-9][0-9]{0,11})");

    /** Options that a range alone can't answer. */
    private static final List<String> OF_WHOLE =
            List.of("--receipt", "--opening", "--code", "--dispute-dir", "--print", "--work");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--range",
            paramLabel = "A..B",
            description =
                    "Check only the ballots in entries A to B−1, as far as that needs no others, and write a partial "
                            + "verdict for dauys-verify combine. Needs --key and --output.")
    private @Nullable String range;

    @Option(names = "--key", paramLabel = "FILE", description = "Key of dauys-verify observer-key, to sign it with.")
    private @Nullable Path key;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PARTIAL",
            description = "The file that --range writes.")
    private @Nullable Path output;

    @Option(
            names = "--work",
            paramLabel = "DIRECTORY",
            description = "Verify in pieces and keep each here: interrupted, the same command goes on where it was.")
    private @Nullable Path work;

    @Option(
            names = "--piece",
            paramLabel = "ENTRIES",
            defaultValue = "16384",
            description = "Entries of a piece of --work (${DEFAULT-VALUE}).")
    private int piece;

    /** Set where the pieces that are there turned out to be wrong. */
    private boolean anew;

    /** Is only a range asked for? Options that would do nothing then, or only with one, are refused. */
    boolean isOfRange() {
        if (range == null) {
            if (key != null || output != null) {
                throw refused("--key and --output: only with --range");
            }
            return false;
        }
        var given = Objects.requireNonNull(spec).commandLine().getParseResult();
        OF_WHOLE.stream().filter(given::hasMatchedOption).findFirst().ifPresent(option -> {
            throw refused(option + ": not with --range, only of a whole record or with dauys-verify combine");
        });
        return true;
    }

    private ParameterException refused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    /**
     * Checks the range and writes the file.
     *
     * @param json whether programs are to read what is said
     */
    Verdict check(Main main, TiledRecord record, Progress progress, boolean json) throws Unreadable {
        var asked = asked(given(range, "Which --range?"));
        var signer = KeyFile.read(given(key, "Which --key?"), NoteKey.Use.OBSERVER);
        var file = given(output, "Which --output?");
        long end = Long.parseLong(asked.group(2));
        if (end > record.size()) {
            throw new Unreadable(Why.MISSING, "entry " + (end - 1));
        }
        var opening = RangeCheck.Opening.of(record).orElseThrow(() -> new Unreadable(Why.NO_BALLOTS, asked.group()));
        long first = Math.max(Long.parseLong(asked.group(1)), opening.next());
        if (first >= end) {
            throw new Unreadable(Why.NO_BALLOTS, asked.group());
        }
        if (!RangeCheck.write(record, opening, new Range(first, end), signer, file, progress)) {
            throw new Unreadable(Why.BROKEN, "tile/entries");
        }
        return said(main, PartialFile.open(file), signer, json);
    }

    private static Verdict said(Main main, PartialFile written, NoteSigner signer, boolean json) {
        var range = written.verdict().range();
        long sound = written.verdict().cast().ballots() + written.verdict().audited();
        long refused = written.verdict().section().refused();
        var verdict = refused == 0 ? Verdict.VALID : Verdict.INVALID;
        var name = signer.key().name();
        main.say(
                json
                        ? new String(
                                JsonWriter.object(out -> out.text("verdict", verdict.id())
                                        .number("first", range.first())
                                        .number("end", range.end())
                                        .number("sound", sound)
                                        .number("refused", refused)
                                        .text("file", written.name())
                                        .text("signer", name)),
                                StandardCharsets.UTF_8)
                        : main.words()
                                .get(
                                        "range.written",
                                        Long.toString(range.first()),
                                        Long.toString(range.end() - 1),
                                        Long.toString(sound),
                                        Long.toString(refused),
                                        written.name(),
                                        name));
        return verdict;
    }

    private Matcher asked(String text) {
        var matcher = RANGE.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) >= Long.parseLong(matcher.group(2))) {
            throw refused("--range: A..B, A less than B");
        }
        return matcher;
    }

    /** Where pieces are kept, if the user wants that. */
    Optional<WorkDirectory> work() throws Unreadable {
        if (work == null) {
            return Optional.empty();
        }
        if (piece < 1) {
            throw refused("--piece: 1 or more");
        }
        return Optional.of(WorkDirectory.open(work, piece, anew));
    }

    /** The pieces that are there are made again. False if there can be none, or they have been already. */
    boolean distrust() {
        boolean kept = work != null && !anew;
        anew = true;
        return kept;
    }

    private <T> T given(@Nullable T value, String question) {
        return Optional.ofNullable(value).orElseThrow(() -> refused(question));
    }
}
