package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who does what in a stretch of a {@link SyntheticRecord}. Of a hundred ballots 78 are somebody's first, 20 replace one of the same stretch
 * and two are tests; in the middle a credential that has voted is revoked with its ballot, and its replacement votes.
 *
 * @param voters who vote in it, the one with the new credential included, numbered from 0
 * @param reissued whose credential is the new one; −1 if the stretch is too short for that
 */
record SyntheticPlan(List<Turn> turns, int voters, int reissued) {
    /** Nobody's credential is replaced in a shorter stretch. */
    static final int SHORT = 20;

    private static final int REPLACES = 5;
    private static final int TESTS = 50;

    enum What {
        CAST,
        TEST,
        /** The voter's credential dies with its ballot, and the {@code reissued} one takes its place. */
        REVOKE
    }

    record Turn(What what, int voter) {}

    /** @param seed decides whose ballots are replaced, and nothing else */
    static SyntheticPlan of(int ballots, long seed) {
        var random = new SplittableRandom(seed);
        var turns = new ArrayList<Turn>();
        var voted = new ArrayList<Integer>();
        int next = 0;
        int reissued = -1;
        for (int i = 0; i < ballots; i++) {
            if (ballots >= SHORT && i == ballots / 2) {
                turns.add(new Turn(What.REVOKE, voted.remove(random.nextInt(voted.size()))));
                reissued = next;
            } else if (i % REPLACES == REPLACES - 1) {
                turns.add(new Turn(What.CAST, voted.get(random.nextInt(voted.size()))));
                continue;
            } else if (i % TESTS == 0 && i < ballots - 1) {
                turns.add(new Turn(What.TEST, next));
                continue;
            }
            turns.add(new Turn(What.CAST, next));
            voted.add(next++);
        }
        return new SyntheticPlan(turns, next, reissued);
    }
}
