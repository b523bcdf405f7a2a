package org.dauys.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dauys.protocol.credential.Code;
import org.dauys.verifier.Unreadable.Why;
import picocli.CommandLine.Option;

/** What voters have kept and want compared with the record. */
final class VotersFiles {
    private static final int MAX_FILE = 1 << 20;
    private static final String PREFIX = "DA1.";
    /** An opening, or what is left of one, bare or in its link, with whatever a mail program put behind it. */
    private static final Pattern OPENING = Pattern.compile("(?:^|#)(DA1\\.[A-Za-z0-9_=-]{16,}.*)");

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "A receipt to look for in the record; may be repeated.")
    private List<Path> receipts = new ArrayList<>();

    @Option(
            names = "--opening",
            paramLabel = "TEXT|FILE",
            description = "What the booth shows after a test of the encryption (DA1.… or its link), or a file with it: "
                    + "says what was encrypted; may be repeated.")
    private List<String> openings = new ArrayList<>();

    @Option(
            names = "--code",
            paramLabel = "FILE",
            description =
                    "A file with the voting code of a letter: says which ballots were cast with it, or that none was. "
                            + "Whoever has the code can vote with it: keep the file to yourself. May be repeated.")
    private List<Path> codes = new ArrayList<>();

    private Optional<List<Asked>> asked = Optional.empty();

    /**
     * A code, which was read before anything else.
     *
     * @param name of its file
     */
    private record Asked(String name, Code code) {}

    /**
     * What became of them.
     *
     * @param skipped those that could not be looked for, because the manifest doesn't stand or the record wasn't fetched
     */
    record Reports(
            List<ReceiptReport> receipts, List<OpeningReport> openings, List<CodeReport> codes, List<String> skipped) {
        /** The verdict on the record and on these. */
        Verdict verdict(Verdict record) {
            return Stream.of(
                            receipts.stream().map(ReceiptReport::verdict),
                            openings.stream().map(OpeningReport::verdict),
                            codes.stream().map(CodeReport::verdict))
                    .flatMap(verdicts -> verdicts)
                    .reduce(record, Verdict::and);
        }
    }

    Reports reports(Verification verification) throws Unreadable {
        if (verification.isEarly() || verification.state().stage().election().isEmpty()) {
            var skipped = Stream.concat(
                    receipts.stream().map(Path::toString), openings.stream().map(VotersFiles::name));
            return new Reports(List.of(), List.of(), answers(verification), skipped.toList());
        }
        var found = new ArrayList<ReceiptReport>();
        for (var file : receipts) {
            found.add(ReceiptReport.of(file.toString(), read(file), verification));
        }
        var opened = new ArrayList<OpeningReport>();
        for (var given : openings) {
            opened.add(OpeningReport.of(name(given), opening(given), verification));
        }
        return new Reports(List.copyOf(found), List.copyOf(opened), answers(verification), List.of());
    }

    private List<CodeReport> answers(Verification verification) throws Unreadable {
        return codes().stream()
                .map(code -> CodeReport.of(code.name(), code.code(), verification))
                .toList();
    }

    /** Reads the codes, so that one that is mistyped is named before hours of work. */
    List<Asked> codes() throws Unreadable {
        if (asked.isEmpty()) {
            var read = new ArrayList<Asked>();
            for (var file : codes) {
                read.add(new Asked(file.toString(), code(file)));
            }
            asked = Optional.of(List.copyOf(read));
        }
        return asked.get();
    }

    private static Code code(Path file) throws Unreadable {
        if (!Files.isReadable(file)) {
            throw new Unreadable(Why.MISSING, "--code FILE"); // it may be the code itself, which isn't repeated
        }
        var reading = Code.read(new String(read(file), StandardCharsets.UTF_8));
        if (reading instanceof Code.Reading.Refused refused) {
            throw new Unreadable(
                    switch (refused.why()) {
                        case LENGTH -> Why.CODE_LENGTH;
                        case ALPHABET -> Why.CODE_ALPHABET;
                        case CHECK -> Why.CODE_CHECK;
                    },
                    file.toString());
        }
        return ((Code.Reading.Read) reading).code();
    }

    /** An opening's text isn't repeated: nothing of it but its choices is for reading. */
    private static String name(String given) {
        return text(given).isPresent() ? PREFIX + "…" : given;
    }

    /** The text itself, out of a link or a file, where a mail program may have broken it into lines. */
    private static String opening(String given) throws Unreadable {
        var text = text(given);
        if (text.isPresent()) {
            return text.get();
        }
        var bare = bare(new String(read(path(given)), StandardCharsets.UTF_8));
        return bare.substring(bare.indexOf('#') + 1);
    }

    /** The opening that {@code given} is itself; empty if it names a file. */
    private static Optional<String> text(String given) {
        var form = OPENING.matcher(bare(given));
        return form.find() && !isFile(given) ? Optional.of(form.group(1)) : Optional.empty();
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private static boolean isFile(String given) {
        try {
            return Files.exists(Path.of(given));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static Path path(String given) throws Unreadable {
        try {
            return Path.of(given);
        } catch (InvalidPathException none) {
            throw new Unreadable(Why.MISSING, given);
        }
    }

    /** A file that the user names. */
    static byte[] read(Path file) throws Unreadable {
        try (var in = Files.newInputStream(file)) {
            return RecordSource.bounded(in, MAX_FILE, file.toString());
        } catch (IOException absent) {
            throw new Unreadable(Why.MISSING, file.toString());
        }
    }
}
