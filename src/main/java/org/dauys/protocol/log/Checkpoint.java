package org.dauys.protocol.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;

/**
 * A tree's head with the signatures on it (C2SP tlog-checkpoint; spec: L-4). Reading one says nothing about who signed:
 * ask {@link #isSignedBy} and {@link #cosignedAt}.
 */
public final class Checkpoint {
    /** Most bytes of a checkpoint with its signatures. */
    public static final int MAX_LENGTH = 8000;

    private static final int MAX_SIGNATURES = 32;
    private static final int TIME = 8;
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final long MAX_SIZE = 1L << 53;

    private final String origin;
    private final long size;
    private final Hash root;
    private final List<Line> lines;

    private Checkpoint(String origin, long size, Hash root, List<Line> lines) {
        this.origin = origin;
        this.size = size;
        this.root = root;
        this.lines = lines;
    }

    /** A signature line: a name, four bytes of key id, and what the key made. */
    private record Line(String name, byte[] id, byte[] signature) {
        boolean isOf(NoteKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }

        String text() {
            return "— " + name + " " + Base64.getEncoder().encodeToString(Bytes.concat(id, signature)) + "\n";
        }
    }

    /** The three lines of text of a head, as they are signed. */
    public static String text(String origin, long size, Hash root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.encode()) + "\n";
    }

    /** A checkpoint as a file: {@code text}, an empty line, signature lines. */
    public static String note(String text, List<String> signatureLines) {
        return text + "\n" + String.join("", signatureLines);
    }

    /** L-4.1. Empty unless {@code bytes} is a checkpoint with 1..32 well-formed signature lines. */
    public static Optional<Checkpoint> parse(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            return Optional.empty();
        }
        var note = new String(bytes, StandardCharsets.UTF_8);
        var lines = note.split("\n", -1);
        boolean shape = lines.length >= 6 && lines.length <= 5 + MAX_SIGNATURES && lines[3].isEmpty();
        if (!shape || !lines[lines.length - 1].isEmpty() || !Arrays.equals(bytes, Bytes.utf8(note))) {
            return Optional.empty();
        }
        var signatures =
                Arrays.stream(lines, 4, lines.length - 1).map(Checkpoint::line).toList();
        var root = hash(lines[2]);
        boolean head = !lines[0].isEmpty() && SIZE.matcher(lines[1]).matches() && root.isPresent();
        if (!head || signatures.stream().anyMatch(Optional::isEmpty) || Long.parseLong(lines[1]) >= MAX_SIZE) {
            return Optional.empty();
        }
        var parsed = signatures.stream().map(Optional::orElseThrow).toList();
        return Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), root.get(), parsed));
    }

    public String origin() {
        return origin;
    }

    /** Number of entries. */
    public long size() {
        return size;
    }

    public Hash root() {
        return root;
    }

    /** The signed text. */
    public String text() {
        return text(origin, size, root);
    }

    /** L-4.3. Is there a line of this key whose signature verifies? */
    public boolean isSignedBy(NoteKey log) {
        var message = Bytes.utf8(text());
        return lines.stream().anyMatch(line -> line.isOf(log) && log.verify(message, line.signature));
    }

    /** L-5. When this witness says it saw the head; empty if no line of its key verifies. */
    public Optional<Instant> cosignedAt(NoteKey witness) {
        return lines.stream()
                .filter(line -> line.isOf(witness))
                .flatMap(line -> cosignature(line, witness).stream())
                .findFirst();
    }

    /** The first line of this key, log's or witness's, that verifies, as it stands in the note, with its line feed. */
    public Optional<String> line(NoteKey key) {
        return lines.stream()
                .filter(line -> line.isOf(key) && verifies(line, key))
                .findFirst()
                .map(Line::text);
    }

    /** Is there a line that names this key and that the key didn't make? Then somebody has tampered with the note. */
    public boolean isForged(NoteKey key) {
        return lines.stream().anyMatch(line -> line.isOf(key) && !verifies(line, key));
    }

    private boolean verifies(Line line, NoteKey key) {
        return switch (key.use()) {
            case LOG -> key.verify(Bytes.utf8(text()), line.signature);
            case WITNESS -> cosignature(line, key).isPresent();
            case OBSERVER -> false;
        };
    }

    private Optional<Instant> cosignature(Line line, NoteKey witness) {
        if (line.signature.length <= TIME) {
            return Optional.empty();
        }
        long time = ByteBuffer.wrap(line.signature).getLong();
        var signature = Arrays.copyOfRange(line.signature, TIME, line.signature.length);
        boolean valid = time >= 0 && time < MAX_SIZE && witness.verify(cosigned(text(), time), signature);
        return valid ? Optional.of(Instant.ofEpochSecond(time)) : Optional.empty();
    }

    /** What a witness signs: {@code cosignature/v1\ntime <time>\n} and the text. */
    static byte[] cosigned(String text, long time) {
        return Bytes.utf8("cosignature/v1\ntime " + time + "\n" + text);
    }

    private static Optional<Line> line(String line) {
        var words = line.split(" ", -1);
        if (words.length != 3 || !words[0].equals("—") || !NoteKey.isName(words[1])) {
            return Optional.empty();
        }
        return base64(words[2])
                .filter(bytes -> bytes.length > 4)
                .map(bytes -> new Line(words[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length)));
    }

    /** A hash as checkpoints and proofs spell it, 44 characters; empty unless {@code text} is one. */
    static Optional<Hash> hash(String text) {
        return base64(text).flatMap(Hash::decode);
    }

    /** RFC 4648 §4 with padding and zero trailing bits. */
    static Optional<byte[]> base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
