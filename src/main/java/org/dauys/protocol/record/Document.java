package org.dauys.protocol.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.transcript.Hash;

/**
 * What a head says of the content that follows in parts (spec: J-4).
 *
 * @param parts number of part entries
 * @param size bytes of the content
 */
public record Document(int parts, long size, Hash sha256) {
    /** Bytes of every part but the last. */
    public static final int PART = 60_000;

    private static final int MAX_PARTS = 1024;

    /** The head for {@code content}, which has 1 to 61,440,000 bytes. */
    public static Document of(byte[] content) {
        var document = new Document((content.length + PART - 1) / PART, content.length, Hash.sha256(content));
        if (!document.isLawful()) {
            throw new IllegalArgumentException("a document of " + content.length + " bytes");
        }
        return document;
    }

    /** The part entries for {@code content}, in order. */
    public static List<byte[]> parts(byte[] content) {
        var parts = new ArrayList<byte[]>();
        for (int start = 0; start < content.length; start += PART) {
            int end = Math.min(start + PART, content.length);
            parts.add(Envelope.entry(Kind.PART, Arrays.copyOfRange(content, start, end)));
        }
        return List.copyOf(parts);
    }

    static Document read(JsonReader in) throws Malformed {
        return in.field("document")
                .object(of -> new Document(
                        of.field("parts").number(1, MAX_PARTS),
                        of.field("size").integer(1, JsonReader.MAX_INTEGER),
                        of.field("sha256").hash()));
    }

    void write(JsonWriter out) {
        out.object(
                "document", in -> in.number("parts", parts).number("size", size).hash("sha256", sha256));
    }

    /** J-4.1. */
    boolean isLawful() {
        return parts >= 1 && parts <= MAX_PARTS && size > (parts - 1L) * PART && size <= (long) parts * PART;
    }

    /** J-4.3: how many bytes part {@code index}, from 0, has. */
    int length(int index) {
        return (int) Math.min(PART, size - (long) index * PART);
    }
}
