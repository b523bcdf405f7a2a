package org.dauys.protocol.ballot;

import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.transcript.Hash;

/**
 * The first 101 bytes of a ballot (spec: B-3): which election, whose, and where in the chain of its credential's ballots.
 *
 * @param counter 1 for the credential's first ballot; a u32
 * @param previous the hash of its last cast ballot, {@link Hash#ZERO} for the first
 */
public record BallotHead(Hash opened, Point credential, long counter, Hash previous) {
    static final int LENGTH = Hash.LENGTH + Form.COMPRESSED.length() + Integer.BYTES + Hash.LENGTH;

    byte[] encode() {
        return Bytes.concat(opened.encode(), credential.encode(Form.COMPRESSED), Bytes.u32(counter), previous.encode());
    }
}
