package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.account.Staff;
import org.dauys.account.Task;
import org.dauys.account.Task.Turn;
import org.dauys.account.TaskSource;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposals;
import org.dauys.platform.Language;

/** On a person's home page: her elections, and the decisions that wait for her signature. */
@Singleton
class SignatureTasks implements TaskSource {
    private static final int MOST = 20;

    private final Proposals proposals;
    private final Elections elections;

    @Inject
    SignatureTasks(Proposals proposals, Elections elections) {
        this.proposals = proposals;
        this.elections = elections;
    }

    @Override
    public List<Task> tasksOf(Staff staff, Language language) {
        var desk = new Task(Turn.OPEN, language.say(DeskTexts.class).elections(), "", "/desk");
        var signatures = proposals.waitingFor(staff.id(), MOST).stream()
                .filter(proposal -> !isAbout(proposal, staff))
                .map(proposal -> task(proposal, language));
        return Stream.concat(signatures, Stream.of(desk)).toList();
    }

    /** A person's own key is for others to replace. */
    private boolean isAbout(Proposal proposal, Staff staff) {
        return elections
                .find(proposal.election())
                .map(Election::people)
                .flatMap(people -> people.find(staff.id()).map(people::idOf))
                .filter(kid -> Decisions.isAbout(proposal, kid))
                .isPresent();
    }

    private Task task(Proposal proposal, Language language) {
        var say = language.say(DecisionTexts.class);
        var election = elections.find(proposal.election());
        return new Task(
                Turn.YOURS,
                say.waitingFor(say.kind(DecisionKind.of(proposal.kind()))),
                election.map(known -> known.title(language)).orElse(""),
                "/desk/" + proposal.election() + "/decisions/" + proposal.id());
    }
}
