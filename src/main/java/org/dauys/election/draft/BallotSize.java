package org.dauys.election.draft;

import java.util.List;

/** How large a ballot of these contests is in the record (spec: B-3), known before anybody votes. */
public final class BallotSize {
    /** Bytes of the largest log entry (C2SP tlog-tiles). */
    public static final int LARGEST = 65_535;

    private static final int FIRST_LINE = "dauys/v1 audited\n".length();
    private static final int OPENED_CREDENTIAL_COUNTER_PREVIOUS = 32 + 33 + 4 + 32;
    private static final int SIGNATURE = 65 + 32;
    private static final int SLOT = 486;
    private static final int TOTAL_VALUE = 194;
    private static final int TOTAL_SAVED = 32;

    private BallotSize() {}

    /** Bytes of the largest ballot entry, its first line included. */
    public static int of(List<Contest> contests) {
        return FIRST_LINE
                + OPENED_CREDENTIAL_COUNTER_PREVIOUS
                + SIGNATURE
                + contests.stream().mapToInt(BallotSize::of).sum();
    }

    private static int of(Contest contest) {
        int values = contest.max() - contest.min() + 1;
        boolean cannotFail = !contest.blank()
                && contest.min() == 0
                && contest.max() == contest.options().size();
        boolean unfinished = values < 1;
        return SLOT * contest.slots() + (cannotFail || unfinished ? 0 : TOTAL_VALUE * values - TOTAL_SAVED);
    }
}
