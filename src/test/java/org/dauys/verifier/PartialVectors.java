package org.dauys.verifier;

import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.text;
import static org.dauys.verifier.PartialFiles.ALMATY;
import static org.dauys.verifier.PartialFiles.TARAZ;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Subtrees;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Head;
import org.dauys.protocol.partial.PartialVerdict.Of;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;
import org.dauys.protocol.vectors.VectorFiles;

/** Vectors of partial verdicts (spec: 15) about records of {@code ballots-examples}. */
public final class PartialVectors implements VectorFile {
    private static final String HONEST = "ok-changed-course";
    private static final String BROKEN = "broken-b-6.6";

    private final List<Vector> vectors = new ArrayList<>();
    private final Path directory;

    /** @param directory for files */
    public PartialVectors(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "partial";
    }

    @Override
    public String about() {
        return "V-1 to V-3: partial verdicts about records of ballots-examples, and who combines them";
    }

    @Override
    public Set<String> steps() {
        return Set.of("V-3.1", "V-3.2", "V-3.3", "V-3.4", "V-3.5", "V-3.6", "V-3.7", "V-3.8");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        try {
            subtrees();
            var all = new Ranges(directory, HONEST);
            words(all);
            together(all);
            strangers(all);
            lies(all);
            refused(new Ranges(directory, BROKEN));
        } catch (IOException | Unreadable impossible) {
            throw new IllegalStateException(impossible);
        }
        return List.copyOf(vectors);
    }

    private void subtrees() {
        for (var range : List.of(new Range(0, 1), new Range(5, 12), new Range(0, 8), new Range(1, 300))) {
            vectors.add(Vector.of("entries %d to %d".formatted(range.first(), range.end() - 1), "subtrees")
                    .with("first", range.first())
                    .with("end", range.end())
                    .ok()
                    .with("subtrees", subtrees(range)));
        }
    }

    private static List<String> subtrees(Range range) {
        var subtrees = new Subtrees(range.first());
        for (long i = range.first(); i < range.end(); i++) {
            subtrees.add(TreeHash.leaf(Bytes.ascii("entry " + i)));
        }
        return subtrees.roots().stream().map(Hash::hex).toList();
    }

    /** What is true of ranges of a record. */
    private record Ranges(String name, Path directory, TiledRecord record, RangeCheck.Opening opening) {
        Ranges(Path directory, String name) throws Unreadable {
            this(name, directory, PartialFiles.record(ExamplesTest.DIRECTORY.resolve(name)));
        }

        private Ranges(String name, Path directory, TiledRecord record) throws Unreadable {
            this(name, directory, record, RangeCheck.Opening.of(record).orElseThrow());
        }

        long first() {
            return opening.next();
        }

        long end() {
            return record.size();
        }

        Path of(long first, long end, NoteSigner signer) throws Unreadable {
            return PartialFiles.partial(directory, record, opening, new Range(first, end), signer, Memory.USUAL);
        }

        Path whole() throws Unreadable {
            return of(first(), end(), ALMATY);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    /** One file by itself. */
    private void words(Ranges ranges) throws IOException, Unreadable {
        var file = ranges.of(ranges.first(), ranges.first() + 3, ALMATY);
        var bytes = bytes(file);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n") + 1;
        int section = text.indexOf('\n', end + 1) + 1;
        vectors.add(read("a partial verdict on three entries", bytes)
                .ok()
                .with("text", text.substring(0, end))
                .with("line", new String(bytes, end + 1, section - end - 2, StandardCharsets.UTF_8))
                .with("section", hex(Arrays.copyOfRange(bytes, section, bytes.length))));
        vectors.add(read("a section too short", Arrays.copyOf(bytes, bytes.length - 1))
                .fails("V-3.1"));
        vectors.add(read("a blank in the JSON", Bytes.ascii(text.replace("\"size\":", "\"size\": ")))
                .fails("V-3.1"));
        vectors.add(read("no signature", Arrays.copyOf(bytes, end)).fails("V-3.1"));
        var sooner = bytes(PartialFiles.changed(
                file, v -> with(v, new Range(v.range().first(), v.range().end() - 1))));
        vectors.add(read("subtrees of more entries than the range has", sooner).fails("V-3.1"));
        var fewer = bytes(PartialFiles.changed(
                file, v -> with(v, new SlotSums(v.cast().ballots() + 1, v.cast().slots()), v.section())));
        vectors.add(read("tags of fewer ballots than are sound", fewer).fails("V-3.1"));
        var last = section(file, bytes);
        System.arraycopy(last, 0, last, Section.TAG, Section.TAG);
        last[0] = 0x7f;
        vectors.add(combine("tags out of order", ranges, false, PartialFiles.signed(file, last, v -> v))
                .fails("V-3.1"));
    }

    private static Vector read(String name, byte[] file) {
        return Vector.of(name, "read-partial").with("file", hex(file));
    }

    private static byte[] section(Path file, byte[] bytes) {
        return PartialFiles.section(file, bytes);
    }

    private static Vector combine(String name, Ranges ranges, boolean fill, Path... files) throws IOException {
        var all = new ArrayList<String>();
        for (var file : files) {
            all.add(hex(bytes(file)));
        }
        return Vector.of(name, "combine")
                .with("record", ranges.name())
                .with(
                        "trusted",
                        Stream.of(ALMATY, TARAZ)
                                .map(signer -> signer.key().vkey())
                                .toList())
                .with("files", all)
                .with("fill", fill);
    }

    private void together(Ranges ranges) throws IOException, Unreadable {
        long middle = (ranges.first() + ranges.end()) / 2;
        var one = ranges.of(ranges.first(), middle, ALMATY);
        var other = ranges.of(middle, ranges.end(), TARAZ);
        vectors.add(
                combine("two ranges in any order", ranges, false, other, one).ok());
        vectors.add(combine(
                        "a range twice, by two who agree",
                        ranges,
                        false,
                        ranges.whole(),
                        ranges.of(ranges.first(), ranges.end(), TARAZ))
                .ok());
        vectors.add(combine("the rest is checked by whoever combines", ranges, true, other)
                .ok());
        vectors.add(combine("a gap", ranges, false, other).fails("V-3.5"));
        vectors.add(
                combine("ranges that share an entry", ranges, false, one, ranges.of(middle - 1, ranges.end(), TARAZ))
                        .fails("V-3.5"));
        var doubled = PartialFiles.changed(
                one, v -> with(v, v.cast().plus(new SlotSums(0, v.cast().slots())), v.section()));
        vectors.add(combine("a range twice, with other sums", ranges, false, one, doubled, other)
                .fails("V-3.5"));
    }

    private void strangers(Ranges ranges) throws IOException, Unreadable {
        vectors.add(combine(
                        "signed by a stranger",
                        ranges,
                        false,
                        ranges.of(ranges.first(), ranges.end(), PartialFiles.signer("stranger.example")))
                .fails("V-3.2"));
        var named = bytes(ranges.whole());
        replace(named, "\n— almaty", "\n— altaty");
        vectors.add(combine("signed under another name", ranges, false, written(ranges, "named", named))
                .fails("V-3.2"));
        vectors.add(combine(
                        "about another head",
                        ranges,
                        false,
                        PartialFiles.changed(
                                ranges.whole(),
                                v -> with(
                                        v, new Head(v.head().origin(), v.head().size(), Hash.ZERO))))
                .fails("V-3.3"));
        var tampered = bytes(ranges.whole());
        tampered[tampered.length - 1] ^= 1;
        vectors.add(combine("another section than was signed", ranges, false, written(ranges, "tampered", tampered))
                .fails("V-3.4"));
    }

    private static Path written(Ranges ranges, String name, byte[] bytes) throws IOException {
        return Files.write(ranges.directory().resolve(name), bytes);
    }

    private static void replace(byte[] in, String old, String fresh) {
        int at = new String(in, StandardCharsets.ISO_8859_1)
                .indexOf(new String(Bytes.utf8(old), StandardCharsets.ISO_8859_1));
        System.arraycopy(Bytes.utf8(fresh), 0, in, at, Bytes.utf8(fresh).length);
    }

    /** By one who is trusted. */
    private void lies(Ranges ranges) throws IOException, Unreadable {
        lie(
                "another opening",
                "V-3.6",
                ranges,
                v -> with(v, new Of(Hash.ZERO, v.election().jointKey())));
        lie(
                "another joint key",
                "V-3.6",
                ranges,
                v -> with(
                        v,
                        new Of(
                                v.election().opened(),
                                v.cast().slots().get(0).alpha().point().orElseThrow())));
        lie(
                "other entries",
                "V-3.7",
                ranges,
                v -> withSubtrees(
                        v, v.subtrees().stream().map(root -> Hash.ZERO).toList()));
        lie("a cast ballot fewer, an audited one more", "V-3.8", ranges, PartialFiles::oneBallotAudited);
        var whole = ranges.whole();
        var place = ByteBuffer.allocate(Section.REFUSED)
                .putInt((int) (ranges.end() - 1 - ranges.first()))
                .put((byte) 1)
                .array();
        var more = Bytes.concat(section(whole, bytes(whole)), place);
        vectors.add(combine(
                        "an entry refused that is no ballot",
                        ranges,
                        false,
                        PartialFiles.signed(
                                whole,
                                more,
                                v -> with(v, v.cast(), new Section(v.section().tags(), 1, Hash.ZERO))))
                .fails("V-3.8"));
    }

    private void lie(String name, String step, Ranges ranges, UnaryOperator<PartialVerdict> change)
            throws IOException, Unreadable {
        vectors.add(combine(name, ranges, false, PartialFiles.changed(ranges.whole(), change))
                .fails(step));
    }

    /** A record with a false proof. */
    private void refused(Ranges ranges) throws IOException, Unreadable {
        var honest = ranges.whole();
        vectors.add(combine("a ballot that is not sound", ranges, false, honest).ok());
        var section = section(honest, bytes(honest));
        section[section.length - 1] = 7;
        vectors.add(combine(
                        "refused at a step at which it does not fail",
                        ranges,
                        false,
                        PartialFiles.signed(honest, section, v -> v))
                .fails("V-3.8"));
        section[section.length - 1] = 8;
        vectors.add(combine("refused at no step", ranges, false, PartialFiles.signed(honest, section, v -> v))
                .fails("V-3.1"));
    }

    private static PartialVerdict with(PartialVerdict v, SlotSums cast, Section section) {
        return new PartialVerdict(v.head(), v.election(), v.range(), v.subtrees(), cast, v.audited(), section);
    }

    private static PartialVerdict with(PartialVerdict v, Range range) {
        return new PartialVerdict(v.head(), v.election(), range, v.subtrees(), v.cast(), v.audited(), v.section());
    }

    private static PartialVerdict with(PartialVerdict v, Head head) {
        return new PartialVerdict(head, v.election(), v.range(), v.subtrees(), v.cast(), v.audited(), v.section());
    }

    private static PartialVerdict with(PartialVerdict v, Of election) {
        return new PartialVerdict(v.head(), election, v.range(), v.subtrees(), v.cast(), v.audited(), v.section());
    }

    private static PartialVerdict withSubtrees(PartialVerdict v, List<Hash> subtrees) {
        return new PartialVerdict(v.head(), v.election(), v.range(), subtrees, v.cast(), v.audited(), v.section());
    }

    @Override
    public String run(JsonNode vector) {
        try {
            return switch (text(vector, "op")) {
                case "subtrees" -> readSubtrees(vector);
                case "read-partial" -> read(vector);
                default -> combine(vector);
            };
        } catch (Unreadable refused) {
            return step(refused.why());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String step(Unreadable.Why why) {
        return switch (why) {
            case MALFORMED -> "V-3.1";
            case UNTRUSTED -> "V-3.2";
            case OTHER_HEAD -> "V-3.3";
            case TAMPERED -> "V-3.4";
            case DISAGREE, OVERLAP, GAP -> "V-3.5";
            case OTHER_ELECTION, NOT_OPENED -> "V-3.6";
            case OTHER_ENTRIES -> "V-3.7";
            case CONTRADICTED -> "V-3.8";
            default -> why.name();
        };
    }

    private static String readSubtrees(JsonNode vector) {
        var found = subtrees(
                new Range(vector.get("first").asLong(), vector.get("end").asLong()));
        var expected = new ArrayList<String>();
        vector.get("subtrees").forEach(root -> expected.add(root.asText()));
        return expected.equals(found) ? "ok" : "subtrees are " + found;
    }

    private Path file(String hex) throws IOException {
        return Files.write(
                Files.createTempFile(directory, "partial", null), HexFormat.of().parseHex(hex));
    }

    private String read(JsonNode vector) throws IOException, Unreadable {
        var file = PartialFile.open(file(text(vector, "file")));
        file.check();
        boolean signed = file.isSignedBy(ALMATY.key());
        return signed ? VectorFiles.same(vector, "text", file.verdict().toString()) : "not signed";
    }

    /** Whoever combines says of the record what whoever checks it alone says. */
    private String combine(JsonNode vector) throws IOException, Unreadable {
        var record = PartialFiles.record(ExamplesTest.DIRECTORY.resolve(text(vector, "record")));
        var keys = new ArrayList<NoteKey>();
        for (var key : vector.get("trusted")) {
            keys.add(NoteKey.parse(key.asText(), NoteKey.Use.OBSERVER).orElseThrow());
        }
        var partials = new Partials(record, vector.get("fill").asBoolean());
        for (var hex : vector.get("files")) {
            partials.add(PartialFile.open(file(hex.asText())), keys);
        }
        partials.arrange();
        var verification = Verification.run(record, new Anchor.None(), done -> {}, partials, Memory.USUAL);
        return Judged.of(verification).equals(PartialFiles.whole(record)) ? "ok" : "another verdict";
    }
}
