package org.dauys.protocol.partial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.log.Subtrees;
import org.dauys.protocol.partial.PartialVerdict.Head;
import org.dauys.protocol.partial.PartialVerdict.Of;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

/** V-3.1: numbers that can't go together are no partial verdict. */
class PartialVerdictTest {
    private static final Range RANGE = new Range(20, 30);
    private static final int SLOTS = 2;

    /** Under a head of so many entries. */
    private static PartialVerdict verdict(long size, Range range, long cast, long audited, long refused, long tags) {
        var subtrees = Collections.nCopies(Subtrees.count(range.first(), range.end()), Hash.ZERO);
        return new PartialVerdict(
                new Head("log.example", size, Hash.ZERO),
                new Of(Hash.ZERO, Seeded.point("joint key")),
                range,
                subtrees,
                new SlotSums(cast, Collections.nCopies(SLOTS, CiphertextSum.ZERO)),
                audited,
                new Section(tags, refused, Hash.ZERO));
    }

    private static PartialVerdict verdict(long cast, long audited, long refused) {
        return verdict(40, RANGE, cast, audited, refused, SLOTS * (cast + audited));
    }

    private static void isOne(PartialVerdict verdict) {
        assertEquals(Optional.of(verdict), PartialVerdict.parse(verdict.text()));
    }

    private static void isNone(PartialVerdict verdict) {
        assertEquals(Optional.empty(), PartialVerdict.parse(verdict.text()), verdict::toString);
    }

    @Test
    void every_ballot_of_a_range_is_one_of_its_entries() {
        isOne(verdict(0, 0, 0));
        isOne(verdict(10, 0, 0));
        isOne(verdict(3, 4, 3));
        isNone(verdict(11, 0, 0));
        isNone(verdict(0, 11, 0));
        isNone(verdict(0, 0, 11));
        isNone(verdict(4, 4, 3));
    }

    @Test
    void every_sound_ballot_has_a_tag_for_each_slot() {
        isNone(verdict(40, RANGE, 3, 4, 3, SLOTS * 7 - 1));
        isNone(verdict(40, RANGE, 3, 4, 3, SLOTS * 7 + 1));
        isNone(verdict(40, RANGE, 3, 4, 3, SLOTS * 3));
    }

    @Test
    void a_range_lies_under_its_head() {
        isOne(verdict(30, RANGE, 0, 0, 0, 0));
        isNone(verdict(29, RANGE, 0, 0, 0, 0));
    }

    @Test
    void places_in_a_range_have_31_bits() {
        long size = 1L << 40;
        isOne(verdict(size, new Range(20, 20L + Integer.MAX_VALUE), 0, 0, 0, 0));
        isNone(verdict(size, new Range(20, 21L + Integer.MAX_VALUE), 0, 0, 0, 0));
    }

    @Test
    void a_range_has_as_many_subtrees_as_it_must() {
        var right = verdict(3, 4, 3);
        var less = right.subtrees().subList(1, right.subtrees().size());
        isNone(new PartialVerdict(
                right.head(), right.election(), RANGE, less, right.cast(), right.audited(), right.section()));
    }

    @Test
    void a_range_has_entries() {
        assertEquals(10, RANGE.size());
        for (var none : List.of(List.of(5L, 5L), List.of(5L, 4L), List.of(-1L, 4L))) {
            assertThrows(IllegalArgumentException.class, () -> new Range(none.get(0), none.get(1)));
        }
        var text = new String(verdict(0, 0, 0).text(), StandardCharsets.UTF_8);
        for (int end : new int[] {20, 19, 0}) {
            var other = text.replace("\"end\":30", "\"end\":" + end);
            assertEquals(Optional.empty(), PartialVerdict.parse(other.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
