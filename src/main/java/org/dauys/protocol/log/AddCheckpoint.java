package org.dauys.protocol.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;

/**
 * What a log asks of a witness (C2SP tlog-witness, add-checkpoint; spec: L-10): to cosign a head that continues the one that the
 * witness knows.
 *
 * @param old size of the head that the witness is thought to know, 0 for none
 * @param proof that the head continues that one (L-3)
 * @param note the head, signed by its log
 */
public record AddCheckpoint(long old, List<Hash> proof, String note) {
    /** Most lines of a proof. */
    public static final int MAX_PROOF = 63;

    /** Most bytes of a request. */
    public static final int MAX_LENGTH = 22 + MAX_PROOF * 45 + Checkpoint.MAX_LENGTH;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,15})");

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** L-10.1. Empty unless {@code body} is such a request; the checkpoint in it is read, but not judged. */
    public static Optional<AddCheckpoint> parse(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        if (body.length > MAX_LENGTH || end < 0 || !Arrays.equals(body, Bytes.utf8(text))) {
            return Optional.empty();
        }
        var lines = text.substring(0, end).split("\n", -1);
        var old = OLD.matcher(lines[0]);
        var proof = Arrays.stream(lines).skip(1).map(Checkpoint::hash).toList();
        var note = text.substring(end + 2);
        boolean lawful = old.matches()
                && proof.size() <= MAX_PROOF
                && proof.stream().allMatch(Optional::isPresent)
                && Checkpoint.parse(Bytes.utf8(note)).isPresent();
        return lawful
                ? Optional.of(new AddCheckpoint(
                        Long.parseLong(old.group(1)),
                        proof.stream().map(Optional::orElseThrow).toList(),
                        note))
                : Optional.empty();
    }

    /** The one spelling of the request. */
    public byte[] encode() {
        var text = new StringBuilder("old " + old + "\n");
        proof.forEach(hash ->
                text.append(Base64.getEncoder().encodeToString(hash.encode())).append('\n'));
        return Bytes.utf8(text.append('\n').append(note).toString());
    }

    /** The head in it. */
    public Checkpoint head() {
        return Checkpoint.parse(Bytes.utf8(note)).orElseThrow();
    }
}
