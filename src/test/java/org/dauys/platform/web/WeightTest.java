package org.dauys.platform.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.dauys.platform.Assets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every page costs on a prepaid phone. */
@QuarkusTest
class WeightTest {
    @Inject
    Assets assets;

    @ParameterizedTest
    @CsvSource({"site.css, 12000", "page.js, 4000"})
    void what_every_page_loads_stays_light(String name, int bytes) throws IOException {
        var path = "META-INF/resources" + assets.get(name).path();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            int weight = zipped(in.readAllBytes());
            assertTrue(weight > 0 && weight < bytes, name + " has " + weight + " bytes compressed");
        }
    }

    private static int zipped(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.size();
    }
}
