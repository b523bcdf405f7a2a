package org.dauys.mutation;

import java.util.List;

/**
 * A mutant that lived.
 *
 * @param reason why that is no matter; empty where nobody has said
 */
record Survivor(Mutant mutant, String reason) {
    static Survivor of(String[] cells) {
        var mutant = new Mutant(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3], cells[4], Mutant.End.LIVES);
        return new Survivor(mutant, cells[5]);
    }

    String cells() {
        return String.join(
                "\t",
                mutant.type(),
                Integer.toString(mutant.line()),
                mutant.method(),
                mutant.mutator(),
                mutant.code(),
                reason);
    }

    /** What a reason holds for. */
    static List<String> key(Mutant mutant) {
        return List.of(mutant.type(), mutant.method(), mutant.mutator(), mutant.code());
    }
}
