package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dauys.attacks.ChangedPaths;
import org.dauys.attacks.ForgedTokens;
import org.dauys.attacks.MixedReceipts;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that whoever has the service's keys makes of an honest record, as the verifier is asked about them. */
class ReceiptAttacksTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0));

    @TempDir
    private static Path directory;

    private static SampleRecord record;
    private static List<ReceiptFile> honest;

    @BeforeAll
    static void write() throws IOException {
        record = BrokenBeginnings.prepared().open().vote(1, CHOICE).vote(2, CHOICE);
        int size = record.entries().size();
        honest = List.of(record.receipt(size - 2, size - 1), record.receipt(size - 1, size));
        RecordFiles.write(RecordFiles.of(record), directory.resolve("record"));
    }

    @Test
    void honest_receipts_hold() throws IOException {
        for (var receipt : honest) {
            var run = asked(receipt);
            assertTrue(run.out().get(0).contains("\"status\":\"recorded\""), run::toString);
        }
    }

    @Test
    void d10_a_receipt_for_a_node_of_the_tree_is_none() throws IOException {
        var tree = record.tree();
        long size = tree.size();
        var path = MerkleProofs.inclusion(tree, 0, size);
        var under = Bytes.concat(tree.hash(0, 0).encode(), tree.hash(0, 1).encode());
        for (var leaf : List.of(tree.hash(1, 0), TreeHash.leaf(under))) {
            var claim = new Receipt(
                    record.id(), Receipt.Kind.BALLOT, Hash.ZERO, 0, leaf, size, MerkleProofs.root(tree, size));
            refused("Q-4.4", withPath(record.receipt(claim), path.subList(1, path.size())));
        }
    }

    @Test
    void d11_a_receipt_with_any_changed_proof_is_none() throws IOException {
        var receipt = honest.get(1);
        for (var path : ChangedPaths.of(receipt.inclusion())) {
            refused("Q-4.4", withPath(receipt, path));
        }
        for (long index : List.of(
                0L, (long) record.entries().size() - 2, (long) record.entries().size())) {
            var claim =
                    record.claim(record.entries().size() - 1, record.entries().size());
            var moved = new Receipt(
                    claim.election(), claim.kind(), claim.ballot(), index, claim.leaf(), claim.size(), claim.root());
            var signed = new ReceiptFile(
                    moved.sign(record.election().receiptKey()), receipt.checkpoint(), receipt.inclusion());
            refused(index < claim.size() ? "Q-4.4" : "Q-4.1", signed);
        }
    }

    private static ReceiptFile withPath(ReceiptFile receipt, List<Hash> path) {
        return new ReceiptFile(receipt.receipt(), receipt.checkpoint(), path);
    }

    @Test
    void f06_a_receipt_with_a_second_form_of_its_signature_is_none() throws IOException {
        var receipt = honest.get(0);
        refused(
                "Q-4.2",
                new ReceiptFile(ForgedTokens.otherForm(receipt.receipt()), receipt.checkpoint(), receipt.inclusion()));
    }

    @Test
    void f09_no_mixture_of_receipts_is_one() throws IOException {
        var mixtures = MixedReceipts.of(honest);
        assertEquals(14, mixtures.size());
        for (var mixed : mixtures) {
            assertEquals(1, asked(mixed).exit());
        }
    }

    private static void refused(String rule, ReceiptFile receipt) throws IOException {
        var run = asked(receipt);
        assertEquals(1, run.exit(), run::toString);
        assertTrue(run.out().get(0).contains("\"failed\":\"" + rule + "\""), run::toString);
    }

    private static Run asked(ReceiptFile receipt) throws IOException {
        var file = Files.write(directory.resolve("mine.json"), receipt.encode());
        return Run.of(directory.resolve("record"), "--json", "--receipt", file);
    }
}
