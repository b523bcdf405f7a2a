package org.dauys.protocol.jws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The body of a signed entry: one to three JWS of different persons over one payload (spec: J-3.1, J-3.2). */
public final class SignedBody {
    private static final int MAX_LINES = 3;

    private final List<CompactJws> lines;

    private SignedBody(List<CompactJws> lines) {
        this.lines = lines;
    }

    /** Empty unless {@code body} has the shape, with {@code type} in every header. */
    public static Optional<SignedBody> parse(byte[] body, String type) {
        var texts = new String(body, StandardCharsets.ISO_8859_1)
                .split("\n", MAX_LINES + 1); // what isn't ASCII fails in base64url
        if (texts.length > MAX_LINES) {
            return Optional.empty();
        }
        var lines = new ArrayList<CompactJws>();
        for (String text : texts) {
            var line = CompactJws.parse(text, type);
            if (line.isEmpty() || !lines.isEmpty() && !follows(lines.get(lines.size() - 1), line.get())) {
                return Optional.empty();
            }
            lines.add(line.get());
        }
        return Optional.of(new SignedBody(List.copyOf(lines)));
    }

    /** The body made of such lines, which come from different persons over one payload, in any order. */
    public static byte[] join(Collection<String> lines, String type) {
        var sorted = lines.stream()
                .sorted((a, b) -> keyId(a, type).compareTo(keyId(b, type)))
                .toList();
        return String.join("\n", sorted).getBytes(StandardCharsets.US_ASCII);
    }

    /** The signatures, by ascending key id; none of them is verified yet. */
    public List<CompactJws> lines() {
        return lines;
    }

    /** The signers' ids, ascending. */
    public List<String> keyIds() {
        return lines.stream().map(CompactJws::keyId).toList();
    }

    /** The payload that all have signed. */
    public byte[] payload() {
        return lines.get(0).payload();
    }

    private static boolean follows(CompactJws before, CompactJws after) { // J-3.2
        return before.keyId().compareTo(after.keyId()) < 0 && Arrays.equals(before.payload(), after.payload());
    }

    private static String keyId(String line, String type) {
        return CompactJws.parse(line, type).orElseThrow().keyId();
    }
}
