package org.dauys.demo;

import java.time.Instant;
import org.dauys.election.Role;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Decisions.Proposing;
import org.dauys.election.decision.ProposalId;
import org.dauys.protocol.record.Entry;

/** Two members of the committee decide, as on their desks. */
final class DemoCommittee {
    private final Decisions decisions;
    private final DemoSecrets secrets;

    DemoCommittee(Decisions decisions, DemoSecrets secrets) {
        this.decisions = decisions;
        this.secrets = secrets;
    }

    /** Proposes and signs; goes on with a proposal that was left half signed. */
    void decide(MadeElection made, Entry.InJson content, Instant at) {
        var people = DemoStaff.in(Role.COMMITTEE).subList(0, 2);
        var proposal = propose(made, content, people.get(0), at);
        for (var person : people) {
            decisions.sign(proposal, secrets.id(person), made.line(person, content, secrets), at);
        }
        decisions.enter(proposal);
    }

    private ProposalId propose(MadeElection made, Entry.InJson content, DemoStaff by, Instant at) {
        var proposing = decisions.propose(made.election().id(), content, secrets.id(by), at);
        if (proposing instanceof Proposing.Proposed proposed) {
            return proposed.id();
        }
        if (proposing instanceof Proposing.InTheWay standing) {
            return standing.other();
        }
        throw new IllegalStateException(made.plan() + ": the committee may not decide");
    }
}
