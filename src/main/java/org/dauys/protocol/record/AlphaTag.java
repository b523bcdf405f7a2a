package org.dauys.protocol.record;

import java.nio.ByteBuffer;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Sha256;
import org.dauys.protocol.transcript.Hash;

/**
 * B-9: 63 bits of an α, by which repeats are found in a record too large to remember every α. Two α may share a tag; who casts a
 * ballot can't make that happen, since the root is that of the finished record.
 */
public final class AlphaTag {
    private static final byte[] PURPOSE = Bytes.ascii("dauys/v1/alpha-tag");

    private AlphaTag() {}

    /**
     * @param root of the record's head
     * @param x the x-coordinate of α, 32 bytes
     */
    public static long of(Hash root, byte[] x) {
        return ByteBuffer.wrap(Sha256.of(PURPOSE, root.encode(), x)).getLong() >>> 1;
    }
}
