package org.dauys.protocol.tally;

import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;

/** What a decryption factor's proof hashes of its place, for tests that change it. */
public final class DecryptionContexts {
    private DecryptionContexts() {}

    public static Hash of(Hash opened, Hash aggregate, String contest, String slot, int slotIndex, int index) {
        return new DecryptionContext(opened, aggregate, index, Point.G)
                .statement(contest, slot, slotIndex, Point.G, Point.G)
                .context();
    }
}
