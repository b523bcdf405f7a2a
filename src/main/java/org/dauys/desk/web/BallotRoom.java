package org.dauys.desk.web;

import org.dauys.election.draft.BallotSize;
import org.dauys.election.draft.Draft;

/**
 * How much of a ballot's room in the record is taken.
 *
 * @param bytes of the largest ballot
 * @param percent of what fits
 */
record BallotRoom(int bytes, int percent) {
    static BallotRoom of(Draft draft) {
        int bytes = BallotSize.of(draft.contests());
        return new BallotRoom(bytes, (int) Math.ceil(100.0 * bytes / BallotSize.LARGEST));
    }
}
