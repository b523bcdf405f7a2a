package org.dauys.verifier;

import static org.dauys.verifier.PartialFiles.ALMATY;
import static org.dauys.verifier.PartialFiles.changed;
import static org.dauys.verifier.PartialFiles.combined;
import static org.dauys.verifier.PartialFiles.signed;
import static org.dauys.verifier.PartialFiles.whole;
import static org.dauys.verifier.PartialFiles.why;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.LongStream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Subtrees;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Head;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Finding.Place;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {
    private static final int TAGS = 20_000;
    private static final Memory MEMORY = new Memory(0, 1 << 10, 1024, 1 << 20);

    @TempDir
    private Path directory;

    private TiledRecord record;
    private RangeCheck.Opening opening;

    @BeforeEach
    void a_record() throws Unreadable {
        record = TiledRecord.open(Held.of(SampleRecords.small()));
        opening = RangeCheck.Opening.of(record).orElseThrow();
    }

    private Path partial(long first, long end) throws Unreadable {
        return PartialFiles.partial(directory, record, opening, new Range(first, end), ALMATY, MEMORY);
    }

    private Path partial() throws Unreadable {
        return partial(opening.next(), record.size());
    }

    /** More of them than go to the file at once. */
    @Test
    void a_section_has_all_tags_in_order_and_then_what_is_refused() throws Exception {
        var refused = new Refused(new Range(0, 1));
        refused.add(0, Rule.B_6_1);
        var section = new ByteArrayOutputStream();
        try (var tags = new TagSort(1_000, directory)) {
            tags.addAll(LongStream.range(0, TAGS).map(i -> TAGS - 1 - i).toArray());
            RangeCheck.section(tags, refused, bytes -> section.write(bytes.array(), 0, bytes.remaining()));
        }
        var bytes = ByteBuffer.wrap(section.toByteArray());
        for (long tag = 0; tag < TAGS; tag++) {
            assertEquals(tag, bytes.getLong());
        }
        assertEquals(ByteBuffer.wrap(refused.encode()), bytes);
    }

    @Test
    void what_is_no_file_is_named_as_what_it_is() {
        assertEquals(Why.MISSING, why(() -> PartialFile.open(directory.resolve("none"))));
        assertEquals(Why.BROKEN, why(() -> PartialFile.open(directory)));
    }

    @Test
    void a_signature_is_no_longer_than_it_can_be() throws Exception {
        var file = partial();
        var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        var longer = bytes.replaceFirst("\n\n[^\n]*", "$0" + "A".repeat(1000));
        Files.write(file, longer.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Why.MALFORMED, why(() -> PartialFile.open(file)));
    }

    @Test
    void one_that_was_changed_is_not_whole() throws Exception {
        var file = partial();
        assertTrue(PartialFile.open(file).isWhole());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertFalse(PartialFile.open(file).isWhole());
    }

    /** What it says to refuse would not fit the memory: the words of a log of so many entries, and zeros behind them. */
    @Test
    void one_that_refuses_too_much_is_not_read() throws Unreadable {
        long many = (1 << 26) / Section.REFUSED + 1;
        var range = new Range(0, many);
        var section = new Section(0, many, Hash.ZERO);
        var subtrees = Collections.nCopies(Subtrees.count(0, many), Hash.ZERO);
        var file = signed(
                partial(),
                new byte[0],
                v -> new PartialVerdict(
                        new Head("log.example", many, Hash.ZERO),
                        v.election(),
                        range,
                        subtrees,
                        new SlotSums(0, v.cast().slots()),
                        0,
                        section));
        lengthen(file, section.length());
        assertEquals(Why.TOO_LARGE, why(PartialFile.open(file)::check));
    }

    private static void lengthen(Path file, long by) {
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(out.length() + by);
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    @Test
    void no_range_begins_before_the_opening() throws Unreadable {
        var honest = partial();
        var early = changed(honest, v -> {
            var range = new Range(v.range().first() - 1, v.range().end());
            var subtrees = Collections.nCopies(Subtrees.count(range.first(), range.end()), Hash.ZERO);
            return new PartialVerdict(v.head(), v.election(), range, subtrees, v.cast(), v.audited(), v.section());
        });
        assertEquals(Why.OTHER_ELECTION, why(() -> combined(record, false, MEMORY, early)));
    }

    /** A false ballot stands where nobody has looked, behind a range, before one and between two. */
    @Test
    void gaps_are_filled_with_a_check() throws Unreadable {
        record = PartialFiles.record(ExamplesTest.DIRECTORY.resolve("broken-b-6.6"));
        opening = RangeCheck.Opening.of(record).orElseThrow();
        var whole = whole(record);
        var place = (Place.AtEntry) whole.findings().get(Rule.B_6_6).get(0).place();
        var before = partial(opening.next(), place.index());
        assertEquals(whole, combined(record, true, MEMORY, before));
        if (place.index() + 1 < record.size()) {
            var behind = partial(place.index() + 1, record.size());
            assertEquals(whole, combined(record, true, MEMORY, behind));
            assertEquals(whole, combined(record, true, MEMORY, before, behind));
        }
    }
}
