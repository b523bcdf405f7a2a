package org.dauys.protocol.manifest;

import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Word;

/**
 * What it takes to vote.
 *
 * @param maxReissued how many codes may be replaced in all
 * @param auditsPerCredential how often one code may test the encryption
 */
public record Eligibility(Mode mode, Channels channels, int maxReissued, int auditsPerCredential) {
    /** Code and sign-in, or the code alone. */
    public enum Mode implements Word {
        TWO_FACTOR("two-factor"),
        CODE_ONLY("code-only");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Do code and sign-in travel on different ways? */
    public enum Channels implements Word {
        APART("apart"),
        ONE("one");

        private final String word;

        Channels(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    static Eligibility read(JsonReader in) throws Malformed {
        return new Eligibility(
                in.field("mode").oneOf(Mode.values()),
                in.field("channels").oneOf(Channels.values()),
                in.field("maxReissued").number(0, 1_000_000),
                in.field("auditsPerCredential").number(1, 20));
    }

    void write(JsonWriter out) {
        out.word("mode", mode).word("channels", channels);
        out.number("maxReissued", maxReissued).number("auditsPerCredential", auditsPerCredential);
    }
}
