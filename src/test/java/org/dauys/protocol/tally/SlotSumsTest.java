package org.dauys.protocol.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.tally.Aggregate.OfContest;
import org.dauys.protocol.tally.Aggregate.OfSlot;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class SlotSumsTest {
    private static final int FLOOR = 5;
    private static final List<Contest> CONTESTS = List.of(contest(0, "chair", "a", "b"), contest(1, "board", "c", "d"));
    private static final List<CiphertextSum> SUMS = IntStream.range(0, 4)
            .mapToObj(i -> new CiphertextSum(Seeded.point("sum " + i), Identity.O))
            .toList();

    private static Contest contest(int index, String id, String... options) {
        return Contest.of(index, new Definition(id, Kind.SINGLE, 1, 1, false, List.of(options)))
                .orElseThrow();
    }

    @Test
    void every_contest_has_the_totals_of_its_own_slots() {
        var ids = Stream.of("a", "b", "c", "d").toList();
        var slots = IntStream.range(0, 4)
                .mapToObj(i -> new OfSlot(ids.get(i), SUMS.get(i)))
                .toList();
        assertEquals(
                new Aggregate(List.of(
                        new OfContest("chair", FLOOR, true, slots.subList(0, 2)),
                        new OfContest("board", FLOOR, true, slots.subList(2, 4)))),
                new SlotSums(FLOOR, SUMS).aggregate(CONTESTS, FLOOR));
    }

    @Test
    void fewer_ballots_than_the_floor_have_no_totals_and_no_result() {
        var aggregate = new SlotSums(FLOOR - 1, SUMS).aggregate(CONTESTS.subList(0, 1), FLOOR);
        assertEquals(new Aggregate(List.of(new OfContest("chair", FLOOR - 1, false, List.of()))), aggregate);
        var result = Result.of(WorkedTally.manifest(), aggregate, Map.of(), WorkedTally.ROLL)
                .value()
                .orElseThrow()
                .contests()
                .get(0);
        assertFalse(result.decrypted());
        assertEquals(FLOOR - 1, result.ballots());
        assertTrue(result.totals().isEmpty());
    }

    @Test
    void what_was_added_can_be_taken_off() {
        var sums = new SlotSums(3, SUMS);
        assertEquals(sums, sums.plus(sums).minus(sums));
        assertEquals(6, sums.plus(sums).ballots());
        assertEquals(sums, SlotSums.none(CONTESTS).plus(sums));
    }
}
