package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.dauys.protocol.group.Bytes;

/** Archives of a record, as others write them, and as somebody does who wants two programs to read two records from one. */
final class Archives {
    private static final long[] INTERESTING = {0, 1, 8, 0xff, 0xffff, 0x7fffffffL, 0xffffffffL};

    private final SplittableRandom random;
    private final Map<String, byte[]> other;
    private final CraftedZip zip = new CraftedZip();

    private Archives(SplittableRandom random, Map<String, byte[]> other) {
        this.random = random;
        this.other = new TreeMap<>(other);
    }

    /** @param other what somebody may have hidden beside it */
    static byte[] of(SplittableRandom random, Map<String, byte[]> record, Map<String, byte[]> other) {
        var archives = new Archives(random, other);
        new TreeMap<>(record).forEach(archives::add);
        archives.zip.wideEnd = random.nextInt(4) == 0;
        archives.zip.saturated = archives.zip.wideEnd && random.nextBoolean();
        for (int left = random.nextInt(3); left > 0; left--) {
            archives.trick();
        }
        return archives.zip.bytes();
    }

    private CraftedZip.Packed add(String name, byte[] bytes) {
        var file = random.nextBoolean() ? zip.stored(name, bytes) : zip.deflated(name, bytes);
        switch (random.nextInt(5)) {
            case 0 -> file.described(4);
            case 1 -> file.described(8);
            case 2 -> file.both().forEach(header -> header.wide = true);
            default -> {}
        }
        return file;
    }

    private void trick() {
        var file = one(zip.files);
        switch (random.nextInt(15)) {
            case 0 -> twice();
            case 1 -> {
                twice();
                zip.fewer++;
                zip.fewerHere += random.nextInt(2);
            }
            case 2 -> zip.before = otherArchive();
            case 3 -> zip.behind = otherArchive();
            case 4 -> zip.comment = otherArchive();
            case 5 -> zip.behindFiles = few();
            case 6 -> zip.behindDirectory = few();
            case 7 -> file.gap = few();
            case 8 -> number(random.nextBoolean() ? file.local : file.central);
            case 9 -> sizes(file);
            case 10 -> name(file);
            case 11 -> field(random.nextBoolean() ? file.local : file.central);
            case 12 -> end();
            case 13 -> packed(file);
            default -> descriptor(file);
        }
    }

    private void twice() {
        var name = one(List.copyOf(other.keySet()));
        add(name, other.get(name));
    }

    private byte[] otherArchive() {
        var all = new CraftedZip();
        other.forEach(all::stored);
        return all.bytes();
    }

    private byte[] few() {
        return random.nextBoolean() ? new byte[random.nextInt(30)] : otherArchive();
    }

    private void number(CraftedZip.Header header) {
        switch (random.nextInt(8)) {
            case 0 -> header.flags ^= 1L << random.nextInt(16);
            case 1 -> header.method = random.nextInt(16);
            case 2 -> header.crc = other(header.crc);
            case 3 -> header.packed = other(header.packed);
            case 4 -> header.size = other(header.size);
            case 5 -> header.disk = random.nextInt(2);
            case 6 -> header.longerComment = random.nextInt(100);
            default -> header.later = random.nextInt(-70, 70);
        }
    }

    private long other(long number) {
        return random.nextBoolean() ? number + random.nextInt(-3, 4) : INTERESTING[random.nextInt(INTERESTING.length)];
    }

    /** Both headers say the same. */
    private void sizes(CraftedZip.Packed file) {
        long size = other(file.central.size);
        long packed = random.nextBoolean() ? size : other(file.central.packed);
        file.both().forEach(header -> header.size = size);
        file.both().forEach(header -> header.packed = packed);
    }

    private void name(CraftedZip.Packed file) {
        var name = new String(file.local.name, StandardCharsets.UTF_8);
        var changed = one(List.of(
                        "./" + name,
                        "/" + name,
                        name + "/",
                        name.replace('/', '\\'),
                        name.replace("/", "//"),
                        name.toUpperCase(Locale.ROOT),
                        name + "\0",
                        "",
                        one(List.copyOf(other.keySet()))))
                .getBytes(StandardCharsets.UTF_8);
        int which = random.nextInt(3);
        if (which != 0) {
            file.local.name = changed;
        }
        if (which != 1) {
            file.central.name = changed;
        }
    }

    private void field(CraftedZip.Header header) {
        long id = one(List.of(0x0001L, 0x5455L, 0x7075L, (long) random.nextInt(0x10000)));
        var field = CraftedZip.field(id, new byte[random.nextInt(30)]);
        header.fields = Bytes.concat(header.fields, Arrays.copyOf(field, field.length - random.nextInt(2)));
    }

    private void end() {
        switch (random.nextInt(6)) {
            case 0 -> zip.fewer += random.nextInt(-2, 3);
            case 1 -> zip.fewerHere += random.nextInt(-2, 3);
            case 2 -> zip.shorter = random.nextInt(-60, 60);
            case 3 -> zip.earlier = random.nextInt(-60, 60);
            case 4 -> zip.wideLess = random.nextInt(-2, 3);
            default -> zip.disks = random.nextInt(3);
        }
    }

    private void packed(CraftedZip.Packed file) {
        var bytes = file.bytes;
        file.bytes = random.nextBoolean()
                ? Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 4))
                : Arrays.copyOf(bytes, Math.max(0, bytes.length - random.nextInt(1, 4)));
        if (random.nextInt(3) > 0) {
            file.central.packed = file.bytes.length;
            file.local.packed = file.local.packed == 0 ? 0 : file.bytes.length;
        }
    }

    private void descriptor(CraftedZip.Packed file) {
        file.described(random.nextBoolean() ? 4 : 8);
        int at = random.nextInt(file.descriptor.length);
        switch (random.nextInt(4)) {
            case 0 -> file.descriptor[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file.descriptor = Arrays.copyOf(file.descriptor, at);
            case 2 -> file.descriptor = Arrays.copyOfRange(file.descriptor, 4, file.descriptor.length);
            default -> file.both().forEach(header -> header.flags = 0);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
