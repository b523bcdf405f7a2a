package org.dauys.protocol;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** 32 bytes of SHA-256: of an entry, a ballot, a transcript, a tree. A value: equal bytes are equal hashes. */
public final class Hash implements Comparable<Hash> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** 32 zero bytes, where a ballot has no predecessor (spec: B-3). */
    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * {@code bytes}, which must be 32: for results of a hash function and for slices of a known length.
     *
     * @throws IllegalArgumentException for another length
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** Empty unless {@code hex} is 64 lower-case hex digits (spec: J-1, hex32). */
    public static Optional<Hash> fromHex(String hex) {
        boolean legal = hex.length() == 2 * LENGTH
                && hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        return legal ? Optional.of(new Hash(HexFormat.of().parseHex(hex))) : Optional.empty();
    }

    /** The 32 bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** By the bytes, unsigned. */
    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
