package org.dauys.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.dauys.protocol.group.Bytes;

/** A ZIP archive, field by field: of the form that is taken (spec: L-7.1), until a test changes one. */
final class CraftedZip {
    static final int DESCRIBED = 8;
    private static final byte[] NONE = {};
    private static final int MOST_IN_BLOCK = 0xffff;

    final List<Packed> files = new ArrayList<>();
    byte[] before = NONE;
    byte[] behindFiles = NONE;
    byte[] behindDirectory = NONE;
    byte[] behind = NONE;
    byte[] comment = NONE;
    /** Whether there is an end for 64 bits, and the other end points to it. */
    boolean wideEnd;

    boolean saturated;
    long wideLength = 44;
    long wideDisks = 1;
    long wideLess;
    long disks;
    /** Bytes of the first file that are left out, for one that is too large to be made. */
    long hole;

    /** What the end says too little. */
    long fewerHere;

    long fewer;
    long shorter;
    long earlier;

    /** What one of two headers says of a file. */
    static final class Header {
        byte[] name;
        long flags;
        long method;
        long crc;
        long packed;
        long size;
        /** Whether the sizes stand in the field for 64 bits. */
        boolean wide;
        /** Fields of others. */
        byte[] fields = NONE;

        byte[] comment = NONE;
        /** How much longer the header says that the comment is. */
        long longerComment;

        long disk;
        long later;

        private Header(byte[] name, long method, byte[] content, long packed) {
            var crc = new CRC32();
            crc.update(content);
            this.name = name;
            this.method = method;
            this.crc = crc.getValue();
            this.packed = packed;
            this.size = content.length;
        }

        private byte[] alike(long offset) {
            var wides = wide
                    ? field(
                            1,
                            numbers(
                                    8,
                                    offset < 0
                                            ? LongStream.of(size, packed)
                                            : LongStream.of(size, packed, offset + later)))
                    : NONE;
            var extra = Bytes.concat(wides, fields);
            return Bytes.concat(
                    number(flags, 2),
                    number(method, 2),
                    new byte[4],
                    number(crc, 4),
                    number(wide ? 0xffffffffL : packed, 4),
                    number(wide ? 0xffffffffL : size, 4),
                    number(name.length, 2),
                    number(extra.length, 2),
                    offset < 0 ? NONE : central(offset),
                    name,
                    extra);
        }

        private byte[] central(long offset) {
            return Bytes.concat(
                    number(comment.length + longerComment, 2),
                    number(disk, 2),
                    new byte[6],
                    number(wide ? 0xffffffffL : offset + later, 4));
        }
    }

    /** A file in the archive. */
    static final class Packed {
        final Header local;
        Header central;
        byte[] gap = NONE;
        byte[] bytes;
        byte[] descriptor = NONE;

        private Packed(String name, boolean deflated, byte[] content) {
            this.bytes = deflated ? deflated(content) : content;
            var named = name.getBytes(StandardCharsets.UTF_8);
            this.local = new Header(named, deflated ? 8 : 0, content, bytes.length);
            this.central = new Header(named, deflated ? 8 : 0, content, bytes.length);
        }

        List<Header> both() {
            return List.of(local, central);
        }

        /** As one writes it who can't go back to the local header; each number has so many bytes. */
        void described(int width) {
            both().forEach(header -> header.flags |= DESCRIBED);
            local.crc = 0;
            local.packed = 0;
            local.size = 0;
            descriptor = Bytes.concat(
                    number(0x08074b50, 4),
                    number(central.crc, 4),
                    numbers(width, LongStream.of(central.packed, central.size)));
        }
    }

    /** In blocks that aren't compressed, so that every version of zlib would write the same. */
    private static byte[] deflated(byte[] content) {
        var blocks = new ByteArrayOutputStream();
        int at = 0;
        do {
            int length = Math.min(MOST_IN_BLOCK, content.length - at);
            boolean isLast = at + length == content.length;
            blocks.writeBytes(Bytes.concat(number(isLast ? 1 : 0, 1), number(length, 2), number(~length, 2)));
            blocks.write(content, at, length);
            at += length;
        } while (at < content.length);
        return blocks.toByteArray();
    }

    /** Little-endian. */
    static byte[] number(long value, int width) {
        var bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }

    private static byte[] numbers(int width, LongStream values) {
        return Bytes.concat(values.mapToObj(value -> number(value, width)).toArray(byte[][]::new));
    }

    static byte[] field(long id, byte[] value) {
        return Bytes.concat(number(id, 2), number(value.length, 2), value);
    }

    Packed stored(String name, byte[] content) {
        return add(new Packed(name, false, content));
    }

    Packed deflated(String name, byte[] content) {
        return add(new Packed(name, true, content));
    }

    private Packed add(Packed file) {
        files.add(file);
        return file;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        out.writeBytes(before);
        for (var file : files) {
            out.writeBytes(file.gap);
            long at = out.size() + (file == files.get(0) ? 0 : hole);
            out.writeBytes(Bytes.concat(number(0x04034b50, 4), number(20, 2), file.local.alike(-1)));
            out.writeBytes(file.bytes);
            out.writeBytes(file.descriptor);
            directory.writeBytes(Bytes.concat(number(0x02014b50, 4), number(20, 4), file.central.alike(at)));
            directory.writeBytes(file.central.comment);
        }
        out.writeBytes(behindFiles);
        long start = out.size() + hole;
        out.writeBytes(directory.toByteArray());
        out.writeBytes(behindDirectory);
        if (wideEnd) {
            out.writeBytes(wideEnd(directory.size(), start, out.size() + hole));
        }
        out.writeBytes(end(directory.size(), start));
        return out.toByteArray();
    }

    private byte[] wideEnd(long length, long start, long at) {
        return Bytes.concat(
                number(0x06064b50, 4),
                number(wideLength, 8),
                number(45, 4),
                number(0, 8),
                numbers(8, LongStream.of(files.size(), files.size() - wideLess, length, start)),
                number(0x07064b50, 4),
                number(0, 4),
                number(at, 8),
                number(wideDisks, 4));
    }

    private byte[] end(long length, long start) {
        var counts = saturated
                ? numbers(2, LongStream.of(-1, -1))
                : numbers(2, LongStream.of(files.size() - fewerHere, files.size() - fewer));
        var places = saturated
                ? numbers(4, LongStream.of(-1, -1))
                : numbers(4, LongStream.of(length - shorter, start - earlier));
        return Bytes.concat(
                number(0x06054b50, 4), number(disks, 4), counts, places, number(comment.length, 2), comment, behind);
    }
}
