package org.dauys.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Map;

/**
 * Asks the JDK at the start whether it takes an ECDSA signature of zeros, as Java 15 to 18 did (CVE-2022-21449). What we verify is
 * verified by Bouncy Castle; but certificates, of the mail server for one, are the JDK's to verify.
 */
@Singleton
class JdkSignatures {
    /** Before the first certificate is looked at. */
    private static final int FIRST = -4;

    /** {@code (0, 0)} in the two encodings that the JDK knows. */
    private static final Map<String, String> ZEROS =
            Map.of("SHA256withECDSA", "3006020100020100", "SHA256withECDSAinP1363Format", "00".repeat(64));

    private static final String TAKES_ZEROS = """
            The Java on this machine takes forged signatures (CVE-2022-21449), so nobody could trust what it verifies.
            Install Java 17.0.3 or a later one.
            """;

    void look(@Observes @Priority(FIRST) StartupEvent starting) throws GeneralSecurityException {
        for (var algorithm : ZEROS.keySet()) {
            look(Signature.getInstance(algorithm), ZEROS.get(algorithm));
        }
    }

    static void look(Signature signature, String zeros) throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        signature.initVerify(keys.generateKeyPair().getPublic());
        signature.update(new byte[1]);
        if (believes(signature, HexFormat.of().parseHex(zeros))) {
            throw new CannotStart(TAKES_ZEROS);
        }
    }

    private static boolean believes(Signature signature, byte[] forged) {
        try {
            return signature.verify(forged);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }
}
