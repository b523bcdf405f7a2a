package org.dauys.protocol.vectors;

import java.security.SecureRandom;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Sha256;

/** A generator for tests and examples: the same bytes every time, a function of a name. */
public final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;
    private int blocks;

    public SeededRandom(String name) {
        this.seed = Seeded.bytes("random: " + name);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += 32) {
            var block = Sha256.of(seed, Bytes.u32(blocks++));
            System.arraycopy(block, 0, bytes, at, Math.min(block.length, bytes.length - at));
        }
    }
}
