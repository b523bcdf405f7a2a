package org.dauys.protocol.proof;

import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.transcript.Hash;

/** P-5: nonces of people's proofs. */
final class Nonces {
    private static final byte[] INFO = Bytes.ascii("dauys/v1/nonce");

    private Nonces() {}

    /** {@code fresh}: 32 new random bytes. */
    static SecretScalar of(SecretScalar secret, byte[] fresh, Hash context) {
        return secret.nonce(fresh, Bytes.concat(INFO, context.encode()));
    }
}
