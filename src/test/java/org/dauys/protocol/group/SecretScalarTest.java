package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretScalarTest {
    private static final SecretScalar SEVEN = secret(BigInteger.valueOf(7));

    @Test
    void does_not_print_itself() {
        assertEquals("SecretScalar[hidden]", SEVEN.toString());
    }

    @Test
    void is_never_zero_and_never_n_or_more() {
        assertEquals(Optional.empty(), SecretScalar.decode(new byte[32]));
        assertEquals(Optional.empty(), SecretScalar.decode(ReferenceCurve.fixed(ReferenceCurve.N)));
        assertEquals(Optional.empty(), SecretScalar.decode(new byte[31]));
        assertEquals(Optional.empty(), SecretScalar.decode(new byte[33]));
    }

    @Test
    void a_secret_equals_itself_and_nothing_else() {
        assertEquals(SEVEN, secret(BigInteger.valueOf(7)));
        assertNotEquals(SEVEN, secret(BigInteger.valueOf(8)));
        assertNotEquals(SEVEN, (Object) Scalar.of(7));
    }

    @Test
    void a_sum_that_is_zero_stops() {
        var minusSeven = secret(ReferenceCurve.N.subtract(BigInteger.valueOf(7)));
        assertThrows(IllegalStateException.class, () -> SEVEN.plus(minusSeven));
        assertThrows(IllegalStateException.class, () -> SEVEN.times(Scalar.ZERO));
        assertThrows(IllegalStateException.class, () -> SEVEN.plus(Scalar.of(-7)));
    }

    @Test
    void a_response_is_nonce_plus_challenge_times_secret() {
        assertEquals(Scalar.of(7 + 3 * 5), SEVEN.response(Scalar.of(3), secret(BigInteger.valueOf(5))));
    }

    @Test
    void nonces_differ_with_secret_fresh_bytes_and_statement() {
        var fresh = new byte[32];
        var statement = new byte[] {1};
        var nonce = SEVEN.nonce(fresh, statement);
        assertEquals(nonce, SEVEN.nonce(fresh, statement));
        assertNotEquals(nonce, SEVEN.nonce(fresh, new byte[] {2}));
        assertNotEquals(nonce, SEVEN.nonce(new byte[] {1}, statement));
        assertNotEquals(nonce, secret(BigInteger.valueOf(8)).nonce(fresh, statement));
    }

    private static SecretScalar secret(BigInteger value) {
        return SecretScalar.decode(ReferenceCurve.fixed(value)).orElseThrow();
    }
}
