package org.dauys.platform.start;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Starts the service: reads the flags, brings up what the machine lacks, and hands over to Quarkus. */
@QuarkusMain
public final class Main {
    private static final String PREPARED = "dauys.prepared";
    private static final String URL = "quarkus.datasource.jdbc.url";

    public static void main(String... args) throws IOException {
        var flags = new Flags();
        var command = new CommandLine(flags);
        try {
            command.parseArgs(apart(args));
        } catch (CommandLine.ParameterException wrong) {
            command.getErr().println(wrong.getMessage());
            command.usage(command.getErr());
            System.exit(2);
        }
        if (command.isUsageHelpRequested()) {
            command.usage(command.getOut());
        } else if (command.isVersionHelpRequested()) {
            command.printVersionHelp(command.getOut());
        } else {
            start(flags, System.err);
        }
    }

    /** {@code mvn quarkus:run -Dargs="--demo --https"} hands over everything as one argument. */
    private static String[] apart(String... args) {
        return Stream.of(args)
                .flatMap(arg -> Stream.of(arg.split("\\s+(?=--)")))
                .toArray(String[]::new);
    }

    private static void start(Flags flags, PrintStream err) throws IOException {
        try {
            // development mode calls main again in the same process after a change
            if (System.setProperty(PREPARED, "yes") == null) {
                prepare(flags);
            }
        } catch (CannotStart why) {
            err.println("\nDauys cannot start.\n" + why.getMessage() + "\n");
            System.exit(1);
        }
        Quarkus.run();
    }

    private static void prepare(Flags flags) throws IOException {
        var data = DataDirectory.open(flags.data);
        set(Map.of("dauys.node.data", data.path("").toString(), "dauys.node.demo", Boolean.toString(flags.demo)));
        set(Map.of(flags.https ? "quarkus.http.ssl-port" : "quarkus.http.port", "" + flags.listeningPort()));
        if (flags.https) {
            serveHttps(OwnCertificate.in(data), flags.listeningPort());
        } else {
            reachedAt("http://localhost:" + flags.listeningPort());
        }
        if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null && System.getProperty(URL) == null) {
            var database = EmbeddedDatabase.start(data);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterTheService(database)));
            set(database.settings());
        }
    }

    private static void serveHttps(OwnCertificate certificate, int port) throws IOException {
        set(certificate.settings());
        var addresses = certificate.networkAddresses().stream()
                .map(ip -> "https://" + ip + ":" + port)
                .toList();
        addresses.forEach(address -> System.out.println("On a phone in this network: " + address));
        System.out.println(
                "The phone will warn about the certificate. Its SHA-256 fingerprint is\n" + certificate.fingerprint());
        reachedAt(addresses.stream().findFirst().orElse("https://localhost:" + port));
    }

    /** Links in messages begin with this, unless the operator has said what people type. */
    private static void reachedAt(String address) {
        if (System.getenv("DAUYS_NODE_URL") == null) {
            set(Map.of("dauys.node.url", address));
        }
    }

    /** The database ends last: requests that are under way still need it. */
    private static void stopAfterTheService(EmbeddedDatabase database) {
        var service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        database.stop();
    }

    /** What was said with -D stands. */
    private static void set(Map<String, String> settings) {
        settings.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
