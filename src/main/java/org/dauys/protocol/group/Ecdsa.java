package org.dauys.protocol.group;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** ECDSA over P-256 and SHA-256 in its one spelling: {@code r ‖ s}, 64 bytes, low-s (RFC 7518 §3.4; spec: J-3). */
public final class Ecdsa {
    /** Length of a signature in bytes. */
    public static final int LENGTH = 64;

    private static final int HALF = 32;
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(Curve.CURVE, Curve.GENERATOR, Curve.N);
    private static final BigInteger MAX_S = Curve.N.shiftRight(1);

    private Ecdsa() {}

    /** Is {@code signature} 64 bytes with {@code 1 ≤ r < n} and {@code 1 ≤ s ≤ (n−1)/2}? (J-3.4) */
    public static boolean isCanonical(byte[] signature) {
        if (signature.length != LENGTH) {
            return false;
        }
        var r = r(signature);
        var s = s(signature);
        return r.signum() > 0 && r.compareTo(Curve.N) < 0 && s.signum() > 0 && s.compareTo(MAX_S) <= 0;
    }

    /** Is {@code signature} canonical, and {@code key}'s over {@code message}? (J-3.5) */
    public static boolean verify(Point key, byte[] message, byte[] signature) {
        if (!isCanonical(signature)) {
            return false;
        }
        var verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(key.value(), DOMAIN));
        return verifier.verifySignature(Sha256.of(message), r(signature), s(signature));
    }

    /** The deterministic signature of RFC 6979, with low s. */
    public static byte[] sign(SecretScalar key, byte[] message) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(key.value(), DOMAIN));
        var rs = signer.generateSignature(Sha256.of(message));
        var s = rs[1].compareTo(MAX_S) > 0 ? Curve.N.subtract(rs[1]) : rs[1];
        return Bytes.concat(
                Scalar.reduce(rs[0].toByteArray()).encode(),
                Scalar.reduce(s.toByteArray()).encode());
    }

    private static BigInteger r(byte[] signature) {
        return new BigInteger(1, signature, 0, HALF);
    }

    private static BigInteger s(byte[] signature) {
        return new BigInteger(1, signature, HALF, HALF);
    }
}
