package org.dauys.verifier;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dauys.protocol.Rule;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;

/** The ballots of a range that are not sound, each with the rule that it breaks (spec: V-1). */
final class Refused {
    /** B-6.k at k − 1. */
    private static final List<Rule> RULES =
            List.of(Rule.B_6_1, Rule.B_6_2, Rule.B_6_3, Rule.B_6_4, Rule.B_6_5, Rule.B_6_6, Rule.B_6_7);

    private final Map<Long, Rule> rules = new TreeMap<>();

    /** @param index of the entry in the log, ascending from call to call */
    void add(long index, Rule rule) {
        rules.put(index, rule);
    }

    int size() {
        return rules.size();
    }

    /** The rule that the entry there breaks; empty if it is sound. */
    Optional<Rule> rule(long index) {
        return Optional.ofNullable(rules.get(index));
    }

    byte[] encode(Range range) {
        var bytes = ByteBuffer.allocate(rules.size() * Section.REFUSED);
        rules.forEach((index, rule) ->
                bytes.putInt(Math.toIntExact(index - range.first())).put((byte) (RULES.indexOf(rule) + 1)));
        return bytes.array();
    }

    /** Empty unless they are different entries of the range, in order, each with a rule. */
    static Optional<Refused> decode(ByteBuffer in, Range range) {
        var refused = new Refused();
        int last = -1;
        while (in.hasRemaining()) {
            int place = in.getInt();
            int k = in.get();
            if (place <= last || place >= range.size() || k < 1 || k > RULES.size()) {
                return Optional.empty();
            }
            last = place;
            refused.add(range.first() + place, RULES.get(k - 1));
        }
        return Optional.of(refused);
    }
}
