package org.dauys.protocol.group;

import java.util.HexFormat;
import java.util.Optional;

/** Lower-case hex of a fixed length, the only spelling of bytes in JSON (spec: J-1). */
public final class Hex {
    private Hex() {}

    /** The {@code length} bytes that {@code hex} spells; empty for any other length, upper case, or other characters. */
    public static Optional<byte[]> decode(String hex, int length) {
        boolean legal = hex.length() == 2 * length && hex.chars().allMatch(Hex::isDigit);
        return legal ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
    }
}
