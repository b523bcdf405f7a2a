package org.dauys.protocol.record;

import static org.dauys.protocol.Rule.R_1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Tiles;

/** An entry as its first line and its body (spec: J-2). */
public record Envelope(Kind kind, byte[] body) {
    static final String VERSION = "dauys/v1 ";
    private static final int MAX_LINE = 64;

    /** */
    public static Outcome<Envelope> parse(byte[] entry) {
        int end = 0;
        while (end < Math.min(MAX_LINE, entry.length) && entry[end] != '\n') {
            end++;
        }
        if (entry.length > Tiles.MAX_ENTRY || end == Math.min(MAX_LINE, entry.length)) {
            return Outcome.refused(R_1.refuses("too long, or no first line"));
        }
        var line = new String(entry, 0, end, StandardCharsets.ISO_8859_1);
        var kind = Kind.of(line.startsWith(VERSION) ? line.substring(VERSION.length()) : "");
        if (kind.isEmpty()) {
            return Outcome.refused(R_1.refuses("no kind of this version"));
        }
        return Outcome.accepted(new Envelope(kind.get(), Arrays.copyOfRange(entry, end + 1, entry.length)));
    }

    /** The bytes of an entry. */
    public static byte[] entry(Kind kind, byte[] body) {
        var entry = Bytes.concat(Bytes.ascii(VERSION + kind.id() + "\n"), body);
        if (entry.length > Tiles.MAX_ENTRY) {
            throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
        }
        return entry;
    }
}
