package org.dauys.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/**
 * Takes the public half of a person's signing key (spec: K-1). The printed secret never leaves the browser that made it;
 * what comes here is the point and a proof of possession (spec: P-1) that is good for this account only.
 */
public final class SigningKeys {
    private static final byte[] PURPOSE = "dauys/v1/staff-key".getBytes(StandardCharsets.US_ASCII);

    private final StaffKeys keys;

    public SigningKeys(StaffKeys keys) {
        this.keys = keys;
    }

    /** Why a key is not registered. */
    public enum Refusal {
        /** Not a point and a proof in their one spelling. */
        NOT_A_KEY,
        /** The proof does not hold: the sender may not know the secret. */
        NOT_POSSESSED,
        /** Another person's key, or an earlier one of this person. */
        TAKEN
    }

    /** The statement of the proof: SHA-256 over {@code "dauys/v1/staff-key"} and the 16 bytes of the account's id. */
    public static Hash context(StaffId id) {
        var uuid = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits());
        return Hash.sha256(PURPOSE, uuid.array());
    }

    /** What people read to each other to compare a public key: of SHA-256 over its compressed form. */
    public static Fingerprint fingerprint(Point key) {
        return Fingerprint.of(Hash.sha256(key.encode(Point.Form.COMPRESSED)));
    }

    /**
     * @param key the public key, 66 hexadecimal digits
     * @param r of the proof, 66 hexadecimal digits
     * @param s of the proof, 64 hexadecimal digits
     * @return empty when the key is now the person's
     */
    public Optional<Refusal> register(StaffId id, String key, String r, String s, Instant now) {
        var point = Point.fromHex(key);
        var commitment = Point.fromHex(r);
        var response = Scalar.fromHex(s);
        if (point.isEmpty() || commitment.isEmpty() || response.isEmpty()) {
            return Optional.of(Refusal.NOT_A_KEY);
        }
        var equations = new Equations();
        new PossessionProof(commitment.get(), response.get()).verify(context(id), point.get(), "key", equations);
        if (equations.refused().isPresent()) {
            return Optional.of(Refusal.NOT_POSSESSED);
        }
        return keys.register(id, point.get(), now) ? Optional.empty() : Optional.of(Refusal.TAKEN);
    }
}
