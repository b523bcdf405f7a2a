package org.dauys.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a ZIP archive stand. Only one form of archive is taken (spec: L-7.1): of any other the next program may read
 * another record. The browser's twin is {@code observer/archive.ts}.
 */
final class ZipDirectory {
    /** Most bytes of a directory. */
    static final int MOST = 1 << 25;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END = 0x06054b50;
    private static final int WIDE_END = 0x06064b50;
    private static final int WIDE_PLACE = 0x07064b50;

    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int WIDE_END_LENGTH = 56;
    private static final int WIDE_PLACE_LENGTH = 20;
    private static final int DESCRIPTOR_LENGTH = 16;
    private static final int WIDE_DESCRIPTOR_LENGTH = 24;

    /** How hard it was packed, that a descriptor follows, that the name is UTF-8. */
    private static final int KNOWN_FLAGS = 0x80e;

    private static final int DESCRIBED = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Stands where the number is in the field for 64 bits. */
    private static final long ELSEWHERE = 0xffffffffL;

    private static final int ELSEWHERE_16 = 0xffff;
    private static final int WIDE_FIELD = 0x0001;
    /** Info-ZIP's, with a name that some programs take instead. */
    private static final int OTHER_NAME = 0x7075;

    private static final int MOST_BITS = 53;

    private final FileChannel file;
    private final Map<String, Place> places = new HashMap<>();
    /** Where the next local header has to be. */
    private long next;

    private ZipDirectory(FileChannel file) {
        this.file = file;
    }

    /** The bytes of a file in an archive, and what they are when unpacked. */
    record Place(long at, boolean deflated, long packed, long size) {}

    /** @throws ZipException if the archive has another form */
    static Map<String, Place> read(FileChannel file) throws IOException {
        var directory = new ZipDirectory(file);
        directory.read();
        return directory.places;
    }

    /** These bytes of the file, all of which are there. */
    static ByteBuffer part(FileChannel file, long at, long length) throws IOException {
        check(at >= 0);
        var part = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (part.hasRemaining()) {
            check(file.read(part, at + part.position()) > 0);
        }
        return part.flip();
    }

    private static void check(boolean isOfTheForm) throws ZipException {
        if (!isOfTheForm) {
            throw new ZipException("another form of archive");
        }
    }

    /**
     * What the end of the archive says of the directory.
     *
     * @param end where the directory has to end
     */
    private record Extent(long count, long length, long start, long end) {}

    private void read() throws IOException {
        var extent = extent();
        check(extent.start + extent.length == extent.end && extent.length <= MOST);
        var directory = part(file, extent.start, extent.length);
        while (directory.hasRemaining()) {
            add(directory, extent.start);
        }
        check(places.size() == extent.count && next == extent.start);
    }

    private Extent extent() throws IOException {
        long at = file.size() - END_LENGTH;
        var end = part(file, at, END_LENGTH);
        check(end.getInt(0) == END && end.getInt(4) == 0 && u16(end, 8) == u16(end, 10) && u16(end, 20) == 0);
        var narrow = new Extent(u16(end, 10), u32(end, 12), u32(end, 16), at);
        return isWide(at) ? wide(narrow) : narrow;
    }

    private boolean isWide(long end) throws IOException {
        return end >= WIDE_PLACE_LENGTH
                && part(file, end - WIDE_PLACE_LENGTH, WIDE_PLACE_LENGTH).getInt(0) == WIDE_PLACE;
    }

    private Extent wide(Extent narrow) throws IOException {
        long at = narrow.end - WIDE_PLACE_LENGTH - WIDE_END_LENGTH;
        var end = part(file, at, WIDE_END_LENGTH + WIDE_PLACE_LENGTH);
        check(end.getInt(56) == WIDE_PLACE && end.getInt(60) == 0 && u64(end, 64) == at && end.getInt(72) == 1);
        check(end.getInt(0) == WIDE_END && u64(end, 4) == WIDE_END_LENGTH - 12);
        check(end.getLong(16) == 0 && end.getLong(24) == end.getLong(32));
        var wide = new Extent(u64(end, 32), u64(end, 40), u64(end, 48), at);
        check(narrow.count == wide.count || narrow.count == ELSEWHERE_16);
        check(narrow.length == wide.length || narrow.length == ELSEWHERE);
        check(narrow.start == wide.start || narrow.start == ELSEWHERE);
        return wide;
    }

    /** The next file of the directory, which stands in the archive right behind the one before. */
    private void add(ByteBuffer directory, long limit) throws IOException {
        check(directory.remaining() >= CENTRAL_LENGTH && directory.getInt(directory.position()) == CENTRAL);
        var header = take(directory, CENTRAL_LENGTH);
        check(u16(header, 32) == 0 && u16(header, 34) == 0);
        var central = Header.read(header, 8, directory, u32(header, 42));
        check(central.isPlain() && central.offset() == next);

        var local = part(file, next, LOCAL_LENGTH);
        check(local.getInt(0) == LOCAL);
        long names = next + LOCAL_LENGTH;
        var rest = part(file, names, u16(local, 26) + u16(local, 28));
        check(central.fits(Header.read(local, 6, rest.duplicate().order(ByteOrder.LITTLE_ENDIAN))));

        long content = names + rest.limit();
        long end = content + central.packed();
        check(end <= limit);
        next = end + (central.isDescribed() ? descriptor(end, limit, central) : 0);
        var place = new Place(content, central.method == DEFLATED, central.packed(), central.size());
        check(places.put(central.name, place) == null);
    }

    /** The length of the descriptor at that place. */
    private int descriptor(long at, long limit, Header central) throws IOException {
        var descriptor = part(file, at, Math.min(WIDE_DESCRIPTOR_LENGTH, limit - at));
        check(descriptor.limit() >= DESCRIPTOR_LENGTH && descriptor.getInt(0) == DESCRIPTOR);
        check(descriptor.getInt(4) == central.crc);
        if (descriptor.limit() == WIDE_DESCRIPTOR_LENGTH
                && descriptor.getLong(8) == central.packed()
                && descriptor.getLong(16) == central.size()) {
            return WIDE_DESCRIPTOR_LENGTH;
        }
        check(u32(descriptor, 8) == central.packed() && u32(descriptor, 12) == central.size());
        return DESCRIPTOR_LENGTH;
    }

    private static ByteBuffer take(ByteBuffer from, int length) throws ZipException {
        check(length <= from.remaining());
        var taken = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + length);
        return taken;
    }

    private static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private static long u64(ByteBuffer bytes, int at) throws ZipException {
        check(bytes.getLong(at) >>> MOST_BITS == 0);
        return bytes.getLong(at);
    }

    /**
     * What a local header and the directory both say of a file.
     *
     * @param numbers size, packed size and, in the directory, where the local header is
     */
    private record Header(int flags, int method, int crc, String name, List<Long> numbers) {
        /**
         * @param at where in {@code fixed} the flags are: from there on both kinds are alike
         * @param rest begins with the name and the fields after it
         */
        static Header read(ByteBuffer fixed, int at, ByteBuffer rest, Long... more) throws ZipException {
            var name = StandardCharsets.ISO_8859_1.decode(take(rest, u16(fixed, at + 20)));
            var fields = fields(take(rest, u16(fixed, at + 22)));
            var narrow = Stream.concat(Stream.of(u32(fixed, at + 16), u32(fixed, at + 12)), Stream.of(more));
            return new Header(
                    u16(fixed, at),
                    u16(fixed, at + 2),
                    fixed.getInt(at + 8),
                    name.toString(),
                    numbers(narrow.toList(), fields.get(WIDE_FIELD)));
        }

        private static Map<Integer, ByteBuffer> fields(ByteBuffer extra) throws ZipException {
            var fields = new HashMap<Integer, ByteBuffer>();
            while (extra.hasRemaining()) {
                var head = take(extra, 4);
                check(fields.put(u16(head, 0), take(extra, u16(head, 2))) == null);
            }
            check(!fields.containsKey(OTHER_NAME));
            return fields;
        }

        /** The field for 64 bits has what doesn't fit, and nothing else. */
        private static List<Long> numbers(List<Long> narrow, @Nullable ByteBuffer wide) throws ZipException {
            var numbers = new ArrayList<Long>();
            int at = 0;
            for (long number : narrow) {
                if (number == ELSEWHERE) {
                    check(wide != null && wide.limit() >= at + 8);
                    numbers.add(u64(wide, at));
                    at += 8;
                } else {
                    numbers.add(number);
                }
            }
            check(wide == null || at > 0 && wide.limit() == at);
            return numbers;
        }

        long size() {
            return numbers.get(0);
        }

        long packed() {
            return numbers.get(1);
        }

        long offset() {
            return numbers.get(2);
        }

        boolean isDescribed() {
            return (flags & DESCRIBED) != 0;
        }

        boolean isPlain() {
            return (flags & ~KNOWN_FLAGS) == 0
                    && (method == DEFLATED || method == STORED && packed() == size())
                    && isPath(name);
        }

        /** A path that no program takes for another. */
        private static boolean isPath(String name) {
            var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
            return name.chars().allMatch(letter -> letter >= ' ' && letter != '\\')
                    && Stream.of(path.split("/", -1)).noneMatch(part -> part.matches("\\.{0,2}"));
        }

        /** Zeros stand for what was written behind the file, in its descriptor. */
        boolean fits(Header local) {
            return flags == local.flags
                    && method == local.method
                    && name.equals(local.name)
                    && fits(crc, local.crc)
                    && fits(size(), local.size())
                    && fits(packed(), local.packed());
        }

        private boolean fits(long number, long local) {
            return number == local || isDescribed() && local == 0;
        }
    }
}
