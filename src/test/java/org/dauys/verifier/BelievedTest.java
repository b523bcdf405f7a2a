package org.dauys.verifier;

import static org.dauys.verifier.PartialFiles.ALMATY;
import static org.dauys.verifier.PartialFiles.BOTH;
import static org.dauys.verifier.PartialFiles.TARAZ;
import static org.dauys.verifier.PartialFiles.combined;
import static org.dauys.verifier.PartialFiles.signed;
import static org.dauys.verifier.PartialFiles.whole;
import static org.dauys.verifier.PartialFiles.why;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.verifier.Finding.Place;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V-3: whoever is believed, the verdict is that of a whole run, or the file is refused by name, whatever it says and becomes. */
class BelievedTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));
    private static final Memory USUAL = memory(1024);

    /** Bytes of a ballot before its first ciphertext. */
    private static final int HEAD = 101;

    @TempDir
    private Path directory;

    private static Memory memory(int entries) {
        return new Memory(0, 1 << 10, entries, 1 << 20);
    }

    private static TiledRecord tiled(SampleRecord record) throws Unreadable {
        return TiledRecord.open(Held.of(record));
    }

    private Path partial(TiledRecord record, long first, long end, NoteSigner signer) throws Unreadable {
        var opening = RangeCheck.Opening.of(record).orElseThrow();
        return PartialFiles.partial(directory, record, opening, new Range(first, end), signer, USUAL);
    }

    /** Of all ballots. */
    private Path partial(TiledRecord record) throws Unreadable {
        return partial(record, next(record), record.size(), ALMATY);
    }

    private static long next(TiledRecord record) throws Unreadable {
        return RangeCheck.Opening.of(record).orElseThrow().next();
    }

    /** The sums of a range are not those of what has passed of it, wherever chunks end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1024})
    void a_ballot_behind_the_totals_is_in_none(int entries) throws Unreadable {
        var made = BrokenBeginnings.prepared()
                .open()
                .vote(1, FIRST)
                .vote(2, FIRST)
                .vote(4, FIRST)
                .vote(5, FIRST)
                .vote(1, FIRST);
        var late = EntryWriter.ballot(Purpose.CAST, made.ballot(3, Purpose.CAST, FIRST));
        made.close().aggregate().force(late);
        made.decrypt(3).decrypt(1).result().force(late);
        var record = tiled(made);
        long next = next(record);

        var whole = whole(record);
        assertEquals(Status.PASSED, whole.statuses().get(Rule.D_1_2));
        assertEquals(Status.FAILED, whole.statuses().get(Rule.R_7));
        assertEquals(whole, combined(record, false, memory(entries), partial(record)));
        var first = partial(record, next, next + 2, ALMATY);
        var second = partial(record, next + 2, record.size() - 1, TARAZ);
        assertEquals(whole, combined(record, true, memory(entries), first, second));
    }

    /** As many ballots of the range as were cast have passed, and one of them was audited. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1024})
    void an_audited_ballot_is_in_no_sum(int entries) throws Unreadable {
        var made = BrokenBeginnings.prepared().open().audit(1, FIRST);
        made.vote(1, FIRST).vote(2, FIRST).vote(3, FIRST).vote(4, FIRST);
        var record = tiled(made.close().aggregate());
        long next = next(record);

        var whole = whole(record);
        assertEquals(Status.PASSED, whole.statuses().get(Rule.D_1_2));
        for (long end = next + 2; end < record.size(); end++) {
            var first = partial(record, next, end, ALMATY);
            var second = partial(record, end, record.size(), TARAZ);
            assertEquals(whole, combined(record, false, memory(entries), first, second));
        }
    }

    /** Its α is no point, and it isn't counted: to take it off the sums it has to be read. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1024})
    void a_ballot_without_points_is_not_sound_whoever_says_so(int entries) throws Exception {
        var made = BrokenBeginnings.prepared().open();
        made.vote(1, FIRST);
        var last = made.entries().get(made.entries().size() - 1);
        var wire = Envelope.parse(last).value().orElseThrow().body();
        wire[HEAD] = 5;
        made.force(EntryWriter.ballot(Purpose.CAST, wire));
        var record =
                tiled(made.vote(2, FIRST).vote(3, FIRST).vote(4, FIRST).close().aggregate());
        var honest = partial(record);

        assertEquals(whole(record), combined(record, false, memory(entries), honest));
        var lie = oneMore(honest);
        assertEquals(Why.CONTRADICTED, why(() -> combined(record, false, memory(entries), lie)));
    }

    /** The one that it refuses is called sound. */
    private static Path oneMore(Path honest) throws IOException, Unreadable {
        var file = PartialFile.open(honest);
        int slots = file.verdict().cast().slots().size();
        var section = PartialFiles.section(honest, Files.readAllBytes(honest));
        var tags = ByteBuffer.allocate(Long.BYTES * slots);
        for (int slot = slots; slot > 0; slot--) {
            tags.putLong(Long.MAX_VALUE - slot);
        }
        var longer = Bytes.concat(Arrays.copyOf(section, section.length - Section.REFUSED), tags.array());
        return signed(honest, longer, v -> {
            var cast = new SlotSums(v.cast().ballots() + 1, v.cast().slots());
            return with(v, cast, new Section(v.section().tags() + slots, 0, Hash.ZERO));
        });
    }

    private static PartialVerdict with(PartialVerdict v, SlotSums cast, Section section) {
        return new PartialVerdict(v.head(), v.election(), v.range(), v.subtrees(), cast, v.audited(), section);
    }

    @Test
    void whoever_signs_twice_is_one_under_every_name() throws Unreadable {
        var record = tiled(SampleRecords.small());
        var alias = NoteSigner.of("other.example", Seeded.bytes("almaty.example"), NoteKey.Use.OBSERVER);
        long next = next(record);
        var partials = new Partials(record, false);
        for (var signer : List.of(ALMATY, ALMATY, alias, TARAZ)) {
            var file = partial(record, next, record.size(), signer);
            partials.add(PartialFile.open(file), List.of(ALMATY.key(), alias.key(), TARAZ.key()));
        }
        assertEquals(
                List.of("almaty.example", "taraz.example"),
                partials.words().get(0).signers());
    }

    /** The last entry is a result. */
    @Test
    void what_is_no_ballot_is_no_refused_one() throws Exception {
        var record = tiled(SampleRecords.small());
        var honest = partial(record);
        var section = PartialFiles.section(honest, Files.readAllBytes(honest));
        int last = (int) (record.size() - 1 - next(record));
        var more =
                ByteBuffer.allocate(Section.REFUSED).putInt(last).put((byte) 1).array();
        var lie = signed(
                honest,
                Bytes.concat(section, more),
                v -> with(v, v.cast(), new Section(v.section().tags(), 1, Hash.ZERO)));

        assertEquals(Why.CONTRADICTED, why(() -> combined(record, false, USUAL, lie)));
    }

    private Judged changedAfterTheCheck(TiledRecord record, Path file, UnaryOperator<byte[]> change) throws Exception {
        var partials = new Partials(record, false);
        partials.add(PartialFile.open(file), BOTH);
        var changed = change.apply(Files.readAllBytes(file));
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(changed), 0);
        }
        return Judged.of(Verification.run(record, new Anchor.None(), done -> {}, partials, USUAL));
    }

    @Test
    void a_file_is_what_it_was_when_it_was_checked() throws Exception {
        var made = BrokenBeginnings.prepared().open().vote(1, FIRST);
        made.force(EntryWriter.ballot(Purpose.CAST, new byte[9]));
        var record = tiled(made.close().aggregate());
        UnaryOperator<byte[]> words = bytes -> {
            Arrays.fill(bytes, 0, 100, (byte) 'x');
            return bytes;
        };
        UnaryOperator<byte[]> refused = bytes -> {
            bytes[bytes.length - 1] = 7;
            return bytes;
        };
        UnaryOperator<byte[]> tags = bytes -> {
            bytes[bytes.length - 1 - Section.REFUSED] ^= 1;
            return bytes;
        };

        assertEquals(whole(record), changedAfterTheCheck(record, partial(record), words));
        assertEquals(whole(record), changedAfterTheCheck(record, partial(record), refused));
        var last = partial(record);
        assertEquals(Why.CHANGED, why(() -> changedAfterTheCheck(record, last, tags)));
    }

    @Test
    void nothing_is_written_through_a_link() throws Exception {
        var record = tiled(SampleRecords.small());
        var victim = Files.writeString(directory.resolve("victim"), "dear");
        var file = directory.resolve("partial");
        var opening = RangeCheck.Opening.of(record).orElseThrow();
        for (var planted : List.of("partial.new", "partial")) {
            Files.deleteIfExists(directory.resolve(planted));
            Files.createSymbolicLink(directory.resolve(planted), victim);
            var range = new Range(opening.next(), record.size());
            RangeCheck.write(record, opening, range, ALMATY, file, done -> {});
            assertEquals("dear", Files.readString(victim));
            assertEquals(whole(record), combined(record, false, USUAL, file));
        }
    }

    /** The whole run folds such a tile to its end, and so do pieces that meet within it. */
    @Test
    void a_tile_with_bytes_behind_its_entries_is_folded_as_far_in_pieces() throws Unreadable {
        var files = RecordFiles.of(SampleRecords.small());
        files.replaceAll((path, bytes) -> path.startsWith("tile/entries") ? Bytes.concat(bytes, new byte[1]) : bytes);
        var record = TiledRecord.open(new Held(files));
        long next = next(record);
        var first = partial(record, next, next + 2, ALMATY);
        var second = partial(record, next + 2, record.size(), TARAZ);

        var whole = whole(record);
        assertEquals(
                List.of(new Place.AtEntry(record.size(), "")),
                whole.findings().get(Rule.L_4_4).stream().map(Finding::place).toList());
        assertEquals(Status.PASSED, whole.statuses().get(Rule.D_4_4));
        assertEquals(whole, combined(record, false, USUAL, first, second));
    }
}
