package org.dauys.platform;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class JdkSignaturesTest {
    @Test
    void f02_the_service_does_not_start_on_a_jdk_that_takes_zeros() {
        assertThrows(CannotStart.class, () -> JdkSignatures.look(new Credulous(), "00"));
        assertDoesNotThrow(() -> new JdkSignatures().look(null));
    }

    /** As Java 17 was before 17.0.3. */
    private static final class Credulous extends Signature {
        Credulous() {
            super("credulous");
        }

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {}

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
