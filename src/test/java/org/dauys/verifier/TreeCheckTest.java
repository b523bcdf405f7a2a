package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.verifier.Finding.Place;
import org.junit.jupiter.api.Test;

/** L-4.4 over a record of several tiles; what its entries say doesn't matter. */
class TreeCheckTest {
    private static final NoteSigner LOG = NoteSigner.of("log.example", Seeded.bytes("log"), NoteKey.Use.LOG);

    private static List<byte[]> entries(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Bytes.ascii("entry " + i))
                .collect(ArrayList::new, List::add, List::addAll);
    }

    private static Map<String, byte[]> files(List<byte[]> entries) {
        var tree = new HashTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        var text = Checkpoint.text("log.example", entries.size(), MerkleProofs.root(tree, entries.size()));
        return RecordFiles.of(Checkpoint.note(text, List.of(LOG.sign(text))), entries);
    }

    /** Where the check has something against these entries under the head and the tiles of hashes in {@code files}. */
    private static List<Place> found(Map<String, byte[]> files, List<byte[]> entries) throws Unreadable {
        var record = TiledRecord.open(new Held(files));
        var check = new TreeCheck(record);
        entries.forEach(entry -> check.add(TreeHash.leaf(entry)));
        var findings = new Findings();
        var status = check.status(Checkpoint.parse(record.checkpoint()).orElseThrow(), findings);
        var places = findings.of(Rule.L_4_4).stream().map(Finding::place).toList();
        assertEquals(places.isEmpty() ? Status.PASSED : Status.FAILED, status);
        return places;
    }

    @Test
    void entries_under_their_head_pass_however_many_tiles_they_fill() throws Unreadable {
        for (int size : new int[] {1, 255, 256, 257, 512, 700}) {
            assertEquals(List.of(), found(files(entries(size)), entries(size)));
        }
    }

    @Test
    void every_changed_entry_is_named_where_the_tiles_are_those_under_the_head() throws Unreadable {
        var changed = entries(700);
        for (int index : List.of(3, 300, 699)) {
            changed.set(index, Bytes.ascii("another"));
        }
        assertEquals(
                Stream.of(3, 300, 699)
                        .<Place>map(index -> new Place.AtEntry(index, ""))
                        .toList(),
                found(files(entries(700)), changed));
    }

    /** Two entries, each the hashes of two of the four, under a head that says so: in a tree without prefixes its root would be theirs. */
    @Test
    void d10_nodes_that_are_served_as_entries_are_refused() throws Unreadable {
        var tree = new HashTree();
        entries(4).forEach(entry -> tree.add(TreeHash.leaf(entry)));
        var nodes = List.of(pair(tree, 0), pair(tree, 2));
        var text = Checkpoint.text("log.example", 2, MerkleProofs.root(tree, 4));
        var files = RecordFiles.of(Checkpoint.note(text, List.of(LOG.sign(text))), nodes);
        assertEquals(List.of(new Place.AtCheckpoint()), found(files, nodes));
    }

    private static byte[] pair(HashTree tree, int first) {
        return Bytes.concat(
                tree.hash(0, first).encode(), tree.hash(0, first + 1).encode());
    }

    @Test
    void without_all_tiles_of_hashes_nobody_can_say_which_entry_was_changed() throws Unreadable {
        var changed = entries(700);
        changed.set(300, Bytes.ascii("another"));
        for (var missing : List.of("tile/0/000", "tile/0/001", "tile/0/002.p/188")) {
            var files = files(entries(700));
            files.remove(missing);
            assertEquals(List.of(new Place.AtCheckpoint()), found(files, changed), missing);
        }
    }

    @Test
    void tiles_of_hashes_that_are_there_are_right() throws Unreadable {
        for (var path : List.of("tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2")) {
            var files = files(entries(700));
            files.get(path)[40] ^= 1;
            assertEquals(List.of(new Place.AtFile(path)), found(files, entries(700)), path);
            files.put(path, new byte[31]);
            assertEquals(List.of(new Place.AtFile(path)), found(files, entries(700)), path);
        }
    }
}
