package org.dauys.protocol.msm;

import org.dauys.protocol.group.Field;

/**
 * Points of the curve, each under its number, and additions among them. These are affine ones, queued and done together, for
 * they share one inversion (Montgomery's trick): six multiplications each. Every pair of points is added rightly, equal and opposite
 * ones too. Where a point is read, {@code ~number} means its negative. How a point is kept is the engine's. Confined to one thread.
 */
interface Points {
    /** Limbs of a point as {@link Field} has it, x and then y. */
    int SIZE = 2 * Field.SIZE;

    /** Takes over the point at {@code where} of {@code from}. */
    void set(int point, long[] from, int where);

    void copy(int from, int to);

    /**
     * Queues {@code sum = left + right}. False, and nothing is queued, if that is the identity. The sum may go where an operand of
     * the same addition or of an earlier one stood, as long as no addition still waiting reads it.
     */
    boolean queue(int left, int right, int sum);

    /** Does what is queued. */
    void finish();

    void addTo(Accumulator sum, int point);
}
