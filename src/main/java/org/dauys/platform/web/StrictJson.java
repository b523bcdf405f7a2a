package org.dauys.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dauys.platform.BodyLimit;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body that becomes a record has exactly the record's fields, each once and of its own type, and nothing after
 * them. Whatever differs is refused before the route sees it: two programs must not read two things in the same bytes.
 * Bodies that are evidence are stricter still; their routes take bytes and read them by the protocol's grammar (spec: J-1).
 */
@Provider
@Singleton
class StrictJson implements ObjectMapperCustomizer, ReaderInterceptor {
    private static final int MAX_NESTING = 16;
    private static final int MAX_NAME = 64;
    private static final int MAX_DIGITS = 16;
    private static final List<CoercionInputShape> SCALARS = List.of(
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString);

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxStringLength((int) BodyLimit.DEFAULT)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_DIGITS)
                        .build());
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        SCALARS.forEach(shape -> json.coercionConfigDefaults().setCoercion(shape, CoercionAction.Fail));
    }

    /** No body at all and the word {@code null} would both reach the route as null. */
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(body.getMediaType())) {
            return body.proceed();
        }
        body.setInputStream(inUtf8(body.getInputStream()));
        var read = body.proceed();
        if (read == null) {
            throw new BadRequestException();
        }
        return read;
    }

    /**
     * RFC 8259 §8.1, to the last byte. The parser would guess UTF-16 and UTF-32 from a byte order mark or a zero beside the first
     * character, and it takes overlong sequences and surrogates for characters.
     */
    private static InputStream inUtf8(InputStream body) throws IOException {
        var bytes = body.readAllBytes();
        if (bytes.length > 0 && bytes[0] <= 0 || bytes.length > 1 && bytes[1] == 0) {
            throw new BadRequestException();
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException other) {
            throw new BadRequestException();
        }
        return new ByteArrayInputStream(bytes);
    }
}
