package org.dauys.protocol.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;

/** L-6: names and contents of the files in which a log is published (C2SP tlog-tiles). */
public final class Tiles {
    /** Hashes or entries of a full tile. */
    public static final int WIDTH = 256;

    /** Most bytes of an entry. */
    public static final int MAX_ENTRY = 65_535;

    private static final int HEIGHT = 8;
    private static final Pattern PATH = Pattern.compile(
            "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private Tiles() {}

    /** What a tile is called: {@code level} of hashes, or {@link Name#ENTRIES}; {@code width} 1..256. */
    public record Name(int level, long index, int width) {
        /** In place of a level: the entries themselves. */
        public static final int ENTRIES = -1;

        public Name {
            if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > WIDTH) {
                throw new IllegalArgumentException("no tile");
            }
        }

        /** {@code tile/0/x001/234.p/5}. */
        public String path() {
            var groups = new StringBuilder("%03d".formatted(index % 1000));
            for (long rest = index / 1000; rest > 0; rest /= 1000) {
                groups.insert(0, "x%03d/".formatted(rest % 1000));
            }
            return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + groups
                    + (width < WIDTH ? ".p/" + width : "");
        }

        /** The tile of this path; empty for every other spelling. */
        public static Optional<Name> parse(String path) {
            var match = PATH.matcher(path);
            if (!match.matches()) {
                return Optional.empty();
            }
            int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
            long index = Long.parseLong(match.group(2).replaceAll("[x/]", ""));
            int width = match.group(3) == null ? WIDTH : Integer.parseInt(match.group(3));
            return width > WIDTH
                    ? Optional.empty()
                    : Optional.of(new Name(level, index, width))
                            .filter(name -> name.path().equals(path));
        }
    }

    /** How many tiles of this level ({@link Name#ENTRIES}, 0, 1, …) a tree of {@code size} leaves has. */
    public static long count(int level, long size) {
        return (items(level, size) + WIDTH - 1) / WIDTH;
    }

    /** The tile with that index, below {@link #count}. */
    public static Name name(int level, long index, long size) {
        return new Name(level, index, (int) Math.min(WIDTH, items(level, size) - index * WIDTH));
    }

    private static long items(int level, long size) {
        return level == Name.ENTRIES ? size : size >> (HEIGHT * level);
    }

    /** The tiles of this level, in order. One after another: {@code size} may be anybody's word. */
    public static Iterable<Name> of(int level, long size) {
        return () -> LongStream.range(0, count(level, size))
                .mapToObj(index -> name(level, index, size))
                .iterator();
    }

    /** A tile of hashes: {@code tile.width} subtree roots one after another. */
    public static byte[] hashes(HashSource source, Name tile) {
        var bytes = new ByteArrayOutputStream(tile.width * Hash.LENGTH);
        for (int i = 0; i < tile.width; i++) {
            bytes.writeBytes(
                    source.hash(HEIGHT * tile.level, tile.index * WIDTH + i).encode());
        }
        return bytes.toByteArray();
    }

    /** A tile of entries: each as {@code u16 length ‖ bytes}. */
    public static byte[] bundle(List<byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            bytes.writeBytes(Bytes.u16(entry.length));
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    /** The {@code width} entries of a {@link #bundle}; empty unless it holds exactly so many. */
    public static Optional<List<byte[]>> entries(byte[] bundle, int width) {
        var entries = cut(bundle, width);
        int length = entries.stream().mapToInt(entry -> 2 + entry.length).sum();
        return entries.size() == width && length == bundle.length ? Optional.of(entries) : Optional.empty();
    }

    /** The entries at the beginning of a bundle, at most {@code width}: as many as can be cut. */
    public static List<byte[]> cut(byte[] bundle, int width) {
        var entries = new ArrayList<byte[]>();
        int position = 0;
        while (position + 2 <= bundle.length && entries.size() < width) {
            int start = position + 2;
            int end = start + ((bundle[position] & 0xff) << 8 | bundle[position + 1] & 0xff);
            if (end > bundle.length) {
                break;
            }
            entries.add(Arrays.copyOfRange(bundle, start, end));
            position = end;
        }
        return List.copyOf(entries);
    }
}
