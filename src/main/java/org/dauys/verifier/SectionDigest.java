package org.dauys.verifier;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.dauys.protocol.group.Sha256;
import org.dauys.protocol.transcript.Hash;

/** SHA-256 over bytes that come in pieces. */
final class SectionDigest {
    private final MessageDigest digest = Sha256.start();

    void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    Hash hash() {
        return Hash.decode(digest.digest()).orElseThrow();
    }
}
