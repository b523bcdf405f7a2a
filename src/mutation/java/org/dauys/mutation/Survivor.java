package org.dauys.mutation;

import java.util.List;

/**
 * A mutant that lived.
 *
 * @param reason why that is no matter; empty where nobody has said
 */
record Survivor(Mutant mutant, String reason) {
    static Survivor of(String[] cells) {
        return new Survivor(Mutant.of(cells, Mutant.End.LIVES), cells[5]);
    }

    String cells() {
        return mutant.cells() + "\t" + reason;
    }

    /** What a reason holds for. */
    static List<String> key(Mutant mutant) {
        return List.of(mutant.type(), mutant.method(), mutant.mutator(), mutant.code());
    }
}
