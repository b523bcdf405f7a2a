package org.dauys.booth;

import java.util.function.BooleanSupplier;

/** Hears what became of a ballot that was being checked and logged: one call of one of the three. */
public interface Outcome {
    /** The ballot stands in the log. */
    void keep();

    /** The ballot was refused. */
    void release();

    /**
     * It is unknown whether the ballot stands in the log; until that is known it neither does nor doesn't.
     *
     * @param stands tells it, or throws while that can't be told
     */
    void doubt(BooleanSupplier stands);
}
