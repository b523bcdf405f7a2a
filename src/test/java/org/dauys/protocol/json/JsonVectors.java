package org.dauys.protocol.json;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 06-encoding, J-1: one object, read by a list of fields. */
public final class JsonVectors implements VectorFile {
    private static final String GOOD = "{\"text\":\"а\\\"\\\\\",\"number\":7}";

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String about() {
        return "J-1: JSON in its one spelling, read by a list of fields";
    }

    @Override
    public Set<String> steps() {
        return Set.of("J-1.1", "J-1.2");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        good();
        types();
        grammar();
        spelling();
        badUtf8();
        return List.copyOf(vectors);
    }

    private void good() {
        var pair = List.of(
                field("text", "text").put("max", 5),
                field("number", "int").put("min", 0).put("max", 9));
        read("two fields", pair, GOOD, "ok");
        read("a field less", pair, "{\"text\":\"a\"}", "J-1.1");
        read("a field more", pair, "{\"text\":\"a\",\"number\":7,\"more\":1}", "J-1.1");
        read("a field twice", pair, "{\"text\":\"a\",\"text\":\"a\",\"number\":7}", "J-1.1");
        read("fields out of order", pair, "{\"number\":7,\"text\":\"a\"}", "J-1.1");
        read("a field of another name", pair, "{\"text\":\"a\",\"numbers\":7}", "J-1.1");
        read("a text too long", pair, "{\"text\":\"aaaaaa\",\"number\":7}", "J-1.1");
        read("three characters beyond the plane, six code units", pair, "{\"text\":\"😀😀😀\",\"number\":7}", "J-1.1");
        read("a number too large", pair, "{\"text\":\"a\",\"number\":10}", "J-1.1");
        read("an empty text", pair, "{\"text\":\"\",\"number\":7}", "J-1.1");
        var maybe = List.of(field("a", "bool").put("optional", true), field("b", "bool"));
        read("an optional field", maybe, "{\"a\":true,\"b\":false}", "ok");
        read("no optional field", maybe, "{\"b\":false}", "ok");
        read("null for an optional field", maybe, "{\"a\":null,\"b\":false}", "J-1.1");
    }

    private void types() {
        one("lines", "\"a\\nb\"", "ok");
        one("text", "\"a\\nb\"", "J-1.1");
        one("text", "\"a\\tb\"", "J-1.1");
        one("text", "\"\u0085\"", "J-1.1");
        one("text", "\"\\ud83d\"", "J-1.1");
        one("text", "\"\\ude00\\ud83d\"", "J-1.1");
        one("text", "\"\\ud83da\"", "J-1.1");
        one("int", "0", "ok");
        one("int", "9007199254740991", "ok");
        one("int", "9007199254740992", "J-1.1");
        one("int", "01", "J-1.1");
        one("int", "-0", "J-1.1");
        one("int", "1.0", "J-1.1");
        one("int", "1e0", "J-1.1");
        one("int", "\"1\"", "J-1.1");
        one("bool", "1", "J-1.1");
        one("id", "\"a-0\"", "ok");
        one("id", "\"0-z9" + "a".repeat(28) + "\"", "ok");
        one("id", "\"a`\"", "J-1.1");
        one("id", "\"a{\"", "J-1.1");
        one("id", "\"a/\"", "J-1.1");
        one("id", "\"a:\"", "J-1.1");
        one("id", "\"-a\"", "J-1.1");
        one("id", "\"A\"", "J-1.1");
        one("id", "\"" + "a".repeat(33) + "\"", "J-1.1");
        one("hex32", "\"" + "0f".repeat(32) + "\"", "ok");
        one("hex32", "\"" + "0F".repeat(32) + "\"", "J-1.1");
        one("hex32", "\"" + "0f".repeat(31) + "\"", "J-1.1");
        one("point", "\"" + Seeded.point("json").hex() + "\"", "ok");
        one("point", "\"02" + "ff".repeat(32) + "\"", "J-1.1");
        one("scalar", "\"" + "00".repeat(32) + "\"", "ok");
        one("scalar", "\"" + "ff".repeat(32) + "\"", "J-1.1");
        one("time", "\"2028-02-29T23:59:59Z\"", "ok");
        one("time", "\"2027-02-29T00:00:00Z\"", "J-1.1");
        one("time", "\"2016-12-31T23:59:60Z\"", "J-1.1");
        one("time", "\"2026-01-01T24:00:00Z\"", "J-1.1");
        one("time", "\"2026-01-01T00:00:00.0Z\"", "J-1.1");
        one("time", "\"2026-01-01T00:00:00.500Z\"", "J-1.1");
        one("time", "\"+12026-01-01T00:00:00Z\"", "J-1.1");
        one("ids", "[\"a\",\"b\"]", "ok");
        one("ids", "[]", "ok");
        one("ids", "[\"a\",]", "J-1.1");
        one("ids", "[[\"a\"]]", "J-1.1");
        one("ids", "[\"a\",\"b\",\"c\",\"d\"]", "J-1.1");
    }

    private void grammar() {
        one("int", "7}", "J-1.1");
        one("int", "7,", "J-1.1");
        raw("nothing", "", "J-1.1");
        raw("an array", "[]", "J-1.1");
        raw("something after the object", "{\"v\":7}7", "J-1.1");
        raw("a byte-order mark", "\ufeff{\"v\":7}", "J-1.1");
        raw("a comment", "{\"v\":7/**/}", "J-1.1");
        raw("single quotes", "{'v':7}", "J-1.1");
        wire("an overlong letter", new byte[] {'{', '"', (byte) 0xc1, (byte) 0xb6, '"', ':', '7', '}'});
        wire("a surrogate in UTF-8", new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0xbd, '"', ':', '7', '}'});
    }

    private void spelling() {
        raw("white space before", " {\"v\":7}", "J-1.2");
        raw("white space after", "{\"v\":7}\n", "J-1.2");
        raw("white space inside", "{\"v\": 7}", "J-1.2");
        raw("an escaped name", "{\"\\u0076\":7}", "J-1.2");
        one("text", "\"\\u0061\"", "J-1.2");
        one("text", "\"\\/\"", "J-1.2");
        one("lines", "\"\\u000a\"", "J-1.2");
        one("text", "\"\\ud83d\\ude00\"", "J-1.2");
    }

    private static ObjectNode field(String name, String type) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("type", type);
    }

    private void one(String type, String value, String expect) {
        var field = field("v", type);
        switch (type) {
            case "text", "lines" -> field.put("max", 9);
            case "int" -> field.put("min", 0).put("max", JsonReader.MAX_INTEGER);
            case "ids" -> field.put("max", 3);
            default -> {}
        }
        read("%s %s".formatted(type, value), List.of(field), "{\"v\":%s}".formatted(value), expect);
    }

    /** Bytes that a lenient decoder takes for a character. */
    private void badUtf8() {
        wrong("an overlong null", "c080");
        wrong("an overlong letter in a text", "c1a1");
        wrong("three bytes for what needs one", "e08080");
        wrong("three bytes for what needs two", "e09fbf");
        wrong("four bytes for what needs one", "f0808080");
        wrong("four bytes for what needs three", "f08fbfbf");
        wrong("the first surrogate", "eda080");
        wrong("the last surrogate", "edbfbf");
        wrong("a pair of surrogates, three bytes each", "eda0bdedb880");
        wrong("the number after the last of all", "f4908080");
        wrong("five bytes", "f888808080");
        wrong("six bytes", "fc8480808080");
        wrong("a byte that continues nothing", "80");
        wrong("two bytes of three", "e282");
        wrong("a byte that never occurs", "ff");
    }

    private void wrong(String name, String hex) {
        var inside = Bytes.concat(Bytes.ascii("{\"v\":\""), HexFormat.of().parseHex(hex), Bytes.ascii("\"}"));
        vectors.add(Vector.of(name, "read-json")
                .with("fields", List.of(field("v", "text").put("max", 5)))
                .with("json", hex(inside))
                .with("expect", "J-1.1"));
    }

    private void raw(String name, String json, String expect) {
        read(name, List.of(field("v", "int").put("min", 0).put("max", 9)), json, expect);
    }

    private void wire(String name, byte[] json) {
        var fields = List.of(field("v", "int").put("min", 0).put("max", 9));
        vectors.add(Vector.of(name, "read-json")
                .with("fields", fields)
                .with("json", hex(json))
                .with("expect", "J-1.1"));
    }

    private void read(String name, List<ObjectNode> fields, String json, String expect) {
        var wire = json.getBytes(StandardCharsets.UTF_8);
        vectors.add(Vector.of(name, "read-json")
                .with("fields", fields)
                .with("json", hex(wire))
                .with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        var fields =
                StreamSupport.stream(vector.get("fields").spliterator(), false).toList();
        var parsed = JsonReader.read(bytes(vector, "json"), in -> {
            for (var field : fields) {
                if (!field.has("optional") || in.has(text(field, "name"))) {
                    value(in.field(text(field, "name")), field);
                }
            }
            return true;
        });
        return parsed instanceof Parsed.Refused<Boolean> refused
                ? refused.fault().step()
                : "ok";
    }

    private static Object value(JsonReader in, JsonNode field) throws Malformed {
        return switch (text(field, "type")) {
            case "text" -> in.text(field.get("max").asInt());
            case "lines" -> in.lines(field.get("max").asInt());
            case "int" -> in.integer(field.get("min").asLong(), field.get("max").asLong());
            case "bool" -> in.bool();
            case "id" -> in.id();
            case "hex32" -> in.hash();
            case "point" -> in.point();
            case "scalar" -> in.scalar();
            case "time" -> in.time();
            case "ids" -> in.list(0, field.get("max").asInt(), JsonReader::id);
            default -> throw new IllegalArgumentException(field.toString());
        };
    }
}
