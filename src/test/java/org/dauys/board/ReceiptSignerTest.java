package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECMultiplier;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.jws.CompactJws.Verification;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

class ReceiptSignerTest {
    private static final byte[] SECRET =
            "a receipt key of thirty-two bytes".substring(1).getBytes(StandardCharsets.US_ASCII);
    private static final Receipt RECEIPT =
            new Receipt(Hash.ZERO, Receipt.Kind.BALLOT, Hash.sha256(), 7, Hash.ZERO, 8, Hash.ZERO);

    /** Half of all signatures come with a high s at first: twenty show both. */
    @Test
    void every_receipt_is_what_the_verifier_takes() {
        var signer = new ReceiptSigner(SECRET);
        var key = new LogKeys(new byte[32], SECRET).receiptKey();
        for (int i = 0; i < 20; i++) {
            var jws = CompactJws.parse(signer.sign(RECEIPT), Receipt.TYPE).orElseThrow();
            assertEquals(Receipt.KEY_ID, jws.keyId());
            assertArrayEquals(RECEIPT.payload(), jws.payload());
            assertEquals(Verification.VALID, jws.verify(key));
            assertEquals(Verification.FALSE, jws.verify(Point.G));
        }
        assertEquals(key, SecretScalar.decode(SECRET).orElseThrow().timesG());
    }

    /** The comb takes as many steps for every nonce, and reads its whole table at each. */
    @Test
    void f07_the_library_multiplies_nonces_by_the_comb() {
        var library = new ECDSASigner() {
            ECMultiplier multiplier() {
                return createBasePointMultiplier();
            }
        };
        assertInstanceOf(FixedPointCombMultiplier.class, library.multiplier());
    }

    @Test
    void f07_no_two_receipts_have_one_nonce() {
        var signer = new ReceiptSigner(SECRET);
        var seen = new HashSet<String>();
        for (int i = 0; i < Tries.CHEAP; i++) {
            var signature = signer.sign(RECEIPT).split("\\.")[2];
            assertTrue(seen.add(signature.substring(0, 42)), "r, and so the nonce, comes again");
        }
    }

    /** A low s of few bytes comes once in 512 signatures, one at the edge never. */
    @Test
    void every_s_is_turned_into_the_smaller_one_of_the_two() {
        var order = Curve.P_256.toECParameterSpec().getOrder();
        var half = order.shiftRight(1);
        assertLow(BigInteger.ONE, BigInteger.ONE);
        assertLow(BigInteger.ONE, order.subtract(BigInteger.ONE));
        assertLow(half, half);
        assertLow(half, half.add(BigInteger.ONE));
    }

    private static void assertLow(BigInteger low, BigInteger s) {
        assertArrayEquals(signature(low), ReceiptSigner.lowS(signature(s)));
    }

    private static byte[] signature(BigInteger s) {
        return HexFormat.of().parseHex("%064x%064x".formatted(BigInteger.TEN, s));
    }
}
