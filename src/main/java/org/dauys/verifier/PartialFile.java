package org.dauys.verifier;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * A partial verdict in its file: words, signature, section (spec: 15). Open only while it is read: there may be more of them than a
 * process may hold open.
 */
final class PartialFile {
    private static final int MAX_LINE = 1000;

    /** Most bytes of what is refused: of thirteen million ballots. */
    private static final int MAX_REST = 1 << 26;

    private final Path path;
    private final PartialVerdict verdict;
    private final String text;
    private final String line;
    private final long start;
    private Optional<Checked> section = Optional.empty();

    private PartialFile(Path path, PartialVerdict verdict, String text, String line, long start) {
        this.path = path;
        this.verdict = verdict;
        this.text = text;
        this.line = line;
        this.start = start;
    }

    /**
     * What was read of the section when it was checked: whoever may write to the file can change it meanwhile.
     *
     * @param tags SHA-256 over them: there may be too many to keep
     */
    private record Checked(Refused refused, Hash tags) {}

    /** V-3.1: the words and the lengths. Whether to believe them is still open. */
    static PartialFile open(Path path) throws Unreadable {
        try (var file = FileChannel.open(path, READ)) {
            return parse(path, file).orElseThrow(() -> new Unreadable(Why.MALFORMED, path.toString()));
        } catch (NoSuchFileException absent) {
            throw new Unreadable(Why.MISSING, path.toString());
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, path.toString());
        }
    }

    private static Optional<PartialFile> parse(Path path, FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(PartialVerdict.MAX_LENGTH + MAX_LINE);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = file.read(bytes);
        }
        var start = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        int text = start.indexOf("\n\n") + 1;
        int line = start.indexOf('\n', text + 1) + 1;
        if (text == 0 || line == 0 || line - text > MAX_LINE) {
            return Optional.empty();
        }
        var signed = Arrays.copyOf(bytes.array(), text);
        var signature = new String(bytes.array(), text + 1, line - text - 1, StandardCharsets.UTF_8);
        long rest = file.size() - line;
        return PartialVerdict.parse(signed)
                .filter(verdict -> verdict.section().length() == rest)
                .map(verdict ->
                        new PartialFile(path, verdict, new String(signed, StandardCharsets.UTF_8), signature, line));
    }

    PartialVerdict verdict() {
        return verdict;
    }

    /** As the user named it. */
    String name() {
        return path.toString();
    }

    /** V-3.2. */
    boolean isSignedBy(NoteKey key) {
        return key.hasSigned(text, line);
    }

    /** V-3.1, V-3.4: is the section the one that was signed, and in order? */
    void check() throws Unreadable {
        if (section.isPresent()) {
            return;
        }
        try {
            section = Optional.of(read());
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, name());
        }
    }

    /** Does {@link #check} have nothing against it? */
    boolean isWhole() {
        try {
            check();
            return true;
        } catch (Unreadable broken) {
            return false;
        }
    }

    private Checked read() throws IOException, Unreadable {
        var whole = new SectionDigest();
        var ofTags = new SectionDigest();
        boolean ordered =
                isInOrder(SortedTags.of(this::bytes, start, verdict.section().tags(), bytes -> {
                    whole.update(bytes.duplicate());
                    ofTags.update(bytes);
                }));
        var rest = bytes(start + verdict.section().tags() * Section.TAG, restLength());
        whole.update(rest.duplicate());
        if (!whole.hash().equals(verdict.section().sha256())) {
            throw new Unreadable(Why.TAMPERED, name());
        }
        return Refused.decode(rest, verdict.range())
                .filter(refused -> ordered)
                .map(refused -> new Checked(refused, ofTags.hash()))
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, name()));
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        try (var file = FileChannel.open(path, READ)) {
            return SortedTags.read(file, position, count);
        } catch (IOException broken) {
            throw new IOException(new Unreadable(Why.BROKEN, name()));
        }
    }

    private int restLength() throws Unreadable {
        long length = verdict.section().refused() * Section.REFUSED;
        if (length > MAX_REST) {
            throw new Unreadable(Why.TOO_LARGE, name());
        }
        return (int) length;
    }

    private static boolean isInOrder(SortedTags tags) throws IOException {
        boolean ordered = true;
        for (long last = 0; tags.next(); last = tags.value()) {
            ordered &= tags.value() >= last;
        }
        return ordered;
    }

    /** Its tags, which can't be read to their end once they are no longer those that were checked. */
    SortedTags tags() {
        return SortedTags.of(
                this::bytes,
                start,
                verdict.section().tags(),
                new Again(name(), section.orElseThrow().tags(), new SectionDigest()));
    }

    /** What it refuses. */
    Refused refused() {
        return section.orElseThrow().refused();
    }

    /** Tags that are read a second time. */
    private record Again(String name, Hash checked, SectionDigest digest) implements SortedTags.Watch {
        @Override
        public void read(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public void ended() throws IOException {
            if (!digest.hash().equals(checked)) {
                throw new IOException(new Unreadable(Why.CHANGED, name));
            }
        }
    }

    /** What is to be written behind the signature. */
    interface Body {
        void write(Sink sink) throws IOException, Unreadable;
    }

    /** Takes bytes. */
    interface Sink {
        void write(ByteBuffer bytes) throws IOException;
    }

    /** Words that still lack their section's hash. */
    interface Words {
        PartialVerdict with(Hash section);
    }

    /** Writes a file of which, whatever happens meanwhile, either nothing is seen or all, and through no link. */
    static void write(Path path, Words words, Body body, NoteSigner signer) throws Unreadable {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            var digest = new SectionDigest();
            body.write(digest::update);
            var text = new String(words.with(digest.hash()).text(), StandardCharsets.UTF_8);
            Files.deleteIfExists(fresh); // of a program that was killed
            try (var channel = FileChannel.open(fresh, CREATE_NEW, WRITE)) {
                all(channel, StandardCharsets.UTF_8.encode(text + "\n" + signer.sign(text)));
                body.write(bytes -> all(channel, bytes));
                channel.force(true);
            }
            Files.move(fresh, path, ATOMIC_MOVE);
            Durable.flushNameOf(path);
        } catch (IOException full) {
            throw new Unreadable(Why.UNWRITABLE, path.toString());
        }
    }

    private static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
