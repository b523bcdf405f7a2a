package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    private static final NoteSigner LOG = NoteSigner.of("log.example", Seeded.bytes("log"), NoteKey.Use.LOG);

    /** Of eight bytes each. */
    private static List<byte[]> entries(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Bytes.ascii("%08d".formatted(i)))
                .toList();
    }

    private static Map<String, byte[]> files(int size) {
        var text = Checkpoint.text("log.example", size, Hash.ZERO);
        return RecordFiles.of(Checkpoint.note(text, List.of(LOG.sign(text))), entries(size));
    }

    private static TiledRecord record(Map<String, byte[]> files) throws Unreadable {
        return TiledRecord.open(new Held(files));
    }

    private static Memory memory(int entries, int bytes) {
        return new Memory(10, 10, entries, bytes);
    }

    /** How long the chunks are, which together have to be the entries {@code first..end−1}. */
    private static List<Integer> lengths(ChunkReader reader, long first, long end) throws Unreadable {
        var lengths = new ArrayList<Integer>();
        var all = new ArrayList<byte[]>();
        for (var chunk = reader.chunk(end); !chunk.isEmpty(); chunk = reader.chunk(end)) {
            lengths.add(chunk.size());
            all.addAll(chunk);
            assertEquals(first + all.size(), reader.next());
        }
        var expected = entries((int) end).subList((int) first, (int) end);
        assertTrue(Arrays.deepEquals(expected.toArray(), all.toArray()));
        return lengths;
    }

    @Test
    void a_chunk_has_as_many_entries_and_bytes_as_there_is_room_for() throws Unreadable {
        var record = record(files(600));
        var few = new ChunkReader(record, 0, 250, memory(100, 1 << 20));
        assertEquals(List.of(100, 100, 50), lengths(few, 0, 250));
        var small = new ChunkReader(record, 250, 600, memory(1024, 8 * 90));
        assertEquals(List.of(90, 90, 90, 80), lengths(small, 250, 600));
        var cut = new ChunkReader(record, 250, 600, memory(1024, 8 * 90 + 1));
        assertEquals(91, cut.chunk(600).size());
    }

    @Test
    void of_a_short_record_every_processor_has_two() throws Unreadable {
        int processors = Runtime.getRuntime().availableProcessors();
        int first = 100;
        int end = first + 2 * processors * 130;
        var reader = new ChunkReader(record(files(end)), first, end, memory(1024, 1 << 20));
        assertEquals(Collections.nCopies(2 * processors, 130), lengths(reader, first, end));
    }

    @Test
    void as_many_are_under_way_as_there_may_be() throws Unreadable {
        var record = record(files(300));
        var stretch = new Stretch(0, 300, Ahead.Checking.ofEquations(Hash.ZERO));
        try (var ahead = new Ahead()) {
            new Feed(record, List.of(stretch), memory(1, 1 << 20)).fill(ahead);
            int chunks = 0;
            for (; ahead.first().isPresent(); chunks++) {
                ahead.drop();
            }
            assertEquals(Ahead.CHUNKS, chunks);
        }
    }

    @Test
    void it_ends_where_an_entry_cannot_be_cut() throws Unreadable {
        var files = files(600);
        files.computeIfPresent("tile/entries/001", (path, tile) -> Arrays.copyOf(tile, tile.length - 1));
        var reader = new ChunkReader(record(files), 0, 600, memory(1024, 1 << 20));
        assertEquals(
                511, lengths(reader, 0, 511).stream().mapToInt(length -> length).sum());
        assertEquals(List.of(), reader.chunk(600));
        assertFalse(reader.isWhole());
    }

    /** Then it has only the full tile, of which it may not have less. */
    @Test
    void a_log_that_has_grown_gives_a_full_tile_for_a_partial_one() throws Unreadable {
        var files = files(600);
        files.put("checkpoint", files(300).get("checkpoint"));
        var reader = new ChunkReader(record(files), 0, 300, memory(1024, 1 << 20));
        assertEquals(
                300, lengths(reader, 0, 300).stream().mapToInt(length -> length).sum());
        assertTrue(reader.isWhole());

        files.put("tile/entries/001", Tiles.bundle(entries(43)));
        assertFalse(record(files).bundle(1).whole());
        files.put("tile/entries/001", Tiles.bundle(entries(44)));
        assertTrue(record(files).bundle(1).whole());
    }
}
