package org.dauys.verifier;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;

/** The ballots of a range that are not sound, each with the rule that it breaks (spec: V-1): five bytes each, for there may be many. */
final class Refused {
    /** B-6.k at k − 1. */
    private static final List<Rule> RULES =
            List.of(Rule.B_6_1, Rule.B_6_2, Rule.B_6_3, Rule.B_6_4, Rule.B_6_5, Rule.B_6_6, Rule.B_6_7);

    private final Range range;
    private int[] places = new int[16];
    private byte[] steps = new byte[16];
    private int count;

    Refused(Range range) {
        this.range = range;
    }

    /** @param index of the entry in the log, ascending from call to call */
    void add(long index, Rule rule) {
        add(Math.toIntExact(index - range.first()), (byte) (RULES.indexOf(rule) + 1));
    }

    private void add(int place, byte step) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            steps = Arrays.copyOf(steps, 2 * count);
        }
        places[count] = place;
        steps[count++] = step;
    }

    int size() {
        return count;
    }

    /** The rule that the entry there, one of the range, breaks; empty if it is sound. */
    Optional<Rule> rule(long index) {
        int found = Arrays.binarySearch(places, 0, count, Math.toIntExact(index - range.first()));
        return found < 0 ? Optional.empty() : Optional.of(RULES.get(steps[found] - 1));
    }

    byte[] encode() {
        var bytes = ByteBuffer.allocate(count * Section.REFUSED);
        for (int i = 0; i < count; i++) {
            bytes.putInt(places[i]).put(steps[i]);
        }
        return bytes.array();
    }

    /** Empty unless they are different entries of the range, in order, each with a rule. */
    static Optional<Refused> decode(ByteBuffer in, Range range) {
        var refused = new Refused(range);
        int last = -1;
        while (in.hasRemaining()) {
            int place = in.getInt();
            byte step = in.get();
            if (place <= last || place >= range.size() || step < 1 || step > RULES.size()) {
                return Optional.empty();
            }
            last = place;
            refused.add(place, step);
        }
        return Optional.of(refused);
    }
}
