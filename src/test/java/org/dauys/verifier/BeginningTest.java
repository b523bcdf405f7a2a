package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.Stage;
import org.junit.jupiter.api.Test;

class BeginningTest {
    private static final byte[] FIRST = BrokenBeginnings.prepared().entries().get(0);
    private static final UnaryOperator<byte[]> LONGER = bytes -> Bytes.concat(bytes, new byte[1]);

    /** Unlawful entries before the opening, by themselves and where they stand, until it stands at that index at least. */
    private static SampleRecord openedBehind(int index) {
        var record = BrokenBeginnings.prepared();
        while (record.entries().size() < index) {
            record.force(record.entries().size() % 2 == 0 ? Bytes.utf8("dauys/v1 note\n{}") : FIRST);
        }
        return record.open();
    }

    private static Map<String, byte[]> files(SampleRecord record, UnaryOperator<byte[]> firstTile) {
        var files = RecordFiles.of(record);
        int width = Math.min(Tiles.WIDTH, record.entries().size());
        files.computeIfPresent(
                new Tiles.Name(Tiles.Name.ENTRIES, 0, width).path(), (path, tile) -> firstTile.apply(tile));
        return files;
    }

    /** The index behind the opening, if it is found among the first {@code most}. */
    private static Optional<Long> found(long most, Map<String, byte[]> files) throws Unreadable {
        var beginning = new Beginning(TiledRecord.open(new Held(files)));
        return beginning.until(most, Stage::opening).map(opened -> beginning.next());
    }

    @Test
    void what_is_unlawful_is_passed_over() throws Unreadable {
        for (int index : new int[] {0, 50, Tiles.WIDTH, 300}) {
            var record = openedBehind(index);
            long size = record.entries().size();
            var files = files(record, UnaryOperator.identity());
            assertEquals(Optional.of(size), found(size, files));
            assertEquals(Optional.of(size), found(Long.MAX_VALUE, files));
            assertEquals(Optional.empty(), found(size - 1, files));
        }
    }

    @Test
    void a_record_that_ends_before_has_none() throws Unreadable {
        var record = BrokenBeginnings.prepared();
        assertEquals(Optional.empty(), found(Long.MAX_VALUE, files(record, UnaryOperator.identity())));
        var cut = files(record.open(), bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        assertEquals(Optional.empty(), found(Long.MAX_VALUE, cut));
    }

    @Test
    void a_tile_with_bytes_too_many_is_the_last() throws Unreadable {
        assertTrue(found(Long.MAX_VALUE, files(openedBehind(0), LONGER)).isPresent());
        assertEquals(Optional.empty(), found(Long.MAX_VALUE, files(openedBehind(Tiles.WIDTH), LONGER)));
    }
}
