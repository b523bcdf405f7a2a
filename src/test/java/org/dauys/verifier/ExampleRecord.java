package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;

/** An honest example record, of one tile, with the keys that are behind it. */
record ExampleRecord(SampleElection election, List<Contest> contests, Map<String, byte[]> files, List<byte[]> entries) {
    private static final Map<String, ExampleRecord> READ = new ConcurrentHashMap<>();

    static ExampleRecord of(String name) {
        return READ.computeIfAbsent(name, ExampleRecord::read);
    }

    private static ExampleRecord read(String name) {
        try {
            var directory = ExamplesTest.DIRECTORY.resolve(name);
            var files = new TreeMap<String, byte[]>();
            for (var path : List.of("checkpoint", only(directory, "tile/entries"), only(directory, "tile/0"))) {
                files.put(path, Files.readAllBytes(directory.resolve(path)));
            }
            var entries = Tiles.cut(files.get(only(directory, "tile/entries")), Tiles.WIDTH);
            var document = Envelope.parse(entries.get(1)).value().orElseThrow().body();
            var contests = Manifest.parse(document).value().orElseThrow().contests();
            return new ExampleRecord(SampleElection.of(name), contests, files, entries);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String only(Path directory, String under) throws IOException {
        try (var all = Files.walk(directory.resolve(under))) {
            var file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            return directory.relativize(file).toString();
        }
    }

    /** The files of these entries, under a head that the log and its witnesses have signed for them. */
    Map<String, byte[]> published(List<byte[]> entries) {
        var tree = new HashTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        var log = election.log();
        var text = Checkpoint.text(log.key().name(), tree.size(), MerkleProofs.root(tree, tree.size()));
        var lines = new ArrayList<>(List.of(log.sign(text)));
        int witnesses = election.terms().witnesses().quorum();
        for (int i = 1; i <= witnesses; i++) {
            lines.add(election.witness(i).cosign(text, Instant.parse("2026-10-06T14:00:00Z")));
        }
        return RecordFiles.of(Checkpoint.note(text, lines), entries);
    }
}
