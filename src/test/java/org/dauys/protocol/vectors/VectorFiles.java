package org.dauys.protocol.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.Equations;

/** Reading and writing {@code crypto-spec/vectors}, whose format is in the README there. */
public final class VectorFiles {
    private static final Path DIRECTORY = Path.of("crypto-spec", "vectors");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Path, List<JsonNode>> READ = new ConcurrentHashMap<>();

    private VectorFiles() {}

    public static Path path(VectorFile file) {
        return DIRECTORY.resolve(file.name() + ".json");
    }

    /** The text that the file must have. */
    public static String text(VectorFile file) {
        var content = new LinkedHashMap<String, Object>();
        content.put("about", file.about());
        content.put("vectors", file.generate().stream().map(Vector::fields).toList());
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(content) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Read once, however many tests ask. */
    public static List<JsonNode> read(VectorFile file) {
        return READ.computeIfAbsent(path(file), VectorFiles::read);
    }

    private static List<JsonNode> read(Path path) {
        try {
            return JSON.readTree(Files.readString(path))
                    .get("vectors")
                    .valueStream()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The bytes of a field in hex. */
    public static byte[] bytes(JsonNode vector, String field) {
        return HexFormat.of().parseHex(text(vector, field));
    }

    public static String text(JsonNode vector, String field) {
        return vector.required(field).asText();
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What {@link VectorFile#run} must give: {@code expect}, and after a slash the step of the proof inside it. */
    public static String expected(JsonNode vector) {
        return text(vector, "expect") + (vector.has("inner") ? "/" + text(vector, "inner") : "");
    }

    /** {@code "ok"} if what came out is what the vector's field says. */
    public static String same(JsonNode vector, String field, String actual) {
        return text(vector, field).equals(actual) ? "ok" : field + " is " + actual;
    }

    /** A field that is compressed hex or {@code "O"}. */
    public static Element element(JsonNode vector, String field) {
        var text = text(vector, field);
        return text.equals("O") ? Identity.O : Point.fromHex(text).orElseThrow();
    }

    /** Compressed hex, or {@code "O"}. */
    public static String spelled(Element element) {
        return element.point().map(Point::hex).orElse("O");
    }

    /** {@code "ok"} or the id of the first step that refuses; single equations and a batch must agree. */
    public static String outcome(Equations equations) {
        var exact = equations.refused();
        var batched = new Batch(new ScalarEngine(), RANDOM).refused(equations);
        if (!exact.equals(batched)) {
            throw new IllegalStateException("singly %s, in a batch %s".formatted(exact, batched));
        }
        return exact.map(refused -> refused.step().id()).orElse("ok");
    }
}
