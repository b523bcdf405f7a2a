package org.dauys.protocol.symbols;

import java.util.List;
import org.dauys.protocol.transcript.Hash;

/**
 * The first 125 bits of a hash as 25 symbols in fives, as people compare them: a ballot's tracker, an election's
 * fingerprint (spec: B-5). Long enough that even whoever makes both hashed things finds no two with one fingerprint.
 */
public final class Fingerprint {
    private static final int SYMBOLS = 25;
    private static final int GROUP = 5;

    private final List<Integer> symbols;

    private Fingerprint(List<Integer> symbols) {
        this.symbols = symbols;
    }

    public static Fingerprint of(Hash hash) {
        return new Fingerprint(Crockford.symbols(hash.encode(), SYMBOLS));
    }

    /** What a person typed. */
    public sealed interface Reading {
        record Read(Fingerprint fingerprint) implements Reading {}

        record Refused(Crockford.Why why) implements Reading {}
    }

    /** A fingerprint in any spelling that C-1.1 forgives. */
    public static Reading read(String typed) {
        var reading = Crockford.read(typed, SYMBOLS);
        return reading instanceof Crockford.Reading.Refused refused
                ? new Reading.Refused(refused.why())
                : new Reading.Read(new Fingerprint(((Crockford.Reading.Symbols) reading).values()));
    }

    /** {@code XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}. */
    @Override
    public String toString() {
        return Crockford.grouped(symbols, GROUP);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && symbols.equals(fingerprint.symbols);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }
}
