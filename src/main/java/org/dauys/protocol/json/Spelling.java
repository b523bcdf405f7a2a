package org.dauys.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Spells tokens in their canonical form, with the commas and colons between them (spec: J-1). */
final class Spelling {
    /** Takes the bytes. */
    interface Sink {
        void accept(byte[] bytes);
    }

    private final Sink sink;
    /** For every open object or array: does it hold something already? */
    private final Deque<Boolean> filled = new ArrayDeque<>();

    private boolean afterName;

    Spelling(Sink sink) {
        this.sink = sink;
    }

    void open(char bracket) {
        separate();
        filled.push(false);
        put(String.valueOf(bracket));
    }

    void close(char bracket) {
        filled.pop();
        put(String.valueOf(bracket));
    }

    void name(String name) {
        separate();
        put(quoted(name) + ":");
        afterName = true;
    }

    void string(String value) {
        separate();
        put(quoted(value));
    }

    /** A number, {@code true} or {@code false}. */
    void literal(String value) {
        separate();
        put(value);
    }

    private void separate() {
        if (afterName) {
            afterName = false;
        } else if (!filled.isEmpty()) {
            if (filled.pop()) {
                put(",");
            }
            filled.push(true);
        }
    }

    private void put(String text) {
        sink.accept(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
