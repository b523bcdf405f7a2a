package org.dauys.booth;

import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.receipt.ReceiptFile;

/** What became of a ballot that was sent. */
public sealed interface Answer {
    /** It stands in the log, now or since it was sent before. */
    record Recorded(ReceiptFile receipt) implements Answer {}

    /** @param rule of the record that it breaks, where it is one */
    record Refused(CastRefusal why, Optional<Rule> rule) implements Answer {
        public Refused(CastRefusal why) {
            this(why, Optional.empty());
        }
    }
}
