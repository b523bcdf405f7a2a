package org.dauys.protocol.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.symbols.Crockford;
import org.dauys.protocol.transcript.Hash;

/** C-1: 23 secret symbols (115 bits) and a check symbol. Whoever holds it can vote with it. */
public final class Code {
    /** Random bytes that a code is made of; the last five bits aren't used. */
    public static final int RANDOM = 15;

    private static final int DATA = 23;
    private static final int LENGTH = DATA + 1;
    private static final int GROUP = 4;
    /** {@code x⁵ + x² + 1}. */
    private static final int MODULUS = 0b100101;

    private static final byte[] INFO = Bytes.ascii("dauys/v1/credential");

    private final List<Integer> symbols;

    private Code(List<Integer> symbols) {
        this.symbols = List.copyOf(symbols);
    }

    /** What a person typed, or a link carried. */
    public sealed interface Reading {
        record Read(Code code) implements Reading {}

        record Refused(Why why) implements Reading {}
    }

    /** Why a code is refused. */
    public enum Why {
        LENGTH,
        ALPHABET,
        CHECK
    }

    /** Why a code leaves its class. Review every caller: {@code grep -rn CodeAccess src/main}. */
    public enum CodeAccess {
        /** It is written to its owner. */
        LETTER
    }

    /** A new code from {@link #RANDOM} bytes of the system's generator. */
    public static Code of(byte[] random) {
        if (random.length != RANDOM) {
            throw new IllegalArgumentException("a code is made of 15 bytes, not " + random.length);
        }
        return ofData(Crockford.symbols(random, DATA));
    }

    static Code ofData(List<Integer> data) {
        int check = sum(data);
        for (int i = 0; i < 31 - DATA; i++) { // a⁻²³ = a⁸: the order of a is 31
            check = timesA(check);
        }
        var symbols = new ArrayList<>(data);
        symbols.add(check);
        return new Code(symbols);
    }

    /** C-1.1. */
    public static Reading read(String typed) {
        var reading = Crockford.read(typed, LENGTH);
        if (reading instanceof Crockford.Reading.Refused refused) {
            return new Reading.Refused(
                    switch (refused.why()) {
                        case LENGTH -> Why.LENGTH;
                        case ALPHABET -> Why.ALPHABET;
                    });
        }
        var symbols = ((Crockford.Reading.Symbols) reading).values();
        return sum(symbols) == 0 ? new Reading.Read(new Code(symbols)) : new Reading.Refused(Why.CHECK);
    }

    /** C-2: the credential of this code in the election with that id. */
    public CredentialKey key(Hash election) {
        var ikm = Bytes.ascii(Crockford.write(symbols.subList(0, DATA)));
        return CredentialKey.of(SecretScalar.derive(ikm, Bytes.concat(INFO, election.encode())));
    }

    /** {@code 7K3M-9QX2-…}, for a reason that reviewers can find. */
    public String expose(CodeAccess reason) {
        Objects.requireNonNull(reason);
        return Crockford.grouped(symbols, GROUP);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Code code && symbols.equals(code.symbols);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }

    @Override
    public String toString() {
        return "Code[hidden]";
    }

    /** {@code Σ a^i·d_i} over GF(32). */
    private static int sum(List<Integer> symbols) {
        int sum = 0;
        for (int i = symbols.size() - 1; i >= 0; i--) {
            sum = timesA(sum) ^ symbols.get(i);
        }
        return sum;
    }

    private static int timesA(int value) {
        int doubled = value << 1;
        return doubled > 31 ? doubled ^ MODULUS : doubled;
    }
}
