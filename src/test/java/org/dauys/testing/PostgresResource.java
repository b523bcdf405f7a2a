package org.dauys.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.Map;

/**
 * Gives every {@code @QuarkusTest} a database; no test has to name it. With {@code QUARKUS_DATASOURCE_JDBC_URL} in the
 * environment the tests run on that server instead.
 */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null
                ? Map.of()
                : TestPostgres.fresh().settings();
    }

    @Override
    public void stop() {
        // the server is shared and ends with the process
    }
}
