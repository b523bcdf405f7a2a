package org.dauys.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what must be stored and must not be readable in the database (AES-256-GCM under a key of the master key). */
@Singleton
public class Sealer {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    @Inject
    Sealer(MasterKey master, SecureRandom random) {
        this.key = new SecretKeySpec(master.derive("seal", new byte[0], 32), "AES");
        this.random = random;
    }

    /**
     * @param place says where the sealed bytes will stand, such as table, column and row; they open nowhere else
     * @return nonce and ciphertext, 28 bytes longer than {@code secret}
     */
    public byte[] seal(byte[] secret, String place) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var box = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret);
            return ByteBuffer.allocate(NONCE + box.length).put(nonce).put(box).array();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has AES-GCM", absent);
        }
    }

    /** Empty unless {@code sealed} was sealed by this installation for this place. */
    public Optional<byte[]> open(byte[] sealed, String place) {
        if (sealed.length < NONCE + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has AES-GCM", absent);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
