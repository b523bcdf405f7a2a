package org.dauys.testing;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** How often a cheap attack is tried: a thousand times in every run of the tests, or as often as {@code -Ddauys.tries} says. */
public final class Tries {
    public static final int CHEAP = Integer.getInteger("dauys.tries", 1_000);

    private Tries() {}

    /**
     * Makes the tries on all processors, in any order.
     *
     * @param ways among how many ways of one attack the tries are shared
     */
    public static void share(int ways, IntConsumer attack) {
        IntStream.range(0, CHEAP / ways).parallel().forEach(attack);
    }
}
