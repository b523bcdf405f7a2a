package org.dauys.platform.start;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the command line. */
@Command(
        name = "dauys",
        description = "Verifiable elections for a union. Starts the service, with its own PostgreSQL unless"
                + " QUARKUS_DATASOURCE_JDBC_URL names one.",
        mixinStandardHelpOptions = true,
        versionProvider = Flags.Version.class,
        sortOptions = false)
final class Flags {
    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;

    @Option(
            names = "--demo",
            description = "fill in example members and an election in each state, show sent mail on the screen")
    boolean demo;

    @Option(
            names = "--https",
            description = "serve https with a self-signed certificate, for a phone in the same network")
    boolean https;

    @Option(names = "--data", paramLabel = "DIR", description = "where this node keeps its files (default: ./data)")
    Path data = Path.of("data");

    @Option(names = "--port", paramLabel = "N", description = "port to listen on (default: 8080, with --https 8443)")
    private Optional<Integer> port = Optional.empty();

    int listeningPort() {
        return port.orElse(https ? HTTPS : HTTP);
    }

    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Dauys "
                        + Optional.ofNullable(Flags.class.getPackage().getImplementationVersion())
                                .orElse("development")
            };
        }
    }
}
