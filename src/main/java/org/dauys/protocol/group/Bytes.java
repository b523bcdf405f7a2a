package org.dauys.protocol.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few ways in which this specification writes bytes. */
public final class Bytes {
    private Bytes() {}

    public static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** Big-endian; {@code value} in {@code 0..2¹⁶−1}. */
    public static byte[] u16(int value) {
        if (value >>> 16 != 0) {
            throw new IllegalArgumentException("not a u16: " + value);
        }
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    /** Big-endian; {@code value} in {@code 0..2³²−1}. */
    public static byte[] u32(long value) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("not a u32: " + value);
        }
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    /** Big-endian, as two's complement has it. */
    public static byte[] u64(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
