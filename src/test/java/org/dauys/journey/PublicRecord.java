package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.dauys.testing.OwnJava;

/** A downloaded record, unpacked, and the observers' program over it. */
final class PublicRecord {
    private final Path directory;

    private PublicRecord(Path directory) {
        this.directory = directory;
    }

    static PublicRecord unpack(Path archive, Path directory) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                var file = directory.resolve(entry.getName());
                try (var in = zip.getInputStream(entry)) {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
        return new PublicRecord(directory);
    }

    /** What the program printed, and its exit status. */
    record Said(int exit, String text) {
        /** Of a run with {@code --json}. */
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException broken) {
                throw new AssertionError(text, broken);
            }
        }

        /** How many receipts have each status; of a run with {@code --json}. */
        Map<String, Long> receipts() {
            return json().get("receipts").findValuesAsText("status").stream()
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        }
    }

    static Said verify(Path record, List<String> arguments) throws IOException, InterruptedException {
        var java = OwnJava.command();
        var jar = Path.of("target", "dauys-verify.jar").toString();
        var command = new ArrayList<>(List.of(java, "-jar", jar, record.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    /** Where each entry's bytes begin in the only file of entries; the two bytes before are its length (C2SP tlog-tiles). */
    private List<Integer> starts(byte[] bundle) {
        var starts = new ArrayList<Integer>();
        for (int at = 0; at < bundle.length; ) {
            starts.add(at + 2);
            at += 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
        }
        return starts;
    }

    /** Flips one bit in the middle of each of these entries, one after the other, and sees the program name that entry. */
    void everyFlipIsNamed(List<Integer> entries) throws IOException, InterruptedException {
        var file = bundle();
        var honest = Files.readAllBytes(file);
        var starts = starts(honest);
        for (int entry : entries) {
            int end = entry + 1 < starts.size() ? starts.get(entry + 1) - 2 : honest.length;
            var changed = honest.clone();
            changed[(starts.get(entry) + end) / 2] ^= 1;
            Files.write(file, changed);
            var said = verify(directory, List.of("--json"));
            assertEquals(1, said.exit(), said.text());
            assertEquals(true, names(said.json(), entry), entry + ": " + said.text());
        }
        Files.write(file, honest);
    }

    int size() throws IOException {
        return starts(Files.readAllBytes(bundle())).size();
    }

    private Path bundle() throws IOException {
        try (var files = Files.walk(directory.resolve("tile").resolve("entries"))) {
            var all = files.filter(Files::isRegularFile).toList();
            assertEquals(1, all.size(), "a record of less than 256 entries has one file of them");
            return all.get(0);
        }
    }

    private static boolean names(JsonNode report, int entry) {
        return report.findParents("index").stream()
                .anyMatch(finding -> finding.get("index").asInt() == entry);
    }
}
