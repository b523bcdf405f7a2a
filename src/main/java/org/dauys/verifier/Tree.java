package org.dauys.verifier;

import java.util.Arrays;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;

/**
 * L-4.4: are the entries those under the checkpoint? If not, tiles of hashes, where the record has them and they are those
 * under the checkpoint, tell which entries were changed.
 */
final class Tree {
    private static final int HASH = 32;
    private static final int LEVELS = 8;

    private final TiledRecord record;
    private final HashTree tree;
    private final Findings findings;

    private Tree(TiledRecord record, HashTree tree, Findings findings) {
        this.record = record;
        this.tree = tree;
        this.findings = findings;
    }

    /** @param tree over all entries of the record */
    static Status check(TiledRecord record, Checkpoint checkpoint, HashTree tree, Findings findings) throws Unreadable {
        var check = new Tree(record, tree, findings);
        if (MerkleProofs.root(tree, tree.size()).equals(checkpoint.root())) {
            check.tiles();
        } else if (!check.nameChanged(checkpoint)) {
            findings.add(Rule.L_4_4, Finding.atCheckpoint("another root than the entries give"));
        }
        return findings.count(Rule.L_4_4) == 0 ? Status.PASSED : Status.FAILED;
    }

    /** Tiles of hashes needn't be there, but those that are must be right (spec: L-7). */
    private void tiles() throws Unreadable {
        for (int level = 0; level < LEVELS; level++) {
            for (var name : Tiles.of(level, tree.size())) {
                var found = record.hashes(name);
                if (found.isPresent() && !Arrays.equals(found.get(), Tiles.hashes(tree, name))) {
                    var place = new Finding.Place.AtFile(name.path());
                    findings.add(Rule.L_4_4, new Finding(place, "other hashes than the entries give"));
                }
            }
        }
    }

    /** Names the entries whose hashes differ from those of tiles that give the checkpoint's root. */
    private boolean nameChanged(Checkpoint checkpoint) throws Unreadable {
        if (!leavesRoot().equals(Optional.of(checkpoint.root()))) {
            return false;
        }
        for (var name : Tiles.of(0, tree.size())) {
            var hashes = record.hashes(name).orElseThrow();
            for (int i = 0; i < name.width(); i++) {
                long index = name.index() * Tiles.WIDTH + i;
                if (!leaf(hashes, i).equals(tree.hash(0, index))) {
                    findings.add(Rule.L_4_4, Finding.atEntry(index, "", "not the entry that was signed"));
                }
            }
        }
        return true;
    }

    /** The root that the tiles of leaf hashes give; empty if one is missing. */
    private Optional<Hash> leavesRoot() throws Unreadable {
        var root = new TreeHash();
        for (var name : Tiles.of(0, tree.size())) {
            var hashes = record.hashes(name).filter(bytes -> bytes.length == name.width() * HASH);
            if (hashes.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < name.width(); i++) {
                root.add(leaf(hashes.get(), i));
            }
        }
        return Optional.of(root.root());
    }

    private static Hash leaf(byte[] hashes, int i) {
        return Hash.decode(Arrays.copyOfRange(hashes, i * HASH, (i + 1) * HASH)).orElseThrow();
    }
}
