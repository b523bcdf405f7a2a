package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.election.DeskStep;
import org.dauys.election.ElectionId;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposals;
import org.dauys.platform.Language;

/** The lines from the opening to the result, and every decision that waits for a signature. */
@Singleton
class DecisionSteps implements DeskStep {
    private final Proposals proposals;
    private final Logs logs;

    @Inject
    DecisionSteps(Proposals proposals, Logs logs) {
        this.proposals = proposals;
        this.logs = logs;
    }

    @Override
    public List<Line> lines(ElectionId election, Language reader) {
        var say = reader.say(DecisionTexts.class);
        var page = "/desk/" + election;
        var waiting = proposals.pending(election).stream().map(proposal -> waiting(proposal, page, say));
        var life = logs.snapshot(election).stream().flatMap(now -> new VotingLife(now, page, say, reader).lines());
        return Stream.concat(waiting, life).toList();
    }

    private static Line waiting(Proposal proposal, String page, DecisionTexts say) {
        return new Line(
                place(proposal),
                Status.WAITING,
                say.waitingFor(say.kind(DecisionKind.of(proposal.kind()))),
                say.signatures(proposal.signatures().size()),
                Optional.of(page + "/decisions/" + proposal.id()),
                false);
    }

    private static Stage place(Proposal proposal) {
        return switch (DecisionKind.of(proposal.kind())) {
            case START, KEYS, ABORTED -> Stage.CEREMONY;
            case OPEN -> Stage.OPENING;
            case EXTEND, SUSPEND, RESUME -> Stage.RUNNING;
            case CLOSE, CANCEL -> Stage.CLOSING;
            case REVOKE, REISSUE -> Stage.CODES;
            case REKEY -> Stage.PEOPLE;
        };
    }
}
