package org.dauys.election.draft;

/**
 * A part of the roll or of those who take part that must be reached: votes·den &gt; num·base, or ≥ (spec: O-1). Integers
 * only, so that nobody is elected by rounding.
 *
 * @param num 0 to 1000
 * @param den 1 to 1000
 */
public record Share(Base of, Comparison comparison, int num, int den) {
    /** The largest numerator and denominator. */
    public static final int LARGEST = 1_000;

    /** Of whom. */
    public enum Base {
        ROLL,
        PARTICIPANTS
    }

    /** How. */
    public enum Comparison {
        MORE_THAN,
        AT_LEAST;

        /** As files and the record write it. */
        public String symbol() {
            return this == MORE_THAN ? ">" : ">=";
        }
    }

    /** More than half of {@code base}. */
    public static Share majority(Base base) {
        return new Share(base, Comparison.MORE_THAN, 1, 2);
    }

    public boolean reachedBy(long votes, long base) {
        return comparison == Comparison.MORE_THAN ? votes * den > num * base : votes * den >= num * base;
    }

    /** The fewest votes that reach it; more than {@code base} where nobody can. */
    public long fewest(long base) {
        long whole = num * base / den;
        return reachedBy(whole, base) ? whole : whole + 1;
    }
}
