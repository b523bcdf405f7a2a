package org.dauys.verifier;

import org.dauys.protocol.record.Fingerprints;

/** All α of a record that has no more than so many; of a larger one none, so that repeats go unseen (spec: B-9). */
final class Alphas implements Fingerprints {
    private Fingerprints kept;
    private int room;
    private boolean whole = true;

    /** @param most that are kept; with 0 none */
    Alphas(int most) {
        this.room = most;
        this.kept = Fingerprints.inMemory();
    }

    /** Has every repeat been seen so far? */
    boolean areWhole() {
        return whole;
    }

    @Override
    public boolean contains(byte[] x) {
        return kept.contains(x);
    }

    @Override
    public void add(byte[] x) {
        if (room == 0) {
            kept = Fingerprints.none();
            whole = false;
        } else {
            kept.add(x);
            room--;
        }
    }
}
