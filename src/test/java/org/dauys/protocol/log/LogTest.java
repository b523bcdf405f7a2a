package org.dauys.protocol.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

class LogTest {
    /** The eight leaves of the test vectors of the original Certificate Transparency implementation. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static byte[] entry(int i) {
        return ("entry " + i).getBytes(StandardCharsets.UTF_8);
    }

    private static HashTree tree(int size) {
        var tree = new HashTree();
        for (int i = 0; i < size; i++) {
            tree.add(TreeHash.leaf(entry(i)));
        }
        return tree;
    }

    /** RFC 6962 §2.1, word for word. */
    private static Hash mth(int from, int to) {
        if (to - from == 0) {
            return Hash.sha256();
        }
        if (to - from == 1) {
            return TreeHash.leaf(entry(from));
        }
        int k = Integer.highestOneBit(to - from - 1);
        return TreeHash.node(mth(from, from + k), mth(from + k, to));
    }

    @Test
    void roots_are_those_of_certificate_transparency() {
        var tree = new TreeHash();
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(TreeHash.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertEquals(ROOTS.get(i), tree.root().hex());
        }
    }

    @Test
    void roots_of_every_small_tree_follow_the_definition() {
        var growing = new TreeHash();
        var kept = new HashTree();
        for (int size = 0; size <= 300; size++) {
            assertEquals(mth(0, size), growing.root());
            assertEquals(mth(0, size), MerkleProofs.root(kept, size));
            growing.add(TreeHash.leaf(entry(size)));
            kept.add(TreeHash.leaf(entry(size)));
        }
        assertEquals(301, growing.size());
        assertEquals(mth(0, 3), TreeHash.root(List.of(mth(0, 1), mth(1, 2), mth(2, 3))));
    }

    @Test
    void d11_every_inclusion_proof_of_small_trees_verifies_and_no_changed_one() {
        var tree = tree(40);
        for (int size = 1; size <= 40; size++) {
            var root = mth(0, size);
            for (int index = 0; index < size; index++) {
                var leaf = TreeHash.leaf(entry(index));
                var proof = MerkleProofs.inclusion(tree, index, size);
                assertTrue(MerkleProofs.includes(leaf, index, size, proof, root));
                assertFalse(MerkleProofs.includes(TreeHash.leaf(entry(41)), index, size, proof, root));
                assertFalse(MerkleProofs.includes(leaf, index + 1, size, proof, root));
                assertFalse(MerkleProofs.includes(leaf, index, size, proof, mth(0, size + 1)));
                for (var changed : changes(proof)) {
                    assertFalse(MerkleProofs.includes(leaf, index, size, changed, root), size + " " + index);
                }
            }
        }
        assertFalse(MerkleProofs.includes(mth(0, 1), -1, 1, List.of(), mth(0, 1)));
        assertFalse(MerkleProofs.includes(mth(0, 1), 1, 1, List.of(), mth(0, 1)));
    }

    /** RFC 9162 stops where the tree ends, whatever root a log makes up for a proof that goes on. */
    @Test
    void a_proof_that_goes_on_above_the_root_shows_nothing() {
        var a = mth(0, 1);
        var b = mth(1, 2);
        var c = mth(2, 3);
        var d = mth(3, 4);
        assertFalse(MerkleProofs.includes(a, 0, 1, List.of(b), TreeHash.node(b, a)));
        var from = TreeHash.node(d, TreeHash.node(c, a));
        var to = TreeHash.node(d, TreeHash.node(c, TreeHash.node(a, b)));
        assertFalse(MerkleProofs.continues(3, from, 4, to, List.of(a, b, c, d)));
    }

    @Test
    void there_are_no_proofs_of_what_is_no_leaf_and_no_tree() {
        var tree = tree(3);
        assertThrows(IndexOutOfBoundsException.class, () -> MerkleProofs.inclusion(tree, -1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> MerkleProofs.inclusion(tree, 3, 3));
        HashSource endless = (level, index) -> Hash.ZERO;
        assertThrows(IndexOutOfBoundsException.class, () -> MerkleProofs.consistency(endless, -1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> MerkleProofs.consistency(endless, 4, 3));
        assertFalse(MerkleProofs.continues(4, mth(0, 3), 3, mth(0, 3), List.of()));
        // a power of two if you count its bits
        assertFalse(MerkleProofs.continues(Long.MIN_VALUE, mth(0, 3), 3, mth(0, 3), List.of()));
    }

    @Test
    void every_consistency_proof_of_small_trees_verifies_and_no_changed_one() {
        var tree = tree(40);
        for (int to = 0; to <= 40; to++) {
            for (int from = 0; from <= to; from++) {
                var proof = MerkleProofs.consistency(tree, from, to);
                assertTrue(MerkleProofs.continues(from, mth(0, from), to, mth(0, to), proof), from + " " + to);
                assertFalse(MerkleProofs.continues(from, mth(1, from + 2), to, mth(0, to), proof));
                assertFalse(MerkleProofs.continues(to + 1, mth(0, to + 1), to, mth(0, to), proof));
                for (var changed : changes(proof)) {
                    assertFalse(MerkleProofs.continues(from, mth(0, from), to, mth(0, to), changed), from + " " + to);
                }
            }
        }
    }

    /** A node more, less, doubled, swapped. */
    private static List<List<Hash>> changes(List<Hash> proof) {
        var changes = new ArrayList<List<Hash>>();
        var more = new ArrayList<>(proof);
        more.add(Hash.ZERO);
        changes.add(more);
        for (int i = 0; i < proof.size(); i++) {
            var less = new ArrayList<>(proof);
            less.remove(i);
            changes.add(less);
            var twice = new ArrayList<>(proof);
            twice.add(i, proof.get(i));
            changes.add(twice);
            var other = new ArrayList<>(proof);
            other.set(i, Hash.ZERO);
            changes.add(other);
        }
        return changes;
    }

    @Test
    void a_checkpoint_is_signed_by_the_log_and_seen_by_witnesses() {
        var log = NoteSigner.of("dauys.example/e/1", new byte[32], NoteKey.Use.LOG);
        var witness = NoteSigner.of("witness.example", new byte[32], NoteKey.Use.WITNESS);
        var text = Checkpoint.text("dauys.example/e/1", 300, mth(0, 3));
        var time = Instant.ofEpochSecond(1_790_000_000);
        var note = Checkpoint.note(text, List.of(log.sign(text), witness.cosign(text, time)));
        var checkpoint = parse(note).orElseThrow();

        assertEquals(300, checkpoint.size());
        assertEquals(mth(0, 3), checkpoint.root());
        assertEquals(text, checkpoint.text());
        assertTrue(checkpoint.isSignedBy(log.key()));
        assertEquals(Optional.of(time), checkpoint.cosignedAt(witness.key()));
        assertFalse(checkpoint.isSignedBy(NoteSigner.of(
                        "dauys.example/e/1",
                        new byte[] {
                            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            0
                        },
                        NoteKey.Use.LOG)
                .key()));
        assertFalse(parse(note.replace("300", "301")).orElseThrow().isSignedBy(log.key()));
        assertFalse(parse(note.replace("300", "301"))
                .orElseThrow()
                .cosignedAt(witness.key())
                .isPresent());
        assertFalse(checkpoint
                .cosignedAt(new NoteKey("witness.example", log.key().key(), NoteKey.Use.LOG))
                .isPresent());
    }

    @Test
    void d14_other_spellings_of_a_checkpoint_are_refused() {
        var log = NoteSigner.of("o", new byte[32], NoteKey.Use.LOG);
        var text = Checkpoint.text("o", 3, mth(0, 3));
        var line = log.sign(text);
        var good = Checkpoint.note(text, List.of(line));

        assertTrue(parse(good).isPresent());
        for (String bad : List.of(
                text,
                good.substring(0, good.length() - 1),
                good + "\n",
                "\n" + good,
                text + "extension\n\n" + line,
                text + "\n",
                good.replace("\n3\n", "\n03\n"),
                good.replace("\n3\n", "\n-3\n"),
                good.replace("\n3\n", "\n99999999999999999\n"),
                good.replace("\n3\n", "\n9007199254740992\n"),
                good.replaceFirst("o\n3", "\n3"),
                good.replace("=\n\n", "\n\n"),
                good.replace("— o ", "- o "),
                good.replace("— o ", "— o+ "),
                good + "— o AAAA\n",
                good + "— o AAAAAA==\n",
                good + line.repeat(32),
                good.replace("\n", "\r\n"))) {
            assertFalse(parse(bad).isPresent(), bad);
        }
        assertTrue(parse(good + line.repeat(31)).isPresent());
    }

    @Test
    void a_checkpoint_has_at_most_8000_bytes_and_they_are_utf_8() {
        var log = NoteSigner.of("o", new byte[32], NoteKey.Use.LOG);
        int rest = Checkpoint.MAX_LENGTH - Bytes.utf8(note(log, "")).length;
        assertTrue(parse(note(log, "o".repeat(rest))).isPresent());
        assertFalse(parse(note(log, "o".repeat(rest + 1))).isPresent());
        var broken = Bytes.utf8(note(log, "ooo"));
        broken[1] = (byte) 0xff;
        assertFalse(Checkpoint.parse(broken).isPresent());
    }

    private static String note(NoteSigner log, String origin) {
        var text = Checkpoint.text(origin, 3, mth(0, 3));
        return Checkpoint.note(text, List.of(log.sign(text)));
    }

    @Test
    void a_cosignature_says_a_time_that_can_be_written_and_is_long_enough() {
        var witness = NoteSigner.of("w", new byte[32], NoteKey.Use.WITNESS);
        var text = Checkpoint.text("o", 3, mth(0, 3));
        for (long time : new long[] {0, (1L << 53) - 1}) {
            var at = Instant.ofEpochSecond(time);
            assertEquals(Optional.of(at), cosigned(text, witness.cosign(text, at), witness.key()));
        }
        for (long time : new long[] {-1, 1L << 53}) {
            var line = witness.cosign(text, Instant.ofEpochSecond(time));
            assertEquals(Optional.empty(), cosigned(text, line, witness.key()));
        }
        var id = Base64.getEncoder();
        for (int more : new int[] {1, 8}) {
            var bytes = Arrays.copyOf(witness.key().id(), 4 + more);
            var line = "— w " + id.encodeToString(bytes) + "\n";
            assertEquals(Optional.empty(), cosigned(text, line, witness.key()));
        }
    }

    private static Optional<Instant> cosigned(String text, String line, NoteKey witness) {
        return parse(Checkpoint.note(text, List.of(line))).orElseThrow().cosignedAt(witness);
    }

    private static Optional<Checkpoint> parse(String note) {
        return Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tiles_have_the_names_of_c2sp() {
        assertEquals("tile/0/x001/x234/067", new Tiles.Name(0, 1_234_067, 256).path());
        assertEquals("tile/entries/000.p/5", new Tiles.Name(Tiles.Name.ENTRIES, 0, 5).path());
        assertEquals("tile/1/x001/000.p/255", new Tiles.Name(1, 1000, 255).path());
        for (String bad : List.of(
                "tile/0/67",
                "tile/0/1234",
                "tile/0/x000/067",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/257",
                "tile/0/001.p/01",
                "tile/64/001",
                "tile/00/001",
                "tile/-1/001",
                "tile/entries/x1/001",
                "/tile/0/001",
                "tile/0/001/")) {
            assertEquals(Optional.empty(), Tiles.Name.parse(bad), bad);
        }
    }

    @Test
    void a_tile_has_a_level_an_index_and_a_width() {
        assertThrows(IllegalArgumentException.class, () -> new Tiles.Name(-2, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Tiles.Name(64, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Tiles.Name(0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Tiles.Name(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Tiles.Name(0, 0, 257));
    }

    @Test
    void a_tile_of_hashes_holds_the_roots_of_its_own_subtrees() {
        HashSource source =
                (level, index) -> Hash.sha256(("%d %d".formatted(level, index)).getBytes(StandardCharsets.UTF_8));
        var tile = Tiles.hashes(source, new Tiles.Name(2, 3, 2));
        var second = Arrays.copyOfRange(tile, Hash.LENGTH, 2 * Hash.LENGTH);

        assertEquals(2 * Hash.LENGTH, tile.length);
        assertArrayEquals(source.hash(16, 769).encode(), second);
    }

    @Test
    void a_tile_is_found_by_its_path() {
        Fuzz.tries("paths of tiles", 1000, draw -> {
            var name = new Tiles.Name(draw.number(-1, 63), draw.number(0, Integer.MAX_VALUE), draw.number(1, 256));

            assertEquals(Optional.of(name), Tiles.Name.parse(name.path()));
        });
    }

    @Test
    void tiles_of_a_tree_cover_it() {
        assertIterableEquals(List.of(new Tiles.Name(0, 0, 256), new Tiles.Name(0, 1, 44)), Tiles.of(0, 300));
        assertIterableEquals(List.of(new Tiles.Name(1, 0, 1)), Tiles.of(1, 300));
        assertIterableEquals(List.of(), Tiles.of(2, 300));
        assertIterableEquals(List.of(), Tiles.of(0, 0));
        assertEquals(
                256, Tiles.of(Tiles.Name.ENTRIES, 1L << 52).iterator().next().width());
        assertArrayEquals(mth(0, 256).encode(), Tiles.hashes(tree(300), new Tiles.Name(1, 0, 1)));
    }

    @Test
    void a_bundle_gives_back_its_entries_and_nothing_else() {
        var entries = List.of(entry(1), new byte[0], new byte[Tiles.MAX_ENTRY]);
        var bundle = Tiles.bundle(entries);
        var read = Tiles.entries(bundle, 3).orElseThrow();

        assertEquals(3, read.size());
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(entries.get(i), read.get(i));
        }
        assertFalse(Tiles.entries(bundle, 2).isPresent());
        assertFalse(Tiles.entries(bundle, 4).isPresent());
        assertFalse(Tiles.entries(Arrays.copyOf(bundle, bundle.length - 1), 3).isPresent());
        assertFalse(Tiles.entries(Arrays.copyOf(bundle, bundle.length + 1), 3).isPresent());
    }

    @Test
    void of_a_bundle_the_entries_are_cut_that_are_whole_and_asked_for() {
        var bundle = Tiles.bundle(List.of(entry(1), entry(2), new byte[0]));

        assertEquals(3, Tiles.cut(bundle, 256).size());
        assertEquals(2, Tiles.cut(bundle, 2).size());
        assertEquals(2, Tiles.cut(Arrays.copyOf(bundle, bundle.length - 1), 3).size());
        assertEquals(1, Tiles.cut(Arrays.copyOf(bundle, bundle.length - 3), 3).size());
    }
}
