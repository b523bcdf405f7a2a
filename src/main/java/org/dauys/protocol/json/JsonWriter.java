package org.dauys.protocol.json;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.transcript.Hash;

/**
 * Writes canonical JSON (spec: J-1): fields in the order of the calls. What is written is what {@link JsonReader} takes
 * back; a value that it would refuse is an {@link IllegalArgumentException} here, because it is ours.
 */
public final class JsonWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Spelling spelling = new Spelling(bytes::writeBytes);

    private JsonWriter() {}

    /** The UTF-8 bytes of one object. */
    public static byte[] object(Consumer<JsonWriter> fields) {
        var writer = new JsonWriter();
        writer.braces(fields);
        return writer.bytes.toByteArray();
    }

    /** A text; U+000A may stand in it. */
    public JsonWriter text(String name, String value) {
        spelling.name(name);
        return string(value);
    }

    /** {@code 0..2⁵³−1}. */
    public JsonWriter number(String name, long value) {
        spelling.name(name);
        if (value < 0 || value > JsonReader.MAX_INTEGER) {
            throw new IllegalArgumentException("no integer of canonical JSON: " + value);
        }
        spelling.literal(Long.toString(value));
        return this;
    }

    public JsonWriter word(String name, Word value) {
        return text(name, value.word());
    }

    public JsonWriter bool(String name, boolean value) {
        spelling.name(name);
        spelling.literal(Boolean.toString(value));
        return this;
    }

    /** {@code YYYY-MM-DDThh:mm:ssZ}; {@code value} is on a whole second. */
    public JsonWriter time(String name, Instant value) {
        if (!value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("not a whole second: " + value);
        }
        return text(name, value.toString());
    }

    public JsonWriter hash(String name, Hash value) {
        return text(name, value.hex());
    }

    public JsonWriter point(String name, Point value) {
        return text(name, value.hex());
    }

    public JsonWriter scalar(String name, Scalar value) {
        return text(name, value.hex());
    }

    /** Lower-case hex. */
    public JsonWriter hex(String name, byte[] value) {
        return text(name, HexFormat.of().formatHex(value));
    }

    public JsonWriter object(String name, Consumer<JsonWriter> fields) {
        spelling.name(name);
        return braces(fields);
    }

    /** A list of objects; {@code fields} writes those of one item. */
    public <T> JsonWriter objects(String name, Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        return brackets(name, items, item -> braces(object -> fields.accept(object, item)));
    }

    /** A list of strings. */
    public JsonWriter texts(String name, Collection<String> items) {
        return brackets(name, items, this::string);
    }

    private <T> JsonWriter brackets(String name, Collection<T> items, Consumer<T> item) {
        spelling.name(name);
        spelling.open('[');
        items.forEach(item);
        spelling.close(']');
        return this;
    }

    private JsonWriter braces(Consumer<JsonWriter> fields) {
        spelling.open('{');
        fields.accept(this);
        spelling.close('}');
        return this;
    }

    private JsonWriter string(String value) {
        if (!Text.isLegal(value, true)) {
            throw new IllegalArgumentException("control characters or lone surrogates in a text");
        }
        spelling.string(value);
        return this;
    }
}
