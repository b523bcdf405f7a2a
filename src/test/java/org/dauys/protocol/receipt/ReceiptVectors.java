package org.dauys.protocol.receipt;

import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 13-receipts: receipt files with the manifest alone, and short forms. */
public final class ReceiptVectors implements VectorFile {
    private static final SampleElection ELECTION =
            SampleElection.of("receipts", SampleElection.single("chair", "a", "b"));
    private static final Hash ID = Seeded.hash("receipt election");

    private final List<Vector> vectors = new ArrayList<>();
    private final HashTree tree = new HashTree();

    public ReceiptVectors() {
        for (int i = 0; i < 7; i++) {
            tree.add(Seeded.hash("receipt leaf " + i));
        }
    }

    @Override
    public String name() {
        return "receipt";
    }

    @Override
    public String about() {
        return "Q-1 to Q-4.4: receipt files checked with the manifest alone, and short forms; Q-4.5 and Q-4.6 are in ballots-examples/records";
    }

    @Override
    public Set<String> steps() {
        return Set.of("Q-4.1", "Q-4.2", "Q-4.3", "Q-4.4");
    }

    private Receipt receipt(Receipt.Kind kind, long index) {
        var root = MerkleProofs.root(tree, 7);
        return new Receipt(ID, kind, Seeded.hash("receipt ballot"), index, tree.hash(0, index), 7, root);
    }

    private static String note(NoteSigner log, long size, Hash root) {
        var text = Checkpoint.text(ELECTION.log().key().name(), size, root);
        return Checkpoint.note(text, List.of(log.sign(text)));
    }

    private ReceiptFile file(Receipt receipt) {
        return new ReceiptFile(
                receipt.sign(ELECTION.receiptKey()),
                note(ELECTION.log(), 7, MerkleProofs.root(tree, 7)),
                MerkleProofs.inclusion(tree, 4, 7));
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        var cast = receipt(Receipt.Kind.BALLOT, 4);
        var good = file(cast);
        check("of a cast ballot", good, "ok");
        check("of an audited ballot", file(receipt(Receipt.Kind.AUDITED, 4)), "ok");
        check("with a space too much", spelled(good).replaceFirst(",", ", "), "Q-4.1");
        check("of another election", file(of(Seeded.hash("another"), cast)), "Q-4.1");
        check(
                "with the signature of a committee's member",
                new ReceiptFile(asMember(cast), good.checkpoint(), good.inclusion()),
                "Q-4.1");
        check(
                "with a stranger's signature",
                new ReceiptFile(cast.sign(Seeded.secret("stranger")), good.checkpoint(), good.inclusion()),
                "Q-4.2");
        var smaller = note(ELECTION.log(), 6, MerkleProofs.root(tree, 6));
        check("with another head", new ReceiptFile(good.receipt(), smaller, good.inclusion()), "Q-4.3");
        var forged = note(ELECTION.witness(1), 7, MerkleProofs.root(tree, 7));
        check(
                "with a head that the log did not sign",
                new ReceiptFile(good.receipt(), forged, good.inclusion()),
                "Q-4.3");
        check(
                "with another leaf's proof",
                new ReceiptFile(good.receipt(), good.checkpoint(), MerkleProofs.inclusion(tree, 5, 7)),
                "Q-4.4");
        check("at another index", file(receipt(Receipt.Kind.BALLOT, 5)), "Q-4.4");
        vectors.add(Vector.of("a short form", "short-form")
                .with("election", ID.hex())
                .with("ballot", cast.ballot().hex())
                .with("index", 4)
                .ok()
                .with("text", cast.shortForm()));
        return List.copyOf(vectors);
    }

    private static Receipt of(Hash election, Receipt receipt) {
        return new Receipt(
                election,
                receipt.kind(),
                receipt.ballot(),
                receipt.index(),
                receipt.leaf(),
                receipt.size(),
                receipt.root());
    }

    private static String asMember(Receipt receipt) {
        return CompactJws.sign(ELECTION.receiptKey(), "c1", Receipt.TYPE, receipt.payload());
    }

    private static String spelled(ReceiptFile file) {
        return new String(file.encode(), StandardCharsets.UTF_8);
    }

    private void check(String name, ReceiptFile file, String expect) {
        check(name, spelled(file), expect);
    }

    private void check(String name, String file, String expect) {
        vectors.add(Vector.of("a receipt " + name, "check-receipt")
                .with("election", ID.hex())
                .with("manifest", new String(ELECTION.terms().document(), StandardCharsets.UTF_8))
                .with("file", file)
                .with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        var election = Hash.fromHex(text(vector, "election")).orElseThrow();
        if (text(vector, "op").equals("short-form")) {
            var ballot = Hash.fromHex(text(vector, "ballot")).orElseThrow();
            long index = vector.get("index").asLong();
            var receipt = new Receipt(election, Receipt.Kind.BALLOT, ballot, index, Hash.ZERO, index + 1, Hash.ZERO);
            return same(vector, "text", receipt.shortForm());
        }
        var manifest = Manifest.parse(text(vector, "manifest").getBytes(StandardCharsets.UTF_8))
                .value()
                .orElseThrow();
        return ReceiptFile.parse(text(vector, "file").getBytes(StandardCharsets.UTF_8))
                .then(file -> file.verify(election, manifest))
                .refusal()
                .map(refusal -> refusal.rule().id())
                .orElse("ok");
    }
}
