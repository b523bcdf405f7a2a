package org.dauys.mutation;

import java.util.Arrays;
import java.util.List;

/** What the tests of a group need of the process in which they run. */
enum Where {
    /** Nothing: what the C2 compiler would save is less than its work, since every class of mutants has a process of its own. */
    ANYWHERE("", List.of("-XX:TieredStopAtLevel=1")),
    /** The service, see {@link Trials}. */
    IN_SERVICE("in service", List.of()),
    /** Java's vectors, which only the C2 compiler makes into the processor's. */
    WITH_VECTORS("with vectors", List.of("--add-modules=jdk.incubator.vector"));

    private final String cell;
    private final List<String> options;

    /** @param options Java's */
    Where(String cell, List<String> options) {
        this.cell = cell;
        this.options = options;
    }

    static Where of(String cell) {
        return Arrays.stream(values())
                .filter(where -> where.cell.equals(cell))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tests run " + cell));
    }

    List<String> options() {
        return options;
    }
}
