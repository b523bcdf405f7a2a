package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;

class TileHashesTest {
    /** So that there are tiles of three levels, of which the last are partial. */
    private static final int SIZE = 256 * 256 + 2 * 256 + 9;

    private static final HashTree TREE = tree(SIZE);

    private static HashTree tree(int size) {
        var tree = new HashTree();
        for (int i = 0; i < size; i++) {
            tree.add(TreeHash.leaf(Bytes.u32(i)));
        }
        return tree;
    }

    /** What a log of so many entries serves: of a full tile no partial ones any more. */
    private static RecordSource tiles(int size, UnaryOperator<byte[]> changed) {
        return (path, max) -> Tiles.Name.parse(path)
                .filter(name -> name.index() < Tiles.count(name.level(), size))
                .filter(name -> {
                    int width = Tiles.name(name.level(), name.index(), size).width();
                    return width == Tiles.WIDTH ? name.width() == width : name.width() <= width;
                })
                .map(name -> changed.apply(Tiles.hashes(TREE, name)));
    }

    private static void everySubtree(TileHashes tiles, int size) {
        var random = new SplittableRandom(1);
        for (int level = 0; size >> level > 0; level++) {
            int count = size >> level;
            for (int index : new int[] {0, count - 1, random.nextInt(count), random.nextInt(count)}) {
                assertEquals(TREE.hash(level, index), tiles.hash(level, index), level + "/" + index);
            }
        }
    }

    @Test
    void they_are_the_tree() {
        everySubtree(new TileHashes(tiles(SIZE, bytes -> bytes), SIZE), SIZE);
    }

    @Test
    void a_log_that_has_grown_gives_a_full_tile_for_a_partial_one() {
        int before = SIZE - 256;
        everySubtree(new TileHashes(tiles(SIZE, bytes -> bytes), before), before);
    }

    private static Unreadable unreadable(RecordSource source) {
        var broken = assertThrows(UncheckedIOException.class, () -> new TileHashes(source, SIZE).hash(0, SIZE - 1));
        return TileHashes.why(broken);
    }

    @Test
    void a_tile_that_lacks_or_is_too_short_is_named() {
        var missing = unreadable((path, max) -> Optional.empty());
        assertEquals(Why.MISSING, missing.why());
        assertEquals("tile/0/258.p/9", missing.what());

        var shorter = unreadable(tiles(SIZE, bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        assertEquals(Why.MALFORMED, shorter.why());
        assertEquals("tile/0/258.p/9", shorter.what());
    }
}
