package org.dauys.protocol.transcript;

import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 02-transcript: lists of typed parts, the bytes they give, digest and challenge. */
public final class TranscriptVectors implements VectorFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "transcript";
    }

    @Override
    public String about() {
        return "T-1 and T-2: parts of every type, the transcript's bytes, its digest and challenge";
    }

    @Override
    public Set<String> steps() {
        return Set.of();
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        transcript("no parts", Tag.BALLOT);
        transcript("an empty value", Tag.BALLOT, bytesPart("unsigned", ""));
        transcript("some bytes", Tag.BALLOT, bytesPart("unsigned", "00ff10"));
        transcript(
                "a part of every type",
                Tag.RANGE,
                part("D", "hash", JSON.textNode(Seeded.hash("transcript").hex())),
                textPart("slot-id", "әділ"),
                part("slot-index", "u32", JSON.numberNode(3)),
                part("values", "u32s", JSON.arrayNode().add(0).add(1).add(258)),
                part("A", "point", JSON.textNode(Seeded.point("transcript").hex())),
                part("s", "scalar", JSON.textNode(Seeded.scalar("transcript").hex())));
        transcript("the largest number", Tag.FELDMAN, part("count", "u32", JSON.numberNode(0xffffffffL)));
        transcript("a list of no numbers", Tag.RANGE, part("values", "u32s", JSON.arrayNode()));
        transcript("the same parts, another tag: ballot", Tag.SIGN_BALLOT, bytesPart("ballot", "01"));
        transcript("the same parts, another tag: audited", Tag.SIGN_AUDITED, bytesPart("ballot", "01"));
        transcript("one concatenation, two lists: ab, c", Tag.BALLOT, textPart("p", "ab"), textPart("p", "c"));
        transcript("one concatenation, two lists: a, bc", Tag.BALLOT, textPart("p", "a"), textPart("p", "bc"));
        transcript("one concatenation, label against value: pa, b", Tag.BALLOT, textPart("pa", "b"));
        transcript("one concatenation, label against value: p, ab", Tag.BALLOT, textPart("p", "ab"));
        return List.copyOf(vectors);
    }

    private static JsonNode bytesPart(String label, String hex) {
        return part(label, "bytes", JSON.textNode(hex));
    }

    private static JsonNode textPart(String label, String text) {
        return part(label, "text", JSON.textNode(text));
    }

    /** A part of a vector. */
    public static JsonNode part(String label, String type, JsonNode value) {
        return JSON.objectNode().put("label", label).put("type", type).set("value", value);
    }

    private void transcript(String name, Tag tag, JsonNode... parts) {
        vectors.add(vector(name, tag, List.of(parts)));
    }

    /** A vector of these parts. */
    public static Vector vector(String name, Tag tag, List<JsonNode> parts) {
        var transcript = transcript(tag, parts);
        return Vector.of(name, "transcript")
                .with("tag", tag.id())
                .with("parts", parts)
                .ok()
                .with("transcript", hex(transcript.bytes()))
                .with("digest", transcript.digest().hex())
                .with("challenge", transcript.challenge().hex());
    }

    private static Transcript transcript(Tag tag, Iterable<JsonNode> parts) {
        var transcript = Transcript.of(tag);
        for (var part : parts) {
            add(transcript, text(part, "label"), text(part, "type"), part.get("value"));
        }
        return transcript;
    }

    private static void add(Transcript transcript, String label, String type, JsonNode value) {
        switch (type) {
            case "bytes" -> transcript.add(label, HexFormat.of().parseHex(value.asText()));
            case "text" -> transcript.add(label, value.asText());
            case "hash" -> transcript.add(label, Hash.fromHex(value.asText()).orElseThrow());
            case "point" -> transcript.add(label, Point.fromHex(value.asText()).orElseThrow());
            case "scalar" ->
                transcript.add(label, Scalar.fromHex(value.asText()).orElseThrow());
            case "u32" -> transcript.add(label, value.asLong());
            case "u32s" ->
                transcript.add(label, value.valueStream().map(JsonNode::asInt).toList());
            default -> throw new IllegalArgumentException(type);
        }
    }

    @Override
    public String run(JsonNode vector) {
        var tag = Stream.of(Tag.values())
                .filter(known -> known.id().equals(text(vector, "tag")))
                .findFirst()
                .orElseThrow();
        var transcript = transcript(tag, vector.get("parts"));
        return Stream.of(
                        same(vector, "transcript", hex(transcript.bytes())),
                        same(vector, "digest", transcript.digest().hex()),
                        same(vector, "challenge", transcript.challenge().hex()))
                .filter(outcome -> !outcome.equals("ok"))
                .findFirst()
                .orElse("ok");
    }
}
