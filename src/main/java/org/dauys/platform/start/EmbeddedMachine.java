package org.dauys.platform.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether this machine can run the embedded PostgreSQL, and what to do where it cannot. */
final class EmbeddedMachine {
    static final String OTHER_WAYS = """
            Use a PostgreSQL of yours (15 or newer) instead, by three environment variables:
              QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://HOST:5432/DATABASE
              QUARKUS_DATASOURCE_USERNAME=…
              QUARKUS_DATASOURCE_PASSWORD=…""";

    private EmbeddedMachine() {}

    /** @throws CannotStart with the missing thing and how to get it */
    static void check(DataDirectory data) throws IOException {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new CannotStart(
                    "The embedded PostgreSQL runs on Linux with an x86-64 processor only.\n" + OTHER_WAYS);
        }
        if (asRoot(data) && !onPath("unshare")) {
            throw new CannotStart("PostgreSQL refuses to run as root, and the tool that lets it, unshare, is missing.\n"
                    + "Install it (Debian, Ubuntu: apt-get install util-linux) or start as another user.\n"
                    + OTHER_WAYS);
        }
    }

    private static boolean asRoot(DataDirectory data) throws IOException {
        return Files.getAttribute(data.path("lock"), "unix:uid").equals(0);
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }
}
