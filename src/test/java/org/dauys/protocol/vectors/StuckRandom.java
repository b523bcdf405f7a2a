package org.dauys.protocol.vectors;

import java.security.SecureRandom;
import java.util.Arrays;

/** A broken generator: the same bytes for ever. */
public final class StuckRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    @Override
    public void nextBytes(byte[] bytes) {
        Arrays.fill(bytes, (byte) 1);
    }
}
