package org.dauys.verifier;

import java.util.Arrays;
import org.dauys.protocol.record.AlphaTag;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.transcript.Hash;

/** Of all α only those whose tags are known to repeat (spec: B-9): nothing else can be a repeat. */
final class RepeatedAlphas implements Fingerprints {
    private final Fingerprints seen = Fingerprints.inMemory();
    private final long[] tags;
    private final Hash root;

    /** @param tags ascending */
    RepeatedAlphas(long[] tags, Hash root) {
        this.tags = tags.clone();
        this.root = root;
    }

    @Override
    public boolean contains(byte[] x) {
        return isOne(x) && seen.contains(x);
    }

    @Override
    public void add(byte[] x) {
        if (isOne(x)) {
            seen.add(x);
        }
    }

    private boolean isOne(byte[] x) {
        return Arrays.binarySearch(tags, AlphaTag.of(root, x)) >= 0;
    }
}
