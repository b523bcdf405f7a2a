package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The browser's decoders take what Java's take, refuse what they refuse and name the same step, of the inputs of {@link DecodersTest}. Of
 * five inputs one is for them.
 */
class TwoDecodersTest {
    private static final int AT_A_TIME = 20_000;

    @TempDir
    private Path folder;

    /** An input, and what Java says of it. */
    private record Said(String name, long seed, byte[] input, String java) {
        String line() {
            return name + "\t" + HexFormat.of().formatHex(input);
        }

        boolean agrees(String browser) {
            return java.length() > 1 ? browser.equals(java) : browser.startsWith(java) && !browser.startsWith("!");
        }
    }

    @Test
    void both_say_the_same_of_every_input() throws Exception {
        var twins = new Twins(DecodersTest.decoders(folder), folder);
        var asked = new ArrayList<Said>();
        asked.add(new Said("set up", 0, Twins.setUp(), "+"));
        int share = Fuzz.INPUTS / 5 / twins.says().size();
        for (var twin : twins.says().entrySet()) {
            var decoder = twins.decoder(twin.getKey());
            for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Math.max(1, share / decoder.cost()); seed++) {
                var input = Twins.sent(decoder.name(), decoder.inputs().apply(Fuzz.random(decoder.name(), seed)));
                asked.add(new Said(decoder.name(), seed, input, twin.getValue().apply(input)));
                if (asked.size() == AT_A_TIME) {
                    agree(asked);
                    asked.subList(1, asked.size()).clear();
                }
            }
        }
        agree(asked);
    }

    private void agree(List<Said> asked) throws IOException, InterruptedException {
        var browser = browser(asked);
        assertEquals(asked.size(), browser.size());
        var disagreements = new ArrayList<String>();
        for (int i = 0; i < asked.size(); i++) {
            var said = asked.get(i);
            if (!said.agrees(browser.get(i))) {
                disagreements.add("%s, again by -Ddauys.seed=%d: Java %s, browser %s, of %s"
                        .formatted(said.name, said.seed, said.java, browser.get(i), said.line()));
            }
        }
        assertEquals(List.of(), disagreements, () -> String.join("\n", disagreements));
    }

    private List<String> browser(List<Said> asked) throws IOException, InterruptedException {
        var inputs = Files.write(
                folder.resolve("inputs"), asked.stream().map(Said::line).toList());
        var node = new ProcessBuilder(
                        "node", "twin.mjs", inputs.toAbsolutePath().toString())
                .directory(Path.of("src", "main", "web").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = node.inputReader(StandardCharsets.UTF_8)) {
            var answers = lines.lines().toList();
            assertEquals(0, node.waitFor());
            return answers;
        }
    }
}
