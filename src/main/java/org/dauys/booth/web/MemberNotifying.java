package org.dauys.booth.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dauys.board.BoardId;
import org.dauys.booth.Notifying;
import org.dauys.booth.Outcome;
import org.dauys.election.ElectionId;
import org.dauys.notice.Notices;
import org.dauys.roll.RollLineId;

/** {@link Notifying} by e-mail, at the next full quarter of an hour. */
@Singleton
class MemberNotifying implements Notifying {
    private final Notices notices;

    @Inject
    MemberNotifying(Notices notices) {
        this.notices = notices;
    }

    @Override
    public Outcome of(BoardId election, UUID rollLine, boolean replaces) {
        return new Ballot(new ElectionId(election.value()), new RollLineId(rollLine), replaces);
    }

    private final class Ballot implements Outcome {
        private final ElectionId election;
        private final RollLineId member;
        private final boolean replaces;

        Ballot(ElectionId election, RollLineId member, boolean replaces) {
            this.election = election;
            this.member = member;
            this.replaces = replaces;
        }

        @Override
        public void keep() {
            notices.recorded(election, member, replaces);
        }

        @Override
        public void release() {
            // there is nothing to tell
        }

        @Override
        public void doubt(BooleanSupplier stands) {
            notices.doubt(election, member, replaces, stands);
        }
    }
}
