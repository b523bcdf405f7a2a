package org.dauys.protocol.manifest;

import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Word;

/** A fraction of a base that a number must exceed or reach (spec: O-1). */
public record Share(Base of, Comparison comparison, int numerator, int denominator) {
    /** Of what. */
    public enum Base implements Word {
        /** Everybody on the roll. */
        ROLL("roll"),
        /** Those whose ballot is counted. */
        PARTICIPANTS("participants");

        private final String word;

        Base(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** More than, or at least. */
    public enum Comparison implements Word {
        MORE(">"),
        AT_LEAST(">=");

        private final String word;

        Comparison(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** {@code votes·den > num·base}, or {@code ≥}. */
    public boolean isReached(long votes, long base) {
        int order = Long.compare(Math.multiplyExact(votes, denominator), Math.multiplyExact(base, numerator));
        return comparison == Comparison.MORE ? order > 0 : order >= 0;
    }

    /** The fewest votes that reach it; more than {@code base} where nobody can. */
    public long fewest(long base) {
        long whole = Math.multiplyExact(base, numerator) / denominator;
        return isReached(whole, base) ? whole : whole + 1;
    }

    static Share read(JsonReader in) throws Malformed {
        return new Share(
                in.field("of").oneOf(Base.values()),
                in.field("cmp").oneOf(Comparison.values()),
                in.field("num").number(0, 1000),
                in.field("den").number(1, 1000));
    }

    void write(JsonWriter out) {
        out.word("of", of).word("cmp", comparison);
        out.number("num", numerator).number("den", denominator);
    }
}
