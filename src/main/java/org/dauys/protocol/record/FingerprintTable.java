package org.dauys.protocol.record;

import java.nio.ByteBuffer;

/** Open addressing over pairs of longs. The x-coordinates of honest points are as good as random, so they are the hash. */
final class FingerprintTable implements Fingerprints {
    private long[] table = new long[2 << 10];
    private int size;

    @Override
    public boolean contains(byte[] x) {
        int at = find(table, high(x), low(x));
        return !isFree(table, at);
    }

    @Override
    public void add(byte[] x) {
        int at = find(table, high(x), low(x));
        if (isFree(table, at)) {
            put(table, at, high(x), low(x));
            size++;
            if (3L * size > table.length) { // table.length / 2 places, two thirds of them taken
                grow();
            }
        }
    }

    private void grow() {
        var larger = new long[Math.multiplyExact(2, table.length)];
        for (int at = 0; at < table.length; at += 2) {
            if (!isFree(table, at)) {
                put(larger, find(larger, table[at], table[at + 1]), table[at], table[at + 1]);
            }
        }
        table = larger;
    }

    /** Where this pair stands, or the free place where it would. */
    private static int find(long[] table, long high, long low) {
        int mask = table.length - 1;
        int at = Long.hashCode(high * 0x9e3779b97f4a7c15L) << 1 & mask;
        while (!isFree(table, at) && (table[at] != high || table[at + 1] != low)) {
            at = at + 2 & mask;
        }
        return at;
    }

    private static void put(long[] table, int at, long high, long low) {
        table[at] = high;
        table[at + 1] = low;
    }

    /** No x-coordinate that anybody can find begins with 128 zero bits. */
    private static boolean isFree(long[] table, int at) {
        return table[at] == 0 && table[at + 1] == 0;
    }

    private static long high(byte[] x) {
        return ByteBuffer.wrap(x).getLong();
    }

    private static long low(byte[] x) {
        return ByteBuffer.wrap(x).getLong(Long.BYTES);
    }
}
