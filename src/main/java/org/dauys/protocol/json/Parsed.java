package org.dauys.protocol.json;

import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;

/** What reading a text gave. */
public sealed interface Parsed<T> {
    /** The text follows its grammar in its one legal spelling. */
    record Value<T>(T content) implements Parsed<T> {}

    /** The text is refused. {@code why} names the place and never repeats the text. */
    record Refused<T>(Fault fault, String why) implements Parsed<T> {}

    /** The closed list of reasons. */
    enum Fault {
        /** Not UTF-8, not JSON, or not what the grammar asks for. */
        GRAMMAR("J-1.1"),
        /** The right content in another spelling. */
        SPELLING("J-1.2");

        private final String step;

        Fault(String step) {
            this.step = step;
        }

        /** The step of the specification. */
        public String step() {
            return step;
        }
    }

    /** The content, or a refusal under the rule that wants this text to be well formed. */
    default Outcome<T> under(Rule rule) {
        if (this instanceof Refused<T> refused) {
            return Outcome.refused(rule.refuses(refused.fault().step() + " " + refused.why()));
        }
        return Outcome.accepted(((Value<T>) this).content());
    }

    /** The content, if there is one. */
    default Optional<T> value() {
        return this instanceof Value<T> found ? Optional.of(found.content()) : Optional.empty();
    }
}
