package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dauys.fuzz.Decoder;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** The files that observers and witnesses keep and pass on. */
public final class VerifierDecoders {
    private static final NoteSigner OBSERVER =
            NoteSigner.of("almaty.example", Seeded.bytes("fuzzed observer"), NoteKey.Use.OBSERVER);
    private static final String HASHES = "tile/0/000.p/50";
    private static final int MOST = 8000;
    private static final Range RANGE = new Range(10, 40);

    private final Path folder;
    private final List<byte[]> keys;
    private final List<byte[]> partials;

    private VerifierDecoders(Path folder) {
        this.folder = folder;
        this.keys = keys();
        this.partials = partials();
    }

    public static Stream<Decoder> all(Path folder) {
        return new VerifierDecoders(folder).all();
    }

    private Stream<Decoder> all() {
        var words =
                partials.stream().map(file -> Arrays.copyOf(file, text(file))).toList();
        return Stream.of(
                Decoder.of("key file", keys, this::key).costing(2),
                Decoder.of(
                        "words of a partial verdict",
                        words,
                        in -> PartialVerdict.parse(in).map(PartialVerdict::text)),
                Decoder.of("partial verdict", partials, this::partial).costing(4),
                Decoder.of("what a partial verdict refuses", List.of(refused()), VerifierDecoders::refused),
                Decoder.of("archive", archives(), this::archive).costing(4),
                new Decoder("crafted archive", 4, VerifierDecoders::crafted, this::archive),
                Decoder.ofText("fingerprint for the verifier", fingerprints(), VerifierDecoders::fingerprint),
                Decoder.ofText(
                        "address of a record",
                        List.of("https://dauys.example/e/chair/log", "http://127.0.0.1:8090/record.zip"),
                        VerifierDecoders::address));
    }

    private byte[] made(String name, NoteKey.Use use) {
        var file = folder.resolve(name + "-" + use);
        try {
            Files.deleteIfExists(file);
            KeyFile.make(file, name, use);
            return Files.readAllBytes(file);
        } catch (IOException | Unreadable full) {
            throw new IllegalStateException(full);
        }
    }

    private List<byte[]> keys() {
        return Stream.of(NoteKey.Use.values())
                .map(use -> made("a.example", use))
                .toList();
    }

    /** Nobody finds another secret that fits the key's id; the last line feed may be missing. */
    private Optional<byte[]> key(byte[] in) throws IOException {
        var file = written("key", in);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        boolean taken = Stream.of(NoteKey.Use.values()).anyMatch(use -> isKey(file, use));
        var whole = in.length > 0 && in[in.length - 1] == '\n' ? in : Bytes.concat(in, Bytes.ascii("\n"));
        assertTrue(!taken || keys.stream().anyMatch(key -> Arrays.equals(key, whole)));
        return taken ? Optional.of(in) : Optional.empty();
    }

    private static boolean isKey(Path file, NoteKey.Use use) {
        try {
            return KeyFile.read(file, use).key().use() == use;
        } catch (Unreadable refused) {
            return false;
        }
    }

    private Path written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve("fuzzed " + name), bytes);
    }

    private List<byte[]> partials() {
        return Stream.of("ok-single-choice", "ok-k-of-n-blank")
                .map(this::partial)
                .toList();
    }

    private byte[] partial(String name) {
        try {
            var record = TiledRecord.open(new DirectorySource(ExamplesTest.DIRECTORY.resolve(name)));
            var opening = RangeCheck.Opening.of(record).orElseThrow();
            var file = folder.resolve(name);
            RangeCheck.write(record, opening, new Range(opening.next(), record.size()), OBSERVER, file, done -> {});
            return Files.readAllBytes(file);
        } catch (IOException | Unreadable broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Where the text ends. */
    private static int text(byte[] file) {
        int at = 1;
        while (file[at] != '\n' || file[at - 1] != '\n') {
            at++;
        }
        return at;
    }

    /** What is signed, and has the section that was signed, is one that was made. */
    private Optional<byte[]> partial(byte[] in) throws IOException {
        try {
            var file = PartialFile.open(written("partial", in));
            file.check();
            file.refused();
            boolean made = partials.stream().anyMatch(each -> Arrays.equals(each, in));
            assertEquals(made, file.isSignedBy(OBSERVER.key()));
            return Optional.of(in);
        } catch (Unreadable refused) {
            return Optional.empty();
        }
    }

    private static byte[] refused() {
        var refused = new Refused(RANGE);
        refused.add(11, Rule.B_6_1);
        refused.add(12, Rule.B_6_7);
        refused.add(39, Rule.B_6_6);
        return refused.encode();
    }

    /** A section has whole entries: its length says so. */
    private static Optional<byte[]> refused(byte[] in) {
        var whole = Arrays.copyOf(in, in.length - in.length % PartialVerdict.Section.REFUSED);
        return Refused.decode(ByteBuffer.wrap(whole), RANGE)
                .map(refused -> Bytes.concat(refused.encode(), Arrays.copyOfRange(in, whole.length, in.length)));
    }

    private static List<byte[]> archives() {
        var files = Stream.of("checkpoint", HASHES).toList();
        var crafted = new CraftedZip();
        var wide = new CraftedZip();
        wide.wideEnd = true;
        for (var file : files) {
            crafted.stored(file, example(file)).described(4);
            wide.deflated(file, example(file)).described(8);
            wide.files.forEach(each -> each.both().forEach(header -> header.wide = true));
        }
        var written = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(written)) {
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(example(file));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return List.of(written.toByteArray(), crafted.bytes(), wide.bytes());
    }

    private static byte[] crafted(SplittableRandom random) {
        var other = Map.of("checkpoint", Bytes.ascii("other"), HASHES, new byte[32]);
        return Archives.of(random, Map.of("checkpoint", example("checkpoint"), HASHES, example(HASHES)), other);
    }

    private static byte[] example(String file) {
        try {
            return Files.readAllBytes(
                    ExamplesTest.DIRECTORY.resolve("ok-single-choice").resolve(file));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** What is taken others read too, by the directory or from the beginning, and if they do they read the same. */
    private Optional<byte[]> archive(byte[] in) throws IOException {
        var file = written("archive", in);
        try (var archive = RecordSource.open(file.toString())) {
            var read = new HashMap<String, byte[]>();
            for (var path : List.of("checkpoint", HASHES)) {
                archive.read(path, MOST).ifPresent(bytes -> read.put(path, bytes));
            }
            read.values().forEach(bytes -> assertTrue(bytes.length <= MOST));
            OtherReaders.agree(file, read);
            return Optional.of(in);
        } catch (Unreadable refused) {
            return Optional.empty();
        }
    }

    /** What is said of the checkpoint in an archive, as the browser's twin says it. */
    public static String checkpointIn(byte[] in, Path folder) {
        try {
            var file = Files.write(folder.resolve("archive of twins"), in);
            try (var archive = RecordSource.open(file.toString())) {
                return archive.read("checkpoint", MOST)
                        .map(bytes -> "+" + HexFormat.of().formatHex(bytes))
                        .orElse("-none");
            }
        } catch (Unreadable refused) {
            return refused.why() == Unreadable.Why.MALFORMED ? "-L-7.1" : "-L-7.2";
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static List<String> fingerprints() {
        return List.of(Fingerprint.of(Hash.sha256()).toString());
    }

    private static Optional<String> fingerprint(String in) {
        try {
            assertEquals(29, Main.fingerprint(in).toString().length());
            return Optional.of(in);
        } catch (Unreadable refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(String in) {
        try {
            return Optional.of(RecordSource.address(in).toString());
        } catch (Unreadable refused) {
            return Optional.empty();
        }
    }
}
