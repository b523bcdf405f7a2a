package org.dauys.protocol.symbols;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    /** The least hash with this fingerprint, in the order of bytes. */
    public Hash least() {
        return filled(0, (byte) 0);
    }

    /** The greatest hash with this fingerprint. */
    public Hash greatest() {
        return filled(7, (byte) 0xff);
    }

    /** The 125 bits, then the three bits and the bytes that a fingerprint leaves out. */
    private Hash filled(int bits, byte rest) {
        byte[] known =
                Crockford.bytes(Stream.concat(symbols.stream(), Stream.of(0)).toList());
        byte[] hash = Arrays.copyOf(known, Hash.LENGTH);
        hash[known.length - 1] |= (byte) bits;
        Arrays.fill(hash, known.length, Hash.LENGTH, rest);
        return Hash.decode(hash).orElseThrow();
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
