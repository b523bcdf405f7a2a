package org.dauys.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives every {@code @QuarkusTest} a database and an empty data directory; no test has to name them. With {@code QUARKUS_DATASOURCE_JDBC_URL} in the
 * environment the tests run on that server instead.
 */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    /** One for all starts in this process: over a database that they share they need one master key. */
    private static final String DATA = emptyDirectory();

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(Map.of("dauys.node.data", DATA));
        if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null) {
            settings.putAll(TestPostgres.fresh().settings());
        }
        return settings;
    }

    private static String emptyDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "data").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void stop() {
        // the server is shared and ends with the process
    }
}
