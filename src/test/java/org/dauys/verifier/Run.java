package org.dauys.verifier;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** One run of the verifier inside the test: its exit status and what it printed. */
record Run(int exit, List<String> out, List<String> terminal) {
    static Run of(Object... arguments) {
        return on(fetched -> OptionalInt.empty(), arguments);
    }

    static Run on(Machine machine, Object... arguments) {
        var out = new ByteArrayOutputStream();
        var terminal = new ByteArrayOutputStream();
        var words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        int exit = Main.run(stream(out), stream(terminal), machine, words);
        return new Run(exit, lines(out), lines(terminal));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    String lastLine() {
        return out.get(out.size() - 1);
    }
}
