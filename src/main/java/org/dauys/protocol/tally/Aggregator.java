package org.dauys.protocol.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;

/** Sums the ciphertexts of ballots, slot by slot. Keeps no ballot. Confined to one thread. */
public final class Aggregator {
    /** Points are summed in runs: a normalised sum costs as much as five additions. */
    private static final int RUN = 256;

    private final List<Sum> sums;
    private long ballots;

    public Aggregator(List<Contest> contests) {
        this.sums = IntStream.range(0, SlotSums.count(contests))
                .mapToObj(slot -> new Sum())
                .toList();
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

    /** The sums of the ballots so far. */
    public SlotSums sums() {
        return new SlotSums(ballots, sums.stream().map(Sum::get).toList());
    }
}
