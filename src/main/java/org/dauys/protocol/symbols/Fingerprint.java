package org.dauys.protocol.symbols;

import java.util.List;
import java.util.Optional;
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

    /** The fingerprint that a person typed, in any spelling that C-1.1 forgives; empty if it isn't one. */
    public static Optional<Fingerprint> read(String typed) {
        return Crockford.read(typed, SYMBOLS) instanceof Crockford.Reading.Symbols read
                ? Optional.of(new Fingerprint(read.values()))
                : Optional.empty();
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
