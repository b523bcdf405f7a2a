package org.dauys.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;

/**
 * L-4.4: are the entries those under the checkpoint? If not, tiles of hashes, where the record has them and they are those
 * under the checkpoint, tell which entries were changed. Leaf hashes are compared as they come, so that none is kept.
 */
final class TreeCheck {
    private static final int LEVELS = 8;

    private final TiledRecord record;
    private final EntryTree tree;
    private final List<Hash> leaves = new ArrayList<>();
    private final Findings otherFiles = new Findings();
    private final Findings changed = new Findings();
    private final TreeHash signed = new TreeHash();
    private boolean signedIsWhole = true;
    private Optional<Unreadable> trouble = Optional.empty();

    TreeCheck(TiledRecord record) {
        this.record = record;
        this.tree = new EntryTree(record);
    }

    /** Takes in the hash of the next entry. */
    void add(Hash leaf) {
        tree.add(leaf);
        leaves.add(leaf);
        if (leaves.size() == Tiles.WIDTH || tree.size() == record.size()) {
            try {
                long index = (tree.size() - 1) / Tiles.WIDTH;
                record.confirm(index, TreeHash.root(leaves));
                compare(Tiles.name(0, index, record.size()));
            } catch (Unreadable unreadable) {
                trouble = trouble.or(() -> Optional.of(unreadable));
            }
            leaves.clear();
        }
    }

    /** The tree over the entries so far. */
    EntryTree tree() {
        return tree;
    }

    /** Tiles of hashes needn't be there, but those that are must be right (spec: L-7). */
    private void compare(Tiles.Name name) throws Unreadable {
        var found = record.hashes(name);
        if (found.filter(bytes -> !Arrays.equals(bytes, encoded(leaves))).isPresent()) {
            other(name, otherFiles);
        }
        var hashes = found.filter(bytes -> bytes.length == name.width() * Hash.LENGTH);
        signedIsWhole &= hashes.isPresent();
        for (int i = 0; signedIsWhole && i < name.width(); i++) {
            var leaf = hash(hashes.orElseThrow(), i);
            signed.add(leaf);
            if (!leaf.equals(leaves.get(i))) {
                long index = name.index() * Tiles.WIDTH + i;
                changed.add(Rule.L_4_4, Finding.atEntry(index, "", "not the entry that was signed"));
            }
        }
    }

    /** When every entry of the record has been added: what there is to say of them under this head. */
    Status status(Checkpoint checkpoint, Findings findings) throws Unreadable {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        if (MerkleProofs.root(tree, tree.size()).equals(checkpoint.root())) {
            upperTiles();
            return told(otherFiles, findings);
        }
        if (signedIsWhole && signed.root().equals(checkpoint.root())) {
            return told(changed, findings);
        }
        findings.add(Rule.L_4_4, Finding.atCheckpoint("another root than the entries give"));
        return Status.FAILED;
    }

    private static Status told(Findings found, Findings findings) {
        findings.take(found);
        return found.isEmpty() ? Status.PASSED : Status.FAILED;
    }

    private void upperTiles() throws Unreadable {
        for (int level = 1; level < LEVELS; level++) {
            for (var name : Tiles.of(level, tree.size())) {
                var found = record.hashes(name);
                if (found.isPresent() && !Arrays.equals(found.get(), Tiles.hashes(tree, name))) {
                    other(name, otherFiles);
                }
            }
        }
    }

    private static void other(Tiles.Name name, Findings findings) {
        var place = new Finding.Place.AtFile(name.path());
        findings.add(Rule.L_4_4, new Finding(place, "other hashes than the entries give"));
    }

    private static byte[] encoded(List<Hash> hashes) {
        var bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).encode(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
        }
        return bytes;
    }

    private static Hash hash(byte[] hashes, int i) {
        return Hash.decode(Arrays.copyOfRange(hashes, i * Hash.LENGTH, (i + 1) * Hash.LENGTH))
                .orElseThrow();
    }
}
