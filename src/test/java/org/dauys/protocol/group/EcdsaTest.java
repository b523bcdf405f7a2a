package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class EcdsaTest {
    private static final BigInteger N = ReferenceCurve.N;
    private static final BigInteger ONE = BigInteger.ONE;
    private static final SecretScalar KEY = Seeded.secret("ecdsa");
    private static final byte[] MESSAGE = Bytes.ascii("message");

    private static byte[] spelled(BigInteger r, BigInteger s) {
        return Bytes.concat(ReferenceCurve.fixed(r), ReferenceCurve.fixed(s));
    }

    @Test
    void canonical_are_r_below_n_and_s_up_to_its_half() {
        var half = N.subtract(ONE).shiftRight(1);
        assertTrue(Ecdsa.isCanonical(spelled(ONE, ONE)));
        assertTrue(Ecdsa.isCanonical(spelled(N.subtract(ONE), half)));
        assertFalse(Ecdsa.isCanonical(spelled(BigInteger.ZERO, ONE)));
        assertFalse(Ecdsa.isCanonical(spelled(N, ONE)));
        assertFalse(Ecdsa.isCanonical(spelled(ONE, BigInteger.ZERO)));
        assertFalse(Ecdsa.isCanonical(spelled(ONE, half.add(ONE))));
        assertFalse(Ecdsa.isCanonical(new byte[63]));
        assertFalse(Ecdsa.isCanonical(new byte[65]));
    }

    @Test
    void a_signature_verifies_in_its_one_spelling_for_its_key_and_message() {
        var key = KEY.timesG();
        var signature = Ecdsa.sign(KEY, MESSAGE);
        assertTrue(Ecdsa.verify(key, MESSAGE, signature));
        assertFalse(Ecdsa.verify(key, Bytes.ascii("another"), signature));
        assertFalse(Ecdsa.verify(Seeded.point("another"), MESSAGE, signature));
        assertFalse(Ecdsa.verify(key, MESSAGE, Arrays.copyOf(signature, 63)));
        var r = new BigInteger(1, signature, 0, 32);
        var s = new BigInteger(1, signature, 32, 32);
        assertFalse(Ecdsa.verify(key, MESSAGE, spelled(r, N.subtract(s))), "the same signature with high s");
        assertFalse(Ecdsa.verify(key, MESSAGE, new byte[64]));
    }

    /** RFC 6979 A.2.5, P-256 with SHA-256, message "sample"; its s is high, so ours is n − s. */
    @Test
    void signs_as_RFC_6979_says() {
        var key = SecretScalar.decode(
                        HexFormat.of().parseHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"))
                .orElseThrow();
        var r = new BigInteger("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716", 16);
        var s = new BigInteger("f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8", 16);
        assertArrayEquals(spelled(r, N.subtract(s)), Ecdsa.sign(key, Bytes.ascii("sample")));
        assertEquals(Ecdsa.LENGTH, Ecdsa.sign(key, MESSAGE).length);
    }
}
