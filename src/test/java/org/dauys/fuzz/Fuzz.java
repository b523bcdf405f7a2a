package org.dauys.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * How many inputs are tried in all, and from which seed: each has a number of its own, and the number makes it. {@code
 * -Ddauys.fuzz=1000000} tries so many, {@code -Ddauys.seed=N} begins at that number.
 */
public final class Fuzz {
    static final int USUAL = 50_000;
    public static final int INPUTS = Integer.getInteger("dauys.fuzz", USUAL);
    static final long SEED = Long.getLong("dauys.seed", 1);
    private static final int SHOWN = 2000;

    private Fuzz() {}

    /** What is done with an input; whatever it throws is a finding. */
    public interface Trial<T> {
        void of(T input) throws Exception;
    }

    /** Tries a law on that many draws, or on more as there are more inputs than usual; with {@code -Ddauys.seed=N} on others. */
    public static void tries(String law, int count, Trial<Draw> trial) {
        LongStream.range(SEED, SEED + draws(count, INPUTS)).forEach(seed -> {
            try {
                trial.of(new Draw(random(law, seed)));
            } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError found) {
                throw new AssertionError(
                        "%s, again by -Ddauys.seed=%d -Ddauys.fuzz=1: %s".formatted(law, seed, found), found);
            }
        });
    }

    static long draws(int usual, int inputs) {
        return Math.max(1, (long) usual * inputs / USUAL);
    }

    static SplittableRandom random(String name, long seed) {
        return new SplittableRandom(seed + ((long) name.hashCode() << 32));
    }

    /** Tries that many inputs on something. */
    public static <T> void each(String name, int count, Function<SplittableRandom, T> input, Trial<T> trial) {
        LongStream.range(SEED, SEED + count).forEach(seed -> tried(name, seed, input, trial));
    }

    /** The same on all processors, in any order. */
    public static <T> void shared(String name, int count, Function<SplittableRandom, T> input, Trial<T> trial) {
        LongStream.range(SEED, SEED + count).parallel().forEach(seed -> tried(name, seed, input, trial));
    }

    private static <T> void tried(String name, long seed, Function<SplittableRandom, T> input, Trial<T> trial) {
        var made = Optional.<T>empty();
        try {
            made = Optional.of(input.apply(random(name, seed)));
            trial.of(made.get());
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError found) {
            throw new AssertionError(
                    "%s, again by -Ddauys.seed=%d, alone with -Ddauys.fuzz=1 -Ddauys.records=1: %s"
                            .formatted(name, seed, made.map(Fuzz::shown).orElse("it could not be made")),
                    found);
        }
    }

    private static String shown(Object made) {
        return made instanceof byte[] bytes
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN)))
                : made.toString();
    }

    /** For the log, so that a run can be repeated. */
    public static String described() {
        return "%,d inputs from seed %d".formatted(INPUTS, SEED);
    }
}
