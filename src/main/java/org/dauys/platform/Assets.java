package org.dauys.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The bundles of the browser code, as the web build named and hashed them; templates read it as {@code inject:assets}. */
@Singleton
@Named("assets")
@Unremovable
public class Assets {
    private final ObjectMapper json;
    private volatile Optional<Map<String, Asset>> byName = Optional.empty();

    @Inject
    Assets(ObjectMapper json) {
        this.json = json;
    }

    /** Where a bundle lies, and the SHA-384 that the page states for it (Subresource Integrity). */
    public record Asset(String path, String integrity) {}

    /** @param name the source's name: {@code booth.js} for {@code src/main/web/src/pages/booth.ts} */
    public Asset get(String name) {
        var asset = all().get(name);
        if (asset == null) {
            throw new IllegalArgumentException("the web build made no " + name);
        }
        return asset;
    }

    /** Every bundle by its source's name. Read at the first use: a run without pages needs no web build. */
    public Map<String, Asset> all() {
        if (byName.isEmpty()) {
            byName = Optional.of(load());
        }
        return byName.orElseThrow();
    }

    private Map<String, Asset> load() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream("assets.json")) {
            if (in == null) {
                throw new IllegalStateException("no assets.json: build without -Dweb.skip once");
            }
            return json.readValue(in, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
