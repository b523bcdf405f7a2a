package org.dauys.protocol.receipt;

import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Parsed;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.log.Checkpoint;

/**
 * What shows that a log contradicts itself (spec: Q-5): a receipt that the service and the log signed, and a head of a
 * record in which it doesn't stand.
 *
 * @param checkpoint of that record, with its signatures
 */
public record DisputeFile(ReceiptFile receipt, Finding finding, String checkpoint) {
    /** Which check failed. */
    public enum Finding implements Word {
        /** The record doesn't continue the receipt's head. */
        OTHER_HEAD("q-4-5", Rule.Q_4_5),
        /** The record has another entry in that place. */
        OTHER_ENTRY("q-4-6", Rule.Q_4_6);

        private final String word;
        private final Rule rule;

        Finding(String word, Rule rule) {
            this.word = word;
            this.rule = rule;
        }

        /** The finding of this rule; empty for a rule whose breach shows nothing against the log. */
        public static Optional<Finding> of(Rule rule) {
            return rule == Rule.Q_4_5 || rule == Rule.Q_4_6
                    ? Optional.of(rule == Rule.Q_4_5 ? OTHER_HEAD : OTHER_ENTRY)
                    : Optional.empty();
        }

        @Override
        public String word() {
            return word;
        }

        public Rule rule() {
            return rule;
        }
    }

    /** The caller has bounded the bytes. */
    public static Parsed<DisputeFile> parse(byte[] file) {
        return JsonReader.read(file, DisputeFile::read);
    }

    private static DisputeFile read(JsonReader in) throws Malformed {
        in.field("v").integer(1, 1);
        return new DisputeFile(
                in.field("receipt").object(ReceiptFile::read),
                in.field("finding").oneOf(Finding.values()),
                in.field("record").object(of -> of.field("checkpoint").lines(Checkpoint.MAX_LENGTH)));
    }

    /** The one spelling of the file. */
    public byte[] encode() {
        return JsonWriter.object(out -> out.number("v", 1)
                .object("receipt", receipt::write)
                .word("finding", finding)
                .object("record", in -> in.text("checkpoint", checkpoint)));
    }
}
