package org.dauys.protocol.group;

/** G-5 HashToScalar: RFC 9380 {@code hash_to_field} with m = 1, modulus n, L = 48. */
public final class HashToScalar {
    private static final int HASH = 32;
    private static final int BLOCK = 64;
    private static final int L = 48;

    private HashToScalar() {}

    /** A scalar from {@code message}; {@code tag} is 1..255 ASCII characters, its own for each use. */
    public static Scalar of(String tag, byte[] message) {
        return Scalar.reduce(expandMessageXmd(message, Bytes.ascii(tag), L));
    }

    /** RFC 9380 §5.3.1, {@code expand_message_xmd} over SHA-256; {@code dst} of 1..255 bytes, {@code length} up to 8160. */
    static byte[] expandMessageXmd(byte[] message, byte[] dst, int length) {
        int blocks = (length + HASH - 1) / HASH;
        if (dst.length < 1 || dst.length > 255 || blocks > 255) {
            throw new IllegalArgumentException("tag of %d bytes, %d blocks".formatted(dst.length, blocks));
        }
        var dstPrime = Bytes.concat(dst, new byte[] {(byte) dst.length});
        var zero = new byte[] {0};
        var b0 = Sha256.of(new byte[BLOCK], message, Bytes.u16(length), zero, dstPrime);
        var uniform = new byte[length];
        var block = new byte[HASH];
        for (int i = 1; i <= blocks; i++) {
            block = Sha256.of(xor(b0, block), new byte[] {(byte) i}, dstPrime); // b_1 hashes b_0 itself: block is zero
            System.arraycopy(block, 0, uniform, (i - 1) * HASH, Math.min(HASH, length - (i - 1) * HASH));
        }
        return uniform;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        var both = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            both[i] = (byte) (a[i] ^ b[i]);
        }
        return both;
    }
}
