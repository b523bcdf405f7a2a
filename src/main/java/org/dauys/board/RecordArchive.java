package org.dauys.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dauys.protocol.log.Tiles;

/**
 * A record as one ZIP file (spec: L-7): the checkpoint, the entries under it, and the tiles of their hashes, by which the entry is
 * found that somebody changed. Made one tile at a time, so that its size costs no memory; the same record gives the same bytes.
 */
public final class RecordArchive {
    /** The earliest that the format can say: a record's files have no time of their own. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(made);
    private final Iterator<Tiles.Name> tiles;
    private final Function<Tiles.Name, byte[]> content;
    private boolean ended;

    /** @param content the bytes of a tile */
    RecordArchive(WitnessedHead head, Function<Tiles.Name, byte[]> content) {
        this.tiles = Stream.of(Tiles.Name.ENTRIES, 0)
                .map(level -> Tiles.of(level, head.head().size()))
                .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
                .iterator();
        this.content = content;
        zip.setLevel(Deflater.BEST_SPEED);
        add("checkpoint", head.note().getBytes(StandardCharsets.UTF_8));
    }

    /** The next piece of the file; empty after the last. */
    public Optional<byte[]> next() {
        if (ended) {
            return Optional.empty();
        }
        if (tiles.hasNext()) {
            var tile = tiles.next();
            add(tile.path(), content.apply(tile));
        } else {
            end();
        }
        var piece = made.toByteArray();
        made.reset();
        return Optional.of(piece);
    }

    private void add(String name, byte[] bytes) {
        try {
            var entry = new ZipEntry(name);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void end() {
        try {
            zip.close();
            ended = true;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
