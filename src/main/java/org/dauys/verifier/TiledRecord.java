package org.dauys.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entries;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * The checkpoint and entries of a record, read tile by tile. Keeps one tile, and the root of each, an eighth of a byte an entry: what is
 * read twice must be the same twice, or a server could show one record to the fold and another to the checks after it.
 */
final class TiledRecord implements Entries {
    private static final int MAX_BUNDLE = Tiles.WIDTH * (2 + Tiles.MAX_ENTRY);
    private static final int MAX_HASHES = Tiles.WIDTH * 32;

    private final RecordSource source;
    private final byte[] checkpoint;
    private final long size;
    private final Map<Long, Hash> roots = new HashMap<>();
    private long keptIndex = -1;
    private Bundle kept = new Bundle(List.of(), true);

    private TiledRecord(RecordSource source, byte[] checkpoint, long size) {
        this.source = source;
        this.checkpoint = checkpoint;
        this.size = size;
    }

    /**
     * A tile of entries.
     *
     * @param entries those that can be cut from it, from its beginning
     * @param whole are these all that it should have, and nothing besides?
     */
    record Bundle(List<byte[]> entries, boolean whole) {}

    static TiledRecord open(RecordSource source) throws Unreadable {
        return at(source.head().orElseThrow(() -> new Unreadable(Why.MISSING, RecordSource.CHECKPOINT)), source);
    }

    /** The entries under this head. */
    static TiledRecord at(byte[] checkpoint, RecordSource source) {
        long size = Checkpoint.parse(checkpoint).map(Checkpoint::size).orElse(0L);
        return new TiledRecord(source, checkpoint, size);
    }

    /** The bytes of the checkpoint. */
    byte[] checkpoint() {
        return checkpoint;
    }

    /** Number of entries that the checkpoint claims; 0 if it isn't one. */
    long size() {
        return size;
    }

    /** The root that the checkpoint claims; zeros if it isn't one. */
    Hash root() {
        return Checkpoint.parse(checkpoint).map(Checkpoint::root).orElse(Hash.ZERO);
    }

    /** Does whoever serves it decide how much has to be fetched? */
    boolean isServed() {
        return source.isServed();
    }

    Bundle bundle(long index) throws Unreadable {
        if (index != keptIndex) {
            var read = read(index);
            confirm(
                    index,
                    TreeHash.root(read.entries().stream().map(TreeHash::leaf).toList()));
            kept = read;
            keptIndex = index;
        }
        return kept;
    }

    /**
     * Holds a tile to what it was before.
     *
     * @param root over all entries of this tile
     * @throws Unreadable if they were others when it was first read
     */
    void confirm(long index, Hash root) throws Unreadable {
        var before = roots.putIfAbsent(index, root);
        if (before != null && !before.equals(root)) {
            throw new Unreadable(
                    Why.CHANGED, Tiles.name(Tiles.Name.ENTRIES, index, size).path());
        }
    }

    /** A tile for one who reads them in their order, asks for none again, and says what it was to {@link #confirm}. */
    Bundle read(long index) throws Unreadable {
        return read(Tiles.name(Tiles.Name.ENTRIES, index, size));
    }

    private Bundle read(Tiles.Name name) throws Unreadable {
        var partial = source.read(name.path(), MAX_BUNDLE);
        if (partial.isPresent()) {
            return Tiles.entries(partial.get(), name.width())
                    .map(entries -> new Bundle(entries, true))
                    .orElseGet(() -> new Bundle(Tiles.cut(partial.get(), name.width()), false));
        }
        var full = new Tiles.Name(name.level(), name.index(), Tiles.WIDTH); // a log that has grown drops partial tiles
        var bytes = source.read(full.path(), MAX_BUNDLE).orElseThrow(() -> new Unreadable(Why.MISSING, name.path()));
        var entries = Tiles.cut(bytes, name.width());
        return new Bundle(entries, entries.size() == name.width());
    }

    /** A tile of hashes, if the record has it. */
    Optional<byte[]> hashes(Tiles.Name name) throws Unreadable {
        return source.read(name.path(), MAX_HASHES);
    }

    @Override
    public byte[] entry(long index) {
        try {
            return bundle(index / Tiles.WIDTH).entries().get((int) (index % Tiles.WIDTH));
        } catch (Unreadable gone) {
            throw new UncheckedIOException(new IOException(gone));
        }
    }
}
