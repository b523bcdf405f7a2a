package org.dauys.protocol.record;

/**
 * The α of all ballots so far (spec: B-6.10), each by the first 128 bits of its x-coordinate: whoever wants a false match
 * with another's ballot needs 2¹²⁸ trials. An interface, because a very large record may want them on disk.
 */
public interface Fingerprints {
    /** Was this x-coordinate (32 bytes) added before? */
    boolean contains(byte[] x);

    void add(byte[] x);

    /** Takes every α for a new one: for a first pass over a record in which repeats are looked for by other means. */
    static Fingerprints none() {
        return new Fingerprints() {
            @Override
            public boolean contains(byte[] x) {
                return false;
            }

            @Override
            public void add(byte[] x) {}
        };
    }

    /** In memory: 16 bytes each, in a table at most two thirds full. */
    static Fingerprints inMemory() {
        return new FingerprintTable();
    }
}
