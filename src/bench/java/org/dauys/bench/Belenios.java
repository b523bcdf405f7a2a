package org.dauys.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verifier of another system beside ours: {@code belenios-tool} of Debian, where it is installed, over ballots of one question with ten
 * answers, in an election that it makes itself.
 */
final class Belenios {
    /** Those that its versions know: a curve since 2.4, and before it a field of 2,048 bits. */
    private static final List<String> GROUPS = List.of("Ed25519", "BELENIOS-2048");

    private static final String TOOL = "belenios-tool";
    private static final int FEW = 10;
    private static final int MANY = 60;
    private static final int ANSWERS = 10;

    private final String group;
    private final Path directory;

    private Belenios(String group, Path directory) {
        this.group = group;
        this.directory = directory;
    }

    /** Processor time a ballot: what {@link #MANY} take more than {@link #FEW}, so without the program's start. */
    record Figure(String version, String group, Duration each) {}

    /** In each group that the installed version knows; empty if none is installed. */
    static List<Figure> measure() throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        var version = run(Path.of("."), null, TOOL, "--version");
        if (version.isPresent()) {
            for (var group : GROUPS) {
                var directory = Files.createTempDirectory("dauys-belenios");
                try {
                    var belenios = new Belenios(group, directory);
                    if (belenios.setUp()) {
                        figures.add(new Figure(version.get().strip(), group, belenios.each()));
                    }
                } finally {
                    AuditRun.delete(directory);
                }
            }
        }
        return figures;
    }

    /** False if this version doesn't know the group. */
    private boolean setUp() throws IOException, InterruptedException {
        if (run(directory, null, TOOL, "setup", "generate-trustee-key", "--group", group).isEmpty()) {
            return false;
        }
        var election = tool(null, "setup", "generate-token").strip();
        tool(null, "setup", "generate-credentials", "--uuid", election, "--group", group, "--count", "" + MANY);
        rename("pubcreds", "public_creds.json");
        rename("privcreds", "private_creds.txt");
        rename("pubkey", "public_keys.jsons");
        tool(null, "setup", "make-trustees");
        write(
                "template.json",
                "{\"name\":\"n\",\"description\":\"d\",\"administrator\":\"a\",\"credential_authority\":\"c\",\"questions\":[{\"question\":\"q\",\"min\":1,\"max\":1,\"answers\":[\"a\""
                        + ",\"b\"".repeat(ANSWERS - 1) + "]}]}");
        tool(null, "setup", "make-election", "--uuid", election, "--group", group, "--template", "template.json");
        Files.delete(directory.resolve("public_keys.jsons"));
        tool(null, "archive", "init");
        return true;
    }

    private Duration each() throws IOException, InterruptedException {
        var verified = new ArrayList<Duration>();
        write("choice", "[[1" + ",0".repeat(ANSWERS - 1) + "]]");
        var credentials = Files.readAllLines(directory.resolve("private_creds.txt"));
        for (int voter = 0; voter < MANY; voter++) {
            if (voter == FEW) {
                verified.add(verify());
            }
            write("credential", credentials.get(voter).split(" ")[1]);
            write("ballot", tool(null, "election", "generate-ballot", "--privcred", "credential", "--ballot", "choice"));
            tool(directory.resolve("ballot"), "archive", "add-event", "--type", "Ballot");
        }
        return verify().minus(verified.get(0)).dividedBy(MANY - FEW);
    }

    private Duration verify() throws IOException, InterruptedException {
        var before = AuditRun.waitedFor();
        tool(null, "election", "verify");
        return AuditRun.waitedFor().minus(before);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /** It names files by a key or by the time. */
    private void rename(String ending, String name) throws IOException {
        try (var files = Files.newDirectoryStream(directory, "*." + ending)) {
            Files.move(files.iterator().next(), directory.resolve(name));
        }
    }

    private String tool(Path input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(TOOL));
        command.addAll(List.of(arguments));
        return run(directory, input, command.toArray(String[]::new))
                .orElseThrow(() -> new IllegalStateException(String.join(" ", command) + " failed"));
    }

    /** What it printed; empty if there is no such program, or it failed. */
    private static Optional<String> run(Path directory, Path input, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("BELENIOS_USE_URANDOM", "1");
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        if (input == null) {
            process.getOutputStream().close();
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    }
}
