package org.dauys.verifier;

import java.util.function.BooleanSupplier;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.msm.TriedEngine;
import org.dauys.protocol.msm.WideVectors;
import org.dauys.protocol.msm.WideVectors.Found;
import org.dauys.protocol.msm.WrongSum;
import org.dauys.verifier.Unreadable.Why;

/**
 * The arithmetic that checks ballots: one for the whole program, chosen before it reads the first of them. All give the same answer.
 *
 * @param sound does it add rightly?
 */
record Engine(String name, MultiScalarProduct product, BooleanSupplier sound) {
    private static final Engine BOUNCY_CASTLE =
            new Engine("bouncy-castle", MultiScalarProduct.bouncyCastle(), () -> true);

    /** From so many entries on vectors save more time than Java's compiler takes for them. Tests have fewer. */
    private static final String MANY = "dauys.vector.entries";

    private static volatile Engine used = of("scalar", new ScalarEngine());

    /** What the user wants. */
    enum Wanted {
        scalar,
        vector,
        /** Vectors for a large record, where there are any. */
        auto;

        private boolean isOfVectors(long entries) {
            return this == vector || this == auto && entries >= Long.getLong(MANY, 1 << 15);
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
    static void use(Wanted wanted, long entries, Machine machine) throws Unreadable {
        used = wanted.isOfVectors(entries) ? vector(wanted, machine) : scalar(machine);
    }

    private static Engine vector(Wanted wanted, Machine machine) throws Unreadable {
        var found = machine.vectors();
        if (found instanceof Found.Usable usable) {
            return of("vector", usable.engine());
        }
        if (wanted == Wanted.auto) {
            return scalar(machine);
        }
        throw new Unreadable(why(((Found.Lacking) found).lack()), WideVectors.MODULE);
    }

    /** In plain Java, if that adds rightly. */
    private static Engine scalar(Machine machine) {
        var engine = of("scalar", machine.scalar());
        return engine.sound.getAsBoolean() ? engine : BOUNCY_CASTLE;
    }

    private static Engine of(String name, TriedEngine engine) {
        return new Engine(name, engine, engine::isSound);
    }

    private static Why why(WideVectors.Lack lack) {
        return switch (lack) {
            case MODULE -> Why.NO_VECTORS;
            case WIDTH, FUSION -> Why.NARROW_VECTORS;
            case SOUNDNESS -> Why.WRONG_VECTORS;
        };
    }

    /**
     * Tries it once more, now that what runs is what the compiler has made of it: before anything that rests on its sums is said.
     *
     * @throws WrongSum if nothing may be said
     */
    void confirm() {
        if (!sound.getAsBoolean()) {
            throw new WrongSum("the engine " + name + " does not add as Bouncy Castle does");
        }
    }

    /**
     * It has added wrongly: plain Java takes over, or Bouncy Castle where that was it.
     *
     * @throws Unreadable if the user insists on vectors
     */
    static void giveUp(Wanted wanted, Machine machine) throws Unreadable {
        if (!used.name.equals("vector")) {
            used = BOUNCY_CASTLE;
            return;
        }
        used = scalar(machine);
        if (wanted == Wanted.vector) {
            throw new Unreadable(Why.WRONG_VECTORS, WideVectors.MODULE);
        }
    }
}
