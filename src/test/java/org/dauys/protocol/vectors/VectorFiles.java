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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

/** Reading and writing {@code crypto-spec/vectors}, whose format is in the README there. */
public final class VectorFiles {
    private static final Path DIRECTORY = Path.of("crypto-spec", "vectors");
    private static final ObjectMapper JSON = new ObjectMapper();

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

    public static List<JsonNode> read(VectorFile file) {
        try {
            return List.copyOf(JSON.readTree(Files.readString(path(file)))
                    .get("vectors")
                    .valueStream()
                    .toList());
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

    /** {@code "ok"} if what came out is what the vector's field says. */
    public static String same(JsonNode vector, String field, String actual) {
        return text(vector, field).equals(actual) ? "ok" : field + " is " + actual;
    }
}
