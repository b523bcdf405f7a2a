package org.dauys.board;

import java.util.List;
import java.util.stream.Stream;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.transcript.Hash;

/** What a dishonest service would do: a second line of a log, signed with the same keys. */
public final class ForkedLog {
    private final Hash election;
    private final LogKeys keys;
    private final NoteSigner signer;
    private final HashTree tree = new HashTree();

    ForkedLog(Hash election, LogKeys keys, String origin, List<StoredEntry> before) {
        this.election = election;
        this.keys = keys;
        this.signer = keys.signer(origin);
        before.forEach(entry -> tree.add(entry.leaf()));
    }

    /** Logs a ballot in this line alone, and signs a receipt for it. */
    public ReceiptFile receipt(byte[] entry) {
        tree.add(TreeHash.leaf(entry));
        long index = tree.size() - 1;
        var hash = Hash.sha256(entry); // not the ballot's: who makes a false line can claim any
        var receipt =
                new Receipt(election, Receipt.Kind.BALLOT, hash, index, TreeHash.leaf(entry), tree.size(), root());
        return new ReceiptFile(keys.receipts().sign(receipt), note(), MerkleProofs.inclusion(tree, index, tree.size()));
    }

    /**
     * Receipts for what is no entry: a node over the first two, by its own hash and by that of the bytes under it, with the path that an
     * entry would have there.
     */
    public List<ReceiptFile> receiptsOfANode() {
        var path = MerkleProofs.inclusion(tree, 0, tree.size());
        var under = Bytes.concat(tree.hash(0, 0).encode(), tree.hash(0, 1).encode());
        return Stream.of(tree.hash(1, 0), TreeHash.leaf(under))
                .map(leaf -> new Receipt(election, Receipt.Kind.BALLOT, Hash.ZERO, 0, leaf, tree.size(), root()))
                .map(claim -> new ReceiptFile(keys.receipts().sign(claim), note(), path.subList(1, path.size())))
                .toList();
    }

    /** Logs an entry in this line alone. */
    void add(byte[] entry) {
        tree.add(TreeHash.leaf(entry));
    }

    /** The head of this line. */
    public String note() {
        var text = Checkpoint.text(signer.key().name(), tree.size(), root());
        return Checkpoint.note(text, List.of(signer.sign(text)));
    }

    private Hash root() {
        return MerkleProofs.root(tree, tree.size());
    }
}
