package org.dauys.protocol.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;

/** Sums the ciphertexts of counted ballots, slot by slot (spec: D-1, D-2). Keeps no ballot. Confined to one thread. */
public final class Aggregator {
    /** Points are summed in runs: a normalised sum costs as much as five additions. */
    private static final int RUN = 256;

    private final List<Contest> contests;
    private final int floor;
    private final List<Sum> sums;
    private long ballots;

    /** @param floor fewer ballots are not decrypted */
    public Aggregator(List<Contest> contests, int floor) {
        this.contests = List.copyOf(contests);
        this.floor = floor;
        int slots =
                contests.stream().mapToInt(contest -> contest.slots().size()).sum();
        this.sums = IntStream.range(0, slots).mapToObj(slot -> new Sum()).toList();
    }

    private static final class Sum {
        private final List<Element> alphas = new ArrayList<>(List.of(Identity.O));
        private final List<Element> betas = new ArrayList<>(List.of(Identity.O));

        void add(Ciphertext ciphertext) {
            alphas.add(ciphertext.alpha());
            betas.add(ciphertext.beta());
            if (alphas.size() > RUN) {
                var sum = get();
                alphas.clear();
                betas.clear();
                alphas.add(sum.alpha());
                betas.add(sum.beta());
            }
        }

        CiphertextSum get() {
            return new CiphertextSum(Element.sum(alphas), Element.sum(betas));
        }
    }

    /** Adds a ballot by its ciphertexts: a list a contest, one a slot. */
    public void add(List<List<Ciphertext>> ballot) {
        int slot = 0;
        for (var contest : ballot) {
            for (var ciphertext : contest) {
                sums.get(slot++).add(ciphertext);
            }
        }
        ballots++;
    }

    /** The totals of the ballots so far. */
    public Aggregate aggregate() {
        var totals = new ArrayList<Aggregate.OfContest>();
        int first = 0;
        for (var contest : contests) {
            int from = first;
            var slots = IntStream.range(0, contest.slots().size())
                    .mapToObj(i -> new Aggregate.OfSlot(
                            contest.slots().get(i), sums.get(from + i).get()))
                    .toList();
            boolean decrypt = ballots >= floor;
            totals.add(
                    new Aggregate.OfContest(contest.id(), ballots, decrypt, decrypt ? slots : Collections.emptyList()));
            first += slots.size();
        }
        return new Aggregate(totals);
    }
}
