package org.dauys.protocol.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;

/** The files of a record (spec: L-6, L-7): its checkpoint, tiles of entries and tiles of hashes. */
public final class RecordFiles {
    private RecordFiles() {}

    /** By path, in the order of paths. */
    public static Map<String, byte[]> of(String checkpoint, List<byte[]> entries) {
        var tree = new HashTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        var files = new TreeMap<String, byte[]>();
        files.put("checkpoint", checkpoint.getBytes(StandardCharsets.UTF_8));
        for (var name : Tiles.of(Tiles.Name.ENTRIES, entries.size())) {
            int first = (int) name.index() * Tiles.WIDTH;
            files.put(name.path(), Tiles.bundle(entries.subList(first, first + name.width())));
        }
        for (int level = 0; Tiles.count(level, entries.size()) > 0; level++) {
            for (var name : Tiles.of(level, entries.size())) {
                files.put(name.path(), Tiles.hashes(tree, name));
            }
        }
        return files;
    }

    public static Map<String, byte[]> of(SampleRecord record) {
        return of(record.checkpoint(), record.entries());
    }

    public static void write(Map<String, byte[]> files, Path directory) {
        try {
            for (var file : files.entrySet()) {
                var path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
