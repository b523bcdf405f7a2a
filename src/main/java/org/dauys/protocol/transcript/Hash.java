package org.dauys.protocol.transcript;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.dauys.protocol.group.Hex;
import org.dauys.protocol.group.Sha256;

/** 32 bytes of SHA-256: of an entry, of a ballot, of a statement. */
public final class Hash {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** 32 zero bytes, which stand for "no hash": {@code previous} of a credential's first ballot (spec: B-3). */
    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private final byte[] value;

    private Hash(byte[] value) {
        this.value = value;
    }

    /** SHA-256 over {@code parts} one after another. */
    public static Hash sha256(byte[]... parts) {
        return new Hash(Sha256.of(parts));
    }

    /** Empty unless {@code bytes} are 32. */
    public static Optional<Hash> decode(byte[] bytes) {
        return bytes.length == LENGTH ? Optional.of(new Hash(bytes.clone())) : Optional.empty();
    }

    /** Empty unless {@code hex} is 64 lower-case hex digits. */
    public static Optional<Hash> fromHex(String hex) {
        return Hex.decode(hex, LENGTH).map(Hash::new);
    }

    /** The 32 bytes. */
    public byte[] encode() {
        return value.clone();
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
