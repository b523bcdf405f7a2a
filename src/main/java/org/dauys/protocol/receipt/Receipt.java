package org.dauys.protocol.receipt;

import java.nio.ByteBuffer;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Parsed;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/**
 * What the service says of a ballot that it has logged (spec: Q-1).
 *
 * @param ballot the ballot's hash
 * @param index where its entry stands
 * @param leaf the entry's hash
 * @param size of a head that covers it
 * @param root of that head
 */
public record Receipt(Hash election, Kind kind, Hash ballot, long index, Hash leaf, long size, Hash root) {
    /** {@code kid} of a receipt's signature. */
    public static final String KEY_ID = "receipt";

    /** {@code typ} of a receipt's signature. */
    public static final String TYPE = "dauys/v1 receipt";

    private static final int TRACKER = 29;
    private static final int SHORT_TRACKER = 16;
    private static final int SHORT = Hash.LENGTH + SHORT_TRACKER + Integer.BYTES;

    /** Cast or audited. */
    public enum Kind implements Word {
        BALLOT("ballot", Purpose.CAST),
        AUDITED("audited", Purpose.AUDIT);

        private final String word;
        private final Purpose purpose;

        Kind(String word, Purpose purpose) {
            this.word = word;
            this.purpose = purpose;
        }

        public static Kind of(Purpose purpose) {
            return purpose == Purpose.CAST ? BALLOT : AUDITED;
        }

        @Override
        public String word() {
            return word;
        }

        Purpose purpose() {
            return purpose;
        }
    }

    /** B-5: what the voter compares with the booth's screen. */
    public Fingerprint tracker() {
        return Fingerprint.of(ballot);
    }

    /** The payload that the service signs. */
    public byte[] payload() {
        return JsonWriter.object(out -> out.hash("election", election)
                .word("kind", kind)
                .text("tracker", tracker().toString())
                .hash("ballot", ballot)
                .number("index", index)
                .hash("leaf", leaf)
                .number("size", size)
                .hash("root", root));
    }

    /** the signed receipt. */
    public String sign(SecretScalar receiptKey) {
        return CompactJws.sign(receiptKey, KEY_ID, TYPE, payload());
    }

    /** for the fragment of a link, 70 characters. */
    public String shortForm() {
        var bytes = ByteBuffer.allocate(SHORT).put(election.encode());
        bytes.put(ballot.encode(), 0, SHORT_TRACKER).putInt((int) index);
        int lastOfTracker = Hash.LENGTH + SHORT_TRACKER - 1;
        bytes.put(lastOfTracker, (byte) (bytes.get(lastOfTracker) & 0b1111_1000)); // 125 bits, then zeros
        return Base64Url.encode(bytes.array());
    }

    /** a payload whose tracker is that of its ballot, and whose index is below its size. */
    static Parsed<Receipt> parse(byte[] payload) {
        return JsonReader.read(payload, Receipt::read);
    }

    private static Receipt read(JsonReader in) throws Malformed {
        var election = in.field("election").hash();
        var kind = in.field("kind").oneOf(Kind.values());
        var tracker = in.field("tracker").text(TRACKER);
        var receipt = new Receipt(
                election,
                kind,
                in.field("ballot").hash(),
                in.field("index").integer(0, JsonReader.MAX_INTEGER),
                in.field("leaf").hash(),
                in.field("size").integer(0, JsonReader.MAX_INTEGER),
                in.field("root").hash());
        if (!tracker.equals(receipt.tracker().toString()) || receipt.index >= receipt.size) {
            throw in.refuse("the tracker of another ballot, or an index beyond the head");
        }
        return receipt;
    }
}
