package org.dauys.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dauys.fuzz.Decoder;
import org.dauys.protocol.group.Bytes;

/** What routes take as JSON, without the routes. */
public final class WebDecoders {
    private static final StrictJson STRICT = new StrictJson();
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        STRICT.customize(JSON);
    }

    private WebDecoders() {}

    /** A body with each type of field that routes have. */
    record Body(String text, long number, int count) {}

    public static Stream<Decoder> all() {
        var samples = Stream.of(
                        "{\"text\":\"қате \\\"x\\\"\",\"number\":9007199254740991,\"count\":7}",
                        " {\"count\": -3, \"text\":\"\", \"number\":0}\n")
                .map(Bytes::utf8)
                .toList();
        return Stream.of(Decoder.of("body of a request", samples, WebDecoders::body));
    }

    private static Optional<byte[]> body(byte[] in) throws IOException {
        try {
            var body = (Body) STRICT.aroundReadFrom(context(in));
            assertEquals(Map.of("text", body.text, "number", body.number, "count", (long) body.count), fields(in));
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in));
            return Optional.of(in);
        } catch (BadRequestException | JacksonException refused) {
            return Optional.empty();
        }
    }

    /** What the routes' reader is given: it reads the stream that the interceptor leaves there. */
    private static ReaderInterceptorContext context(byte[] in) {
        var stream = new AtomicReference<InputStream>(new ByteArrayInputStream(in));
        return (ReaderInterceptorContext) Proxy.newProxyInstance(
                WebDecoders.class.getClassLoader(),
                new Class<?>[] {ReaderInterceptorContext.class},
                (self, method, given) -> switch (method.getName()) {
                    case "getMediaType" -> MediaType.APPLICATION_JSON_TYPE;
                    case "getInputStream" -> stream.get();
                    case "setInputStream" -> {
                        stream.set((InputStream) given[0]);
                        yield null;
                    }
                    case "proceed" -> JSON.readValue(stream.get(), Body.class);
                    default -> throw new AssertionError("the interceptor asks for nothing else: " + method.getName());
                });
    }

    /** Token by token: three different fields, and nothing after them. */
    private static Map<String, Object> fields(byte[] in) throws IOException {
        var fields = new HashMap<String, Object>();
        try (var parser = new JsonFactory().createParser(in)) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                assertTrue(text || parser.currentToken() == JsonToken.VALUE_NUMBER_INT);
                assertNull(fields.put(name, text ? parser.getText() : (Object) parser.getLongValue()));
            }
            assertEquals(JsonToken.END_OBJECT, parser.currentToken());
            assertNull(parser.nextToken());
        }
        return fields;
    }
}
