package org.dauys.verifier;

import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.msm.WideVectors;
import org.dauys.protocol.msm.WideVectors.Found;
import org.dauys.verifier.Unreadable.Why;

/** The arithmetic that checks ballots: one for the whole program, chosen before it reads the first of them. All give the same answer. */
record Engine(String name, MultiScalarProduct product) {
    private static final Engine SCALAR = new Engine("scalar", new ScalarEngine());

    /** From so many entries on vectors save more time than Java's compiler takes for them. */
    private static final long MANY = 1 << 15;

    private static volatile Engine used = SCALAR;

    /** What the user wants. */
    enum Wanted {
        scalar,
        vector,
        /** Vectors for a large record, where there are any. */
        auto;

        private boolean isOfVectors(long entries) {
            return this == vector || this == auto && entries >= MANY;
        }

        /** Should this be another process, because Java was started without the module that it has? */
        boolean needsChild(long entries) {
            return isOfVectors(entries) && !WideVectors.isStarted() && WideVectors.isStartable();
        }
    }

    static Engine used() {
        return used;
    }

    /**
     * From now on, for a record of so many entries.
     *
     * @throws Unreadable if the user insists on vectors and there are none
     */
    static void use(Wanted wanted, long entries) throws Unreadable {
        used = wanted.isOfVectors(entries) ? vector(wanted) : SCALAR;
    }

    private static Engine vector(Wanted wanted) throws Unreadable {
        var found = WideVectors.find();
        if (found instanceof Found.Engine engine) {
            return new Engine("vector", engine.product());
        }
        if (wanted == Wanted.auto) {
            return SCALAR;
        }
        throw new Unreadable(why(((Found.Lacking) found).lack()), WideVectors.MODULE);
    }

    private static Why why(WideVectors.Lack lack) {
        return switch (lack) {
            case MODULE -> Why.NO_VECTORS;
            case WIDTH -> Why.NARROW_VECTORS;
            case SOUNDNESS -> Why.WRONG_VECTORS;
        };
    }
}
