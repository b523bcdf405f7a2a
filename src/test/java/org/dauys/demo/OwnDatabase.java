package org.dauys.demo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dauys.testing.TestPostgres;

/**
 * A service on an empty database that it shares with no other test, without {@code --demo} and without scheduled jobs: a test
 * makes the demonstration after the start, when the clerk would close last week's elections before they have their ballots.
 */
public class OwnDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.enabled", "false");
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Empty.class));
    }

    /** As {@code --demo} starts it. */
    public static class Demo extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dauys.node.demo", "true");
        }
    }

    /** Empty, and with no other class in it. */
    public static class Alone extends OwnDatabase {}

    /** A database and a directory of its own. */
    public static class Empty implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(TestPostgres.fresh().settings());
            try {
                settings.put(
                        "dauys.node.data",
                        Files.createTempDirectory(Path.of("target"), "data").toString());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return settings;
        }

        @Override
        public void stop() {
            // the server is shared and ends with the process
        }
    }
}
