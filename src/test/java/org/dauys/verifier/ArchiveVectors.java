package org.dauys.verifier;

import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.text;
import static org.dauys.verifier.CraftedZip.field;
import static org.dauys.verifier.CraftedZip.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;
import org.dauys.protocol.vectors.VectorFiles;
import org.dauys.verifier.CraftedZip.Packed;
import org.dauys.verifier.Unreadable.Why;

/** Vectors of archives (spec: L-7.1, L-7.2), of two small files. */
public final class ArchiveVectors implements VectorFile {
    private static final String PATH = "checkpoint";
    private static final byte[] HEAD = Bytes.ascii("head head head head\n");
    private static final byte[] HASH = Bytes.ascii("hash");
    private static final int MOST = 100;

    private final Path directory;
    private final List<Vector> vectors = new ArrayList<>();

    /** @param directory for the archives that are read */
    public ArchiveVectors(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public String about() {
        return "L-7.1, L-7.2: which ZIP archives are taken, and what is read from them";
    }

    @Override
    public Set<String> steps() {
        return Set.of("L-7.1", "L-7.2");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        lawful();
        others();
        ends();
        directories();
        headers();
        names();
        wide();
        contents();
        return List.copyOf(vectors);
    }

    /** A deflated file and a stored one. */
    private static CraftedZip zip() {
        var zip = new CraftedZip();
        zip.deflated(PATH, HEAD);
        zip.stored("tile/0/000", HASH);
        return zip;
    }

    private static Vector vector(String name, byte[] archive) {
        return Vector.of(name, "read-archive")
                .with("archive", hex(archive))
                .with("path", PATH)
                .with("most", MOST);
    }

    private void ok(String name, Consumer<CraftedZip> change) {
        var zip = zip();
        change.accept(zip);
        vectors.add(vector(name, zip.bytes()).ok().with("file", hex(HEAD)));
    }

    private void none(String name, Consumer<CraftedZip> change) {
        fails("L-7.1", name, change);
    }

    private void unreadable(String name, Consumer<CraftedZip> change) {
        fails("L-7.2", name, change);
    }

    private void fails(String step, String name, Consumer<CraftedZip> change) {
        var zip = zip();
        change.accept(zip);
        vectors.add(vector(name, zip.bytes()).fails(step));
    }

    private static Packed first(CraftedZip zip) {
        return zip.files.get(0);
    }

    /** Archives of the same file, as others have written them. */
    private void others() {
        for (var name : List.of("zip", "zip-pipe", "zip-64", "jar", "python", "python-pipe", "python-64")) {
            try {
                var archive = Files.readAllBytes(Path.of("src", "test", "resources", "archives", name + ".zip"));
                vectors.add(vector("made by others: " + name, archive).ok().with("file", hex(HEAD)));
            } catch (IOException absent) {
                throw new UncheckedIOException(absent);
            }
        }
    }

    private void lawful() {
        ok("a file that is deflated", zip -> {});
        ok("a file that is compressed", zip -> packed(first(zip), HexFormat.of().parseHex("cb484d4c51c84021b800")));
        ok("a file that is stored", zip -> {
            zip.files.clear();
            zip.stored(PATH, HEAD);
        });
        ok("sizes behind the file", zip -> first(zip).described(4));
        ok("sizes of 64 bits behind the file", zip -> zip.files.forEach(file -> file.described(8)));
        ok("the size before the file and the rest behind it", zip -> {
            first(zip).described(4);
            first(zip).local.size = HEAD.length;
        });
        ok("all of the sizes before the file and behind it", zip -> {
            first(zip).described(4);
            first(zip).local.crc = first(zip).central.crc;
            first(zip).local.size = HEAD.length;
            first(zip).local.packed = first(zip).central.packed;
        });
        ok("sizes behind the last file", zip -> zip.files.get(1).described(4));
        ok("fields of others, unlike in both headers", zip -> {
            first(zip).local.fields = Bytes.concat(field(0x5455, new byte[9]), field(0x7875, new byte[11]));
            first(zip).central.fields = field(0x5455, new byte[5]);
        });
        ok(
                "flags of how hard it was packed and how it is named",
                zip -> first(zip).both().forEach(header -> header.flags = 0x806));
        ok("directories, and files that no record has", zip -> {
            zip.stored("tile/", new byte[0]);
            zip.deflated("META-INF/", new byte[0]);
            zip.stored("оқы мені.txt", HASH);
            zip.stored("..a/.b", HASH);
        });
        ok("a file that is the same twice, under two names", zip -> zip.deflated("CHECKPOINT", HEAD));
        ok("an empty file", zip -> zip.stored("empty", new byte[0]).described(8));
        vectors.add(vector("an archive without files", new CraftedZip().bytes()).ok());
        var directory = new CraftedZip();
        directory.stored(PATH + "/", new byte[0]);
        vectors.add(vector("a directory of that name", directory.bytes()).ok());
    }

    private void ends() {
        none("a byte before the first file", zip -> zip.before = new byte[1]);
        none("a byte before the first file, of which the end doesn't know", zip -> {
            zip.before = new byte[1];
            zip.earlier = 1;
            zip.files.forEach(file -> file.central.later = -1);
        });
        none("another archive before this", zip -> zip.before = zip().bytes());
        none("another archive behind this", zip -> zip.behind = zip().bytes());
        none("a byte behind the end", zip -> zip.behind = new byte[1]);
        none("a comment", zip -> zip.comment = new byte[1]);
        none("a comment that is an end", zip -> zip.comment = new CraftedZip().bytes());
        none("a byte behind the directory", zip -> zip.behindDirectory = new byte[1]);
        none("a byte before the directory", zip -> zip.behindFiles = new byte[1]);
        none("an end for another number of a disk", zip -> zip.disks = 1);
        none("an end for a directory on another disk", zip -> zip.disks = 0x10000);
        vectors.add(vector("the end cut short", Arrays.copyOf(zip().bytes(), zip().bytes().length - 1))
                .fails("L-7.1"));
        var bytes = zip().bytes();
        patched("no end", bytes, bytes.length - 22);
        patched("an end that says of a comment", bytes, bytes.length - 2);
        patched("no directory", bytes, bytes.length - 22 - 46 - 46 - PATH.length() - "tile/0/000".length());
        patched("no file", bytes, 0);
        patched("no second file", bytes, (int) second(zip()));
        vectors.add(vector("nothing", new byte[0]).fails("L-7.1"));
    }

    private void patched(String name, byte[] archive, int at) {
        var changed = archive.clone();
        changed[at]++;
        vectors.add(vector(name, changed).fails("L-7.1"));
    }

    private void directories() {
        none("fewer files than there are", zip -> {
            zip.fewer = 1;
            zip.fewerHere = 1;
        });
        none("more files than there are", zip -> {
            zip.fewer = -1;
            zip.fewerHere = -1;
        });
        none("fewer files on this disk", zip -> zip.fewerHere = 1);
        none("a shorter directory", zip -> zip.shorter = 1);
        none("an earlier directory", zip -> zip.earlier = 1);
        none("a file twice", zip -> zip.deflated(PATH, HASH));
        none("a file twice, and the count of one", zip -> {
            zip.deflated(PATH, HASH);
            zip.fewer = 1;
            zip.fewerHere = 1;
        });
        none("a comment on a file", zip -> first(zip).central.comment = new byte[1]);
        none("a file whose comment is the next file of the directory", zip -> {
            first(zip).central.longerComment = 46 + zip.files.get(1).central.name.length;
        });
        none("a file on another disk", zip -> first(zip).central.disk = 1);
        none("a file elsewhere than the directory says", zip -> zip.files.get(1).central.later = -1);
        none("a file under two names", zip -> {
            var tile = zip.files.get(1);
            tile.central.later = -second(zip);
            tile.both().forEach(header -> header.name = Bytes.ascii("CHECKPOINT"));
        });
        none("files in another order than the directory's", zip -> {
            var tile = zip.files.get(1);
            var head = first(zip).central;
            first(zip).central = tile.central;
            first(zip).central.later = second(zip);
            tile.central = head;
            tile.central.later = -second(zip);
        });
        none("a byte between two files", zip -> zip.files.get(1).gap = new byte[1]);
        none("a file of which the directory knows nothing", zip -> {
            var hidden = new CraftedZip();
            hidden.stored("hidden", HASH);
            zip.behindFiles = Arrays.copyOf(hidden.bytes(), 30 + 6 + HASH.length);
        });
    }

    /** Where the second file begins. */
    private static long second(CraftedZip zip) {
        return 30 + PATH.length() + first(zip).bytes.length;
    }

    private void headers() {
        none("another name before the file", zip -> first(zip).local.name = Bytes.ascii("checkpoinT"));
        none("a longer name before the file", zip -> first(zip).local.name = Bytes.ascii("checkpoint2"));
        none("another method before the file", zip -> first(zip).local.method = 0);
        none("other flags before the file", zip -> first(zip).local.flags = 2);
        none("another sum before the file", zip -> first(zip).local.crc++);
        none("another size before the file", zip -> first(zip).local.size++);
        none("another packed size before the file", zip -> first(zip).local.packed++);
        none("no size before the file, and none behind it", zip -> first(zip).local.size = 0);
        none(
                "a packed size that reaches into the next file",
                zip -> first(zip).both().forEach(header -> header.packed++));
        none(
                "a packed size that reaches into the directory",
                zip -> zip.files.get(1).both().forEach(header -> header.packed = header.size = 5));
        none("a packed size that reaches into the directory, and a descriptor", zip -> {
            zip.files.get(1).described(4);
            zip.files.get(1).central.packed = zip.files.get(1).central.size = 100;
        });
        none("a packed size that ends before the file", zip -> first(zip).both().forEach(header -> header.packed--));
        none(
                "stored in another size than packed",
                zip -> zip.files.get(1).both().forEach(header -> header.size++));
        for (int flag : List.of(0, 4, 5, 6, 7, 9, 10, 12, 13, 14, 15)) {
            none("flag " + flag, zip -> first(zip).both().forEach(header -> header.flags |= 1L << flag));
        }
        none("method 12", zip -> first(zip).both().forEach(header -> header.method = 12));
        none(
                "method 9 of a file that isn't asked for",
                zip -> zip.files.get(1).both().forEach(header -> header.method = 9));
        none("a descriptor that no flag names", zip -> {
            first(zip).described(4);
            first(zip).both().forEach(header -> header.flags = 0);
        });
        none(
                "a flag without a descriptor",
                zip -> first(zip).both().forEach(header -> header.flags = CraftedZip.DESCRIBED));
        none(
                "a flag without a descriptor, of the last file",
                zip -> zip.files.get(1).both().forEach(header -> header.flags = CraftedZip.DESCRIBED));
        none("a descriptor without its signature", zip -> {
            first(zip).described(4);
            first(zip).descriptor = Arrays.copyOfRange(first(zip).descriptor, 4, 16);
        });
        for (int at : List.of(0, 4, 8, 12)) {
            none("a descriptor with another byte " + at, zip -> {
                first(zip).described(4);
                first(zip).descriptor[at]++;
            });
        }
        for (int at : List.of(4, 8, 12, 16, 23)) {
            none("a descriptor of 64 bits with another byte " + at, zip -> {
                first(zip).described(8);
                first(zip).descriptor[at]++;
            });
        }
        none("other sizes before the file than in its descriptor", zip -> {
            first(zip).described(4);
            first(zip).local.size = 1;
        });
        none("a field that is cut", zip -> first(zip).central.fields = new byte[] {1, 2, 3});
        none("a field that is cut, before the file", zip -> first(zip).local.fields = new byte[] {1, 2, 3, 0});
        none("a field twice", zip -> first(zip).central.fields = Bytes.concat(field(9, HASH), field(9, HASH)));
        none("a field with another name", zip -> first(zip).central.fields = field(0x7075, Bytes.ascii("12345other")));
        none(
                "a field with another name, before the file",
                zip -> first(zip).local.fields = field(0x7075, Bytes.ascii("12345other")));
    }

    private void names() {
        for (var name : List.of(
                "", "/", "/a", "a//b", "a//", ".", "..", "./a", "../a", "a/./b", "a/..", "a/../", "a\\b", "a\nb",
                "a\0")) {
            none(
                    "the name \"%s\"".formatted(name.replace("\n", "\\n").replace("\0", "\\0")),
                    zip -> zip.stored(name, HASH));
        }
    }

    private void wide() {
        ok("an end for 64 bits beside the other", zip -> zip.wideEnd = true);
        ok("an end for 64 bits in place of the other", zip -> {
            zip.wideEnd = true;
            zip.saturated = true;
        });
        ok("sizes and place in 64 bits", zip -> first(zip).central.wide = true);
        ok("sizes in 64 bits before the file", zip -> first(zip).local.wide = true);
        ok("all in 64 bits", zip -> {
            zip.wideEnd = true;
            zip.files.forEach(file -> file.described(8));
            zip.files.forEach(file -> file.both().forEach(header -> header.wide = true));
        });
        var wide = zip();
        wide.wideEnd = true;
        var bytes = wide.bytes();
        for (int at : List.of(0, 16, 20, 24, 32, 40, 48, 56, 60, 64, 72)) {
            patched("an end for 64 bits with another byte " + at, bytes, bytes.length - 22 - 76 + at);
        }
        none("an end that points to one for 64 bits, where there is none", zip -> zip.saturated = true);
        none("an end for 64 bits of another length", zip -> {
            zip.wideEnd = true;
            zip.wideLength = 45;
        });
        none("an end for 64 bits on two disks", zip -> {
            zip.wideEnd = true;
            zip.wideDisks = 2;
        });
        none("an end for 64 bits with another count", zip -> {
            zip.wideEnd = true;
            zip.saturated = true;
            zip.wideLess = 1;
        });
        none("two ends that differ in the count", zip -> {
            zip.wideEnd = true;
            zip.fewer = 1;
            zip.fewerHere = 1;
        });
        none("two ends that differ in the length", zip -> {
            zip.wideEnd = true;
            zip.shorter = 1;
        });
        none("two ends that differ in the place", zip -> {
            zip.wideEnd = true;
            zip.earlier = 1;
        });
        none("a byte behind the directory, before the end for 64 bits", zip -> {
            zip.wideEnd = true;
            zip.behindDirectory = new byte[1];
        });
        none(
                "a field of 64 bits that nothing asks for",
                zip -> first(zip).central.fields = field(1, number(HEAD.length, 8)));
        none("an empty field of 64 bits", zip -> first(zip).central.fields = field(1, new byte[0]));
        none("no field of 64 bits, where one is asked for", zip -> first(zip).central.size = 0xffffffffL);
        none("a field of 64 bits that is too short", zip -> {
            first(zip).central.size = 0xffffffffL;
            first(zip).central.fields = field(1, number(HEAD.length, 4));
        });
        none("a field of 64 bits that is too long", zip -> {
            first(zip).central.size = 0xffffffffL;
            first(zip).central.fields = field(1, number(HEAD.length, 16));
        });
        none("a size of more than 53 bits", zip -> {
            first(zip).both().forEach(header -> header.size = 0xffffffffL);
            first(zip).both().forEach(header -> header.fields = field(1, number(1L << 53, 8)));
        });
    }

    private void contents() {
        unreadable("a file that is larger than was asked for", zip -> {
            zip.files.clear();
            zip.deflated(PATH, new byte[MOST + 1]);
        });
        unreadable("a stored file that is larger than was asked for", zip -> {
            zip.files.clear();
            zip.stored(PATH, new byte[MOST + 1]);
        });
        unreadable("a file that unpacks to more", zip -> first(zip).both().forEach(header -> header.size--));
        unreadable("a file that unpacks to less", zip -> first(zip).both().forEach(header -> header.size++));
        unreadable("a file that unpacks to much more", zip -> {
            zip.files.clear();
            zip.deflated(PATH, new byte[2 * MOST]).both().forEach(header -> header.size = MOST);
        });
        unreadable(
                "a byte behind what is packed", zip -> packed(first(zip), Bytes.concat(first(zip).bytes, new byte[1])));
        unreadable(
                "a packed file that is cut",
                zip -> packed(first(zip), Arrays.copyOf(first(zip).bytes, first(zip).bytes.length - 1)));
        unreadable("a packed file of no bytes", zip -> packed(first(zip), new byte[0]));
        unreadable("what was never packed", zip -> packed(first(zip), Bytes.ascii("no deflate")));
    }

    private static void packed(Packed file, byte[] bytes) {
        file.bytes = bytes;
        file.both().forEach(header -> header.packed = bytes.length);
    }

    @Override
    public String run(JsonNode vector) {
        try {
            var file = Files.write(directory.resolve("archive.zip"), VectorFiles.bytes(vector, "archive"));
            return run(vector, RecordSource.open(file.toString()));
        } catch (Unreadable refused) {
            return refused.why() == Why.MALFORMED ? "L-7.1" : "L-7.2";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String run(JsonNode vector, RecordSource archive) throws Unreadable {
        try (archive) {
            var read = archive.read(text(vector, "path"), vector.get("most").asInt());
            var found = archive.read(text(vector, "path"), vector.get("most").asInt());
            return found.isEmpty() && !vector.has("file")
                    ? "ok"
                    : VectorFiles.same(
                            vector, "file", found.map(VectorFiles::hex).orElse("none"));
        }
    }
}
