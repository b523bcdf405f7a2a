package org.dauys.protocol.group;

import java.util.List;

/** Computes sums {@code Σ k_i·P_i} of public values, in variable time. The seam behind which faster engines go. */
public interface MultiScalarProduct {
    /** The sum, {@code O} for no terms. Fastest if every element stands in one term only. */
    Element of(List<Term> terms);

    /** Bouncy Castle's arithmetic. */
    static MultiScalarProduct bouncyCastle() {
        return new BouncyCastleProduct();
    }
}
