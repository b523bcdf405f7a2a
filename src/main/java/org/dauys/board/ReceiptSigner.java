package org.dauys.board;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.dauys.protocol.receipt.Receipt;

/** Signs receipts with the service's key for one log: compact JWS, ES256, one header, low s (spec: Q-1, J-3). */
final class ReceiptSigner {
    private static final String HEADER =
            "{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(Receipt.KEY_ID, Receipt.TYPE);
    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();
    private static final int HALF = 32;
    /** On Java 17 it signs five times as fast as the JDK's, and every cast waits for a signature. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final JWSHeader header;
    private final JWSSigner signer;

    /** @param secret the 32 bytes of a number in 1..n−1 */
    ReceiptSigner(byte[] secret) {
        try {
            var spec = new ECPrivateKeySpec(new BigInteger(1, secret), Curve.P_256.toECParameterSpec());
            var key = (ECPrivateKey) KeyFactory.getInstance("EC", PROVIDER).generatePrivate(spec);
            signer = new ECDSASigner(key, Curve.P_256);
            signer.getJCAContext().setProvider(PROVIDER);
            header = JWSHeader.parse(
                    Base64URL.encode(HEADER)); // keeps these bytes; a built header has an order of its own
        } catch (GeneralSecurityException | JOSEException | ParseException absent) {
            throw new IllegalStateException("no ES256 here", absent);
        }
    }

    /** */
    String sign(Receipt receipt) {
        var signed = header.toBase64URL() + "." + Base64URL.encode(receipt.payload());
        try {
            var signature = signer.sign(header, signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64URL.encode(lowS(signature.decode()));
        } catch (JOSEException broken) {
            throw new IllegalStateException("the receipt key does not sign", broken);
        }
    }

    /** {@code (r, n − s)} is as valid as {@code (r, s)}; the record knows only the one with the smaller s. */
    static byte[] lowS(byte[] signature) {
        var s = new BigInteger(1, signature, HALF, HALF);
        if (s.compareTo(ORDER.shiftRight(1)) <= 0) {
            return signature;
        }
        var low = ORDER.subtract(s).toByteArray();
        var both = Arrays.copyOf(signature, 2 * HALF);
        Arrays.fill(both, HALF, 2 * HALF, (byte) 0);
        System.arraycopy(low, 0, both, 2 * HALF - low.length, low.length); // below n/2, so no sign byte
        return both;
    }
}
