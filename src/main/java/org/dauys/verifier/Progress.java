package org.dauys.verifier;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.LongConsumer;

/** A bar on a terminal; nothing where the output goes elsewhere. */
final class Progress implements LongConsumer {
    private static final int WIDTH = 30;

    private final Words words;
    private final PrintStream terminal;
    private final long total;
    private final boolean shown;

    Progress(Words words, PrintStream terminal, long total, boolean shown) {
        this.words = words;
        this.terminal = terminal;
        this.total = total;
        this.shown = shown;
    }

    /** Is there a person at a terminal? From JDK 22 on every program has a console, which then says itself what it is. */
    static boolean isTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true;
        }
    }

    @Override
    public void accept(long done) {
        if (shown && total > 0) {
            int filled = (int) (WIDTH * done / total);
            var bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
            var text = words.get("progress", Long.toString(done), Long.toString(total));
            terminal.print("\r" + bar + " " + text + (done == total ? "\n" : ""));
            terminal.flush();
        }
    }
}
