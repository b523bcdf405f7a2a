package org.dauys.protocol.ceremony;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Hkdf;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.transcript.Hash;

/**
 * A share on its way to one holder (spec: K-5): sealed with AES-256-GCM under a key that only dealer and receiver can
 * derive. Hides the share from everybody else; doesn't show that it is the right one.
 *
 * @param to the receiver's index
 * @param ephemeral E
 * @param possession of E's secret
 * @param box 48 bytes, the tag last
 */
public record DealtShare(int to, Point ephemeral, PossessionProof possession, byte[] box) {
    private static final int BOX = 48;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final byte[] INFO = Bytes.ascii("dauys/v1/share");

    public DealtShare {
        if (box.length != BOX) {
            throw new IllegalArgumentException("a box has 48 bytes");
        }
        box = box.clone();
    }

    static DealtShare read(JsonReader in) throws Malformed {
        return new DealtShare(
                in.field("to").number(1, CeremonyMessage.MAX_HOLDERS),
                in.field("ephemeral").point(),
                new PossessionProof(in.field("r").point(), in.field("s").scalar()),
                in.field("box").hex(BOX));
    }

    void write(JsonWriter out) {
        out.number("to", to).point("ephemeral", ephemeral);
        out.point("r", possession.r()).scalar("s", possession.s()).hex("box", box);
    }

    /**
     * Seals {@code share}.
     *
     * @param context of K-5
     * @param receiverKey {@code Y_j}
     * @param fresh 32 new random bytes
     */
    static DealtShare seal(
            int to, Hash context, SecretScalar ephemeral, Point receiverKey, SecretScalar share, byte[] fresh) {
        var publicKey = ephemeral.timesG();
        var plain = share.expose(SecretAccess.SHARE_FOR_ITS_RECEIVER).encode();
        try {
            var box = sealed(ephemeral.times(receiverKey), context, plain);
            return new DealtShare(to, publicKey, PossessionProof.prove(context, publicKey, ephemeral, fresh), box);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The box with {@code plain} under the shared point {@code S}. */
    static byte[] sealed(Point shared, Hash context, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, shared, context).doFinal(plain);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has AES-GCM", absent);
        }
    }

    /**
     * Opens the box with the shared point {@code S}. Empty if it isn't sealed under it, or holds no scalar other than 0.
     */
    Optional<SecretScalar> open(Point shared, Hash context) {
        try {
            return SecretScalar.decode(
                    cipher(Cipher.DECRYPT_MODE, shared, context).doFinal(box));
        } catch (AEADBadTagException notSealedSo) {
            return Optional.empty();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has AES-GCM", absent);
        }
    }

    /** The key is used once, so the nonce may be constant. */
    private static Cipher cipher(int mode, Point shared, Hash context) throws GeneralSecurityException {
        var key = Hkdf.derive(shared.x(), Bytes.concat(INFO, context.encode()), KEY);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[12]));
        cipher.updateAAD(context.encode());
        return cipher;
    }

    @Override
    public byte[] box() {
        return box.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DealtShare that
                && to == that.to
                && ephemeral.equals(that.ephemeral)
                && possession.equals(that.possession)
                && Arrays.equals(box, that.box);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(box);
    }
}
