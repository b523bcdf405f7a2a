package org.dauys.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.dauys.protocol.log.HashSource;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * The tree under a head as its tiles of hashes give it (spec: L-6): a few tiles for each proof, however long the log. Nothing of it is
 * verified: the root tells. Throws {@link UncheckedIOException} over {@link Unreadable} where a tile can't be had.
 */
final class TileHashes implements HashSource {
    private static final int HEIGHT = 8;

    private final RecordSource source;
    private final long size;

    /** @param size of the head */
    TileHashes(RecordSource source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public Hash hash(int level, long index) {
        int tileLevel = level / HEIGHT;
        int within = 1 << (level % HEIGHT);
        long first = index * within;
        try {
            var tile = tile(Tiles.name(tileLevel, first / Tiles.WIDTH, size));
            return root(tile, (int) (first % Tiles.WIDTH), within);
        } catch (Unreadable gone) {
            throw new UncheckedIOException(new IOException(gone));
        }
    }

    /** A log that has grown drops partial tiles. */
    private byte[] tile(Tiles.Name name) throws Unreadable {
        int length = name.width() * Hash.LENGTH;
        var exact = source.read(name.path(), Tiles.WIDTH * Hash.LENGTH);
        var tile = exact.isPresent() ? exact : full(name);
        return tile.filter(bytes -> bytes.length >= length)
                .orElseThrow(() -> new Unreadable(exact.isPresent() ? Why.MALFORMED : Why.MISSING, name.path()));
    }

    private Optional<byte[]> full(Tiles.Name name) throws Unreadable {
        return source.read(new Tiles.Name(name.level(), name.index(), Tiles.WIDTH).path(), Tiles.WIDTH * Hash.LENGTH);
    }

    private static Hash root(byte[] tile, int first, int count) {
        var tree = new TreeHash();
        for (int i = first; i < first + count; i++) {
            int start = i * Hash.LENGTH;
            tree.add(Hash.decode(Arrays.copyOfRange(tile, start, start + Hash.LENGTH))
                    .orElseThrow());
        }
        return tree.root();
    }

    /** What the tiles could not give. */
    static Unreadable why(UncheckedIOException broken) {
        var cause = Optional.ofNullable(broken.getCause()).map(Throwable::getCause);
        return cause.orElse(null) instanceof Unreadable unreadable ? unreadable : new Unreadable(Why.BROKEN, "tile");
    }
}
