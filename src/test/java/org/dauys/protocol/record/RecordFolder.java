package org.dauys.protocol.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;

/** The files of a record (spec: L-6, L-7), written while its entries are made. Keeps one tile of entries, and the tree. */
public final class RecordFolder {
    private final Path directory;
    private final HashTree tree = new HashTree();
    private final List<byte[]> entries = new ArrayList<>();

    public RecordFolder(Path directory) {
        this.directory = directory;
    }

    /** The next entry. */
    public void add(byte[] entry) {
        entries.add(entry);
        tree.add(TreeHash.leaf(entry));
        if (entries.size() == Tiles.WIDTH) {
            writeEntries();
        }
    }

    /** Number of entries so far. */
    public long size() {
        return tree.size();
    }

    /** Nothing more comes. */
    public void finish(Function<HashTree, String> checkpoint) {
        if (!entries.isEmpty()) {
            writeEntries();
        }
        for (int level = 0; Tiles.count(level, size()) > 0; level++) {
            for (var name : Tiles.of(level, size())) {
                write(name.path(), Tiles.hashes(tree, name));
            }
        }
        write("checkpoint", checkpoint.apply(tree).getBytes(StandardCharsets.UTF_8));
    }

    private void writeEntries() {
        long tile = Tiles.count(Tiles.Name.ENTRIES, size()) - 1;
        write(Tiles.name(Tiles.Name.ENTRIES, tile, size()).path(), Tiles.bundle(entries));
        entries.clear();
    }

    private void write(String path, byte[] bytes) {
        RecordFiles.write(Map.of(path, bytes), directory);
    }
}
