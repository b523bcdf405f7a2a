package org.dauys.protocol.record;

import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 06-encoding, J-4: documents in parts. */
public final class DocumentVectors implements VectorFile {
    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "document";
    }

    @Override
    public String about() {
        return "J-4: contents in parts of 60,000 bytes. A part here is one byte, repeated";
    }

    @Override
    public Set<String> steps() {
        return Set.of("J-4.1", "J-4.3", "J-4.4");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        document("one part", 1, 5, "ok", part('a', 5));
        document("a full part", 1, 60_000, "ok", part('a', 60_000));
        document("two parts", 2, 60_001, "ok", part('a', 60_000), part('b', 1));
        document("a part too few", 1, 60_001, "J-4.1", part('a', 60_000));
        document("a part too many", 2, 60_000, "J-4.1", part('a', 60_000));
        document("a part too short", 2, 60_001, "J-4.3", part('a', 59_999), part('b', 2));
        document("a last part too long", 2, 60_001, "J-4.3", part('a', 60_000), part('b', 2));
        vectors.add(vector("another content", 1, 5, Hash.ZERO, part('a', 5)).with("expect", "J-4.4"));
        return List.copyOf(vectors);
    }

    private static ObjectNode part(char letter, int count) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("byte", "%02x".formatted((int) letter))
                .put("count", count);
    }

    private static byte[] bytes(JsonNode part) {
        var bytes = new byte[part.get("count").asInt()];
        Arrays.fill(bytes, (byte) Integer.parseInt(text(part, "byte"), 16));
        return bytes;
    }

    private static Vector vector(String name, int parts, long size, Hash sha256, ObjectNode... bodies) {
        return Vector.of(name, "read-document")
                .with("parts", parts)
                .with("size", size)
                .with("sha256", sha256.hex())
                .with("bodies", List.of(bodies));
    }

    private void document(String name, int parts, long size, String expect, ObjectNode... bodies) {
        var hash = Hash.sha256(Arrays.stream(bodies).map(DocumentVectors::bytes).toArray(byte[][]::new));
        vectors.add(vector(name, parts, size, hash, bodies).with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        var document = new Document(
                vector.get("parts").asInt(),
                vector.get("size").asLong(),
                Hash.fromHex(text(vector, "sha256")).orElseThrow());
        if (!document.isLawful()) {
            return "J-4.1";
        }
        var head = new ReadEntry(Hash.ZERO, Optional.empty(), new Entry.ManifestHead(document), Optional.empty());
        var assembly = Assembly.begin(CheckedEntry.signed(head, List.of()), document);
        for (var body : vector.get("bodies")) {
            if (assembly.refusal(bytes(body)).isPresent()) {
                return "J-4.3";
            }
            assembly = assembly.with(bytes(body));
        }
        return assembly.content().isPresent() ? "ok" : "J-4.4";
    }
}
