package org.dauys.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Hex;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.transcript.Hash;

/**
 * Reads canonical JSON against a grammar, token by token (spec: J-1). The grammar says which field comes next and what it
 * may be, so that nothing is kept of a text that breaks it; every token is spelled again and compared with the bytes
 * read.
 */
public final class JsonReader {
    /** The largest integer, 2⁵³−1. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int MAX_NESTING = 16;
    private static final int MAX_STRING = 8192;
    private static final int MAX_NAME = 64;
    private static final int MAX_DIGITS = 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_DIGITS)
                    .build())
            .build();

    private final JsonParser parser;
    private final Echo echo;

    private JsonReader(JsonParser parser, byte[] bytes) {
        this.parser = parser;
        this.echo = new Echo(bytes);
    }

    /** Reads one value, in calls to a {@link JsonReader} that stands before it. */
    @FunctionalInterface
    public interface Grammar<T> {
        T read(JsonReader in) throws Malformed;
    }

    /** J-1. The whole of {@code bytes} is one object of this grammar; the caller has bounded their number. */
    public static <T> Parsed<T> read(byte[] bytes, Grammar<T> fields) {
        var utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var parser = FACTORY.createParser(new InputStreamReader(new ByteArrayInputStream(bytes), utf8))) {
            var in = new JsonReader(parser, bytes);
            in.advance();
            T value = in.object(fields);
            if (parser.currentToken() != null) {
                return new Parsed.Refused<>(Parsed.Fault.GRAMMAR, "something follows the object");
            }
            return in.echo.isExact()
                    ? new Parsed.Value<>(value)
                    : new Parsed.Refused<>(Parsed.Fault.SPELLING, "not in the canonical spelling");
        } catch (Malformed broken) {
            return new Parsed.Refused<>(Parsed.Fault.GRAMMAR, String.valueOf(broken.getMessage()));
        } catch (IOException unreadable) {
            return new Parsed.Refused<>(Parsed.Fault.GRAMMAR, "not JSON in UTF-8");
        }
    }

    /** The object here, whose fields {@code fields} reads, all of them. */
    public <T> T object(Grammar<T> fields) throws Malformed {
        take(JsonToken.START_OBJECT);
        T value = fields.read(this);
        take(JsonToken.END_OBJECT);
        return value;
    }

    /** The array of {@code min..max} items here. */
    public <T> List<T> list(int min, int max, Grammar<T> item) throws Malformed {
        take(JsonToken.START_ARRAY);
        var items = new ArrayList<T>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            if (items.size() == max) {
                throw refuse("more than " + max + " items");
            }
            items.add(item.read(this));
        }
        if (items.size() < min) {
            throw refuse("fewer than " + min + " items");
        }
        take(JsonToken.END_ARRAY);
        return List.copyOf(items);
    }

    /** Goes to the value of the next field, which must have this name. */
    public JsonReader field(String name) throws Malformed {
        if (!has(name)) {
            throw refuse("want the field " + name);
        }
        advance();
        return this;
    }

    /** Is the next field this one? For optional fields. */
    public boolean has(String name) throws Malformed {
        return parser.currentToken() == JsonToken.FIELD_NAME && name.equals(read(parser::currentName));
    }

    /** text(max), one line. */
    public String text(int max) throws Malformed {
        return text(max, false);
    }

    /** text(max) <em>lines</em>: U+000A may stand in it. */
    public String lines(int max) throws Malformed {
        return text(max, true);
    }

    /** int(min..max). */
    public long integer(long min, long max) throws Malformed {
        want(JsonToken.VALUE_NUMBER_INT);
        var digits = read(parser::getText);
        if (digits.startsWith("-")) {
            throw refuse("negative");
        }
        long value = Long.parseLong(digits); // the parser has refused more than MAX_DIGITS
        if (value < min || value > max) {
            throw refuse("want " + min + ".." + max);
        }
        advance();
        return value;
    }

    /** {@link #integer} of a range that fits an int. */
    public int number(int min, int max) throws Malformed {
        return (int) integer(min, max);
    }

    public boolean bool() throws Malformed {
        boolean value = parser.currentToken() == JsonToken.VALUE_TRUE;
        if (!value) {
            want(JsonToken.VALUE_FALSE);
        }
        advance();
        return value;
    }

    /** This string. */
    public void constant(String value) throws Malformed {
        if (!string().equals(value)) {
            throw refuse("want " + value);
        }
        advance();
    }

    /** One of these constants by its {@link Word#word}. */
    public <E extends Word> E oneOf(E[] constants) throws Malformed {
        var value = string();
        var found = Arrays.stream(constants)
                .filter(constant -> constant.word().equals(value))
                .findFirst();
        return accept(found, "a word of the list");
    }

    /** id. */
    public String id() throws Malformed {
        return accept(Optional.of(string()).filter(Text::isId), "an id");
    }

    /** hex32, as a hash. */
    public Hash hash() throws Malformed {
        return accept(Hash.fromHex(string()), "64 hex digits");
    }

    /** point. */
    public Point point() throws Malformed {
        return accept(Point.fromHex(string()), "a compressed point in hex");
    }

    /** scalar. */
    public Scalar scalar() throws Malformed {
        return accept(Scalar.fromHex(string()), "a scalar in hex");
    }

    /** {@code 2·length} lower-case hex digits. */
    public byte[] hex(int length) throws Malformed {
        return accept(Hex.decode(string(), length), 2 * length + " hex digits");
    }

    /** time. */
    public Instant time() throws Malformed {
        return accept(instant(string()), "a time");
    }

    /** What a grammar throws at a value that is of the right type and still isn't right. Names the place. */
    public Malformed refuse(String why) {
        return new Malformed(parser.getParsingContext().pathAsPointer() + ": " + why);
    }

    private String text(int max, boolean lines) throws Malformed {
        var value = string();
        boolean legal = !value.isEmpty() && value.length() <= max && Text.isLegal(value, lines);
        return accept(legal ? Optional.of(value) : Optional.empty(), "a text of 1.." + max + " characters");
    }

    private String string() throws Malformed {
        want(JsonToken.VALUE_STRING);
        return read(parser::getText);
    }

    private <T> T accept(Optional<T> value, String wanted) throws Malformed {
        if (value.isEmpty()) {
            throw refuse("want " + wanted);
        }
        advance();
        return value.get();
    }

    private static Optional<Instant> instant(String text) {
        if (text.length() != "YYYY-MM-DDThh:mm:ssZ".length()) {
            return Optional.empty();
        }
        try { // leap seconds and the hour 24 are read, but written otherwise
            return Optional.of(Instant.parse(text))
                    .filter(time -> time.toString().equals(text));
        } catch (DateTimeException unreal) {
            return Optional.empty();
        }
    }

    private void take(JsonToken token) throws Malformed {
        want(token);
        advance();
    }

    private void want(JsonToken token) throws Malformed {
        if (parser.currentToken() != token) {
            throw refuse("want " + token);
        }
    }

    private void advance() throws Malformed {
        read(() -> {
            echo.token(parser.nextToken(), parser);
            return true;
        });
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    private <T> T read(Reading<T> reading) throws Malformed {
        try {
            return reading.get();
        } catch (IOException broken) {
            throw refuse("not JSON in UTF-8, or too long");
        }
    }
}
