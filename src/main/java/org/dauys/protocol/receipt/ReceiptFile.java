package org.dauys.protocol.receipt;

import static org.dauys.protocol.Rule.Q_4_1;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.transcript.Hash;

/**
 * What a voter keeps (spec: Q-2). Shows no choice.
 *
 * @param receipt the signed receipt
 * @param checkpoint the head that it names, with its signatures
 * @param inclusion the proof that the ballot's entry is under that head
 */
public record ReceiptFile(String receipt, String checkpoint, List<Hash> inclusion) {
    private static final int MAX_RECEIPT = 4000;
    private static final int MAX_PROOF = 64;

    public ReceiptFile {
        inclusion = List.copyOf(inclusion);
    }

    /** the grammar of the file. The caller has bounded the bytes. */
    public static Outcome<ReceiptFile> parse(byte[] file) {
        return JsonReader.read(file, ReceiptFile::read).under(Q_4_1);
    }

    static ReceiptFile read(JsonReader in) throws Malformed {
        in.field("v").integer(1, 1);
        return new ReceiptFile(
                in.field("receipt").text(MAX_RECEIPT),
                in.field("checkpoint").lines(Checkpoint.MAX_LENGTH),
                in.field("inclusion").list(0, MAX_PROOF, JsonReader::hash));
    }

    /** The one spelling of the file. */
    public byte[] encode() {
        return JsonWriter.object(this::write);
    }

    void write(JsonWriter out) {
        out.number("v", 1).text("receipt", receipt).text("checkpoint", checkpoint);
        out.texts("inclusion", inclusion.stream().map(Hash::hex).toList());
    }

    /** what can be said with the manifest alone. */
    public Outcome<Receipt> verify(Hash election, Manifest manifest) {
        var line = CompactJws.parse(receipt, Receipt.TYPE)
                .filter(jws -> jws.keyId().equals(Receipt.KEY_ID));
        if (line.isEmpty()) {
            return Outcome.refused(Q_4_1.refuses("not signed as a receipt is"));
        }
        return Receipt.parse(line.get().payload())
                .under(Q_4_1)
                .then(claim -> Outcome.of(refusal(line.get(), claim, election, manifest), claim));
    }

    private Optional<Refusal> refusal(CompactJws line, Receipt claim, Hash election, Manifest manifest) {
        if (!claim.election().equals(election)) {
            return Optional.of(Q_4_1.refuses("another election"));
        }
        if (line.verify(manifest.terms().receiptKey()) != CompactJws.Verification.VALID) {
            return Optional.of(Rule.Q_4_2.refuses("not this service's signature"));
        }
        if (!hasHead(claim, manifest)) {
            return Optional.of(
                    Rule.Q_4_3.refuses("not a head that this log signed, or another than the receipt names"));
        }
        return MerkleProofs.includes(claim.leaf(), claim.index(), claim.size(), inclusion, claim.root())
                ? Optional.empty()
                : Optional.of(Rule.Q_4_4.refuses("the proof of inclusion"));
    }

    private boolean hasHead(Receipt claim, Manifest manifest) {
        var log = manifest.terms().log();
        return Checkpoint.parse(Bytes.utf8(checkpoint))
                .filter(head -> head.origin().equals(log.name()) && head.isSignedBy(log))
                .filter(head -> head.size() == claim.size() && head.root().equals(claim.root()))
                .isPresent();
    }
}
