package org.dauys.protocol.msm;

import org.dauys.protocol.group.MultiScalarProduct;

/** Sums with a field of our own, which can be held against Bouncy Castle's. */
public interface TriedEngine extends MultiScalarProduct {
    /**
     * Does it add as Bouncy Castle does? To be asked again when it has worked for some time: what runs then is what the compiler has
     * made of it.
     */
    boolean isSound();

    /** This one if it is sound, else Bouncy Castle's arithmetic. */
    default MultiScalarProduct orBouncyCastle() {
        return isSound() ? this : MultiScalarProduct.bouncyCastle();
    }
}
