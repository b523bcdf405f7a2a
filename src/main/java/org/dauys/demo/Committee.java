package org.dauys.demo;

import java.time.Instant;
import org.dauys.election.Role;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Decisions.Proposing;
import org.dauys.election.decision.ProposalId;
import org.dauys.protocol.record.Entry;

/** Two members of the committee decide, as on their desks. */
final class Committee {
    private final Decisions decisions;
    private final Secrets secrets;

    Committee(Decisions decisions, Secrets secrets) {
        this.decisions = decisions;
        this.secrets = secrets;
    }

    /** Proposes and signs; goes on with a proposal that was left half signed. */
    void decide(Play play, Entry.InJson content, Instant at) {
        var actors = Actor.in(Role.COMMITTEE).subList(0, 2);
        var proposal = propose(play, content, actors.get(0), at);
        for (var actor : actors) {
            decisions.sign(proposal, secrets.id(actor), play.line(actor, content, secrets), at);
        }
        decisions.enter(proposal);
    }

    private ProposalId propose(Play play, Entry.InJson content, Actor by, Instant at) {
        var proposing = decisions.propose(play.election().id(), content, secrets.id(by), at);
        if (proposing instanceof Proposing.Proposed proposed) {
            return proposed.id();
        }
        if (proposing instanceof Proposing.InTheWay standing) {
            return standing.other();
        }
        throw new IllegalStateException(play.scene() + ": the committee may not decide");
    }
}
