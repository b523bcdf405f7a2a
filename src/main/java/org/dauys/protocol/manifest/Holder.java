package org.dauys.protocol.manifest;

import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Word;

/**
 * A holder of a share of the joint key.
 *
 * @param operator is the share held by the platform?
 */
public record Holder(Person person, Tool tool, boolean operator) {
    /** With what the holder makes its part: a page that the server sends, or the program. */
    public enum Tool implements Word {
        BROWSER("browser"),
        JAR("jar");

        private final String word;

        Tool(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    static Holder read(JsonReader in) throws Malformed {
        return new Holder(
                Person.read(in),
                in.field("tool").oneOf(Tool.values()),
                in.field("operator").bool());
    }

    void write(JsonWriter out) {
        person.write(out);
        out.word("tool", tool).bool("operator", operator);
    }
}
