package org.dauys.protocol.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.CiphertextSum;

/**
 * The ciphertexts of some ballots summed slot by slot, over all contests (spec: E-3). What was summed apart adds up, and can be
 * taken off again.
 *
 * @param ballots how many
 */
public record SlotSums(long ballots, List<CiphertextSum> slots) {
    public SlotSums {
        slots = List.copyOf(slots);
    }

    /** Of no ballots. */
    public static SlotSums none(List<Contest> contests) {
        return new SlotSums(0, Collections.nCopies(count(contests), CiphertextSum.ZERO));
    }

    static int count(List<Contest> contests) {
        return contests.stream().mapToInt(contest -> contest.slots().size()).sum();
    }

    /** Of these ballots and those; of the same slots. */
    public SlotSums plus(SlotSums others) {
        return new SlotSums(Math.addExact(ballots, others.ballots), each(others, CiphertextSum::plus));
    }

    /** Of these ballots without those, which are among them. */
    public SlotSums minus(SlotSums others) {
        return new SlotSums(Math.subtractExact(ballots, others.ballots), each(others, CiphertextSum::minus));
    }

    private List<CiphertextSum> each(SlotSums others, BinaryOperator<CiphertextSum> with) {
        return IntStream.range(0, slots.size())
                .mapToObj(i -> with.apply(slots.get(i), others.slots.get(i)))
                .toList();
    }

    /**
     * D-1, D-2: the totals as a record gives them.
     *
     * @param floor fewer ballots are not decrypted
     */
    public Aggregate aggregate(List<Contest> contests, int floor) {
        var totals = new ArrayList<Aggregate.OfContest>();
        boolean decrypt = ballots >= floor;
        int first = 0;
        for (var contest : contests) {
            int from = first;
            var all = IntStream.range(0, contest.slots().size())
                    .mapToObj(i -> new Aggregate.OfSlot(contest.slots().get(i), slots.get(from + i)))
                    .toList();
            totals.add(new Aggregate.OfContest(contest.id(), ballots, decrypt, decrypt ? all : List.of()));
            first += all.size();
        }
        return new Aggregate(totals);
    }
}
