package org.dauys.protocol.record;

import java.util.Optional;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.transcript.Hash;

/**
 * An entry that is spelled as it must be. Whether it is lawful is still open.
 *
 * @param hash its leaf hash
 * @param election the election that it names; empty for a manifest and for binary entries
 * @param content what it says
 * @param signed the signatures, unverified, if its body is signed
 */
public record ReadEntry(Hash hash, Optional<Hash> election, Entry content, Optional<SignedBody> signed) {}
