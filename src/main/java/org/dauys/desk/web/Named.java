package org.dauys.desk.web;

import io.quarkus.qute.TemplateExtension;
import org.dauys.election.Election;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.decision.Act;
import org.dauys.election.decision.Proposal;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Texts;
import org.dauys.protocol.contest.Kind;

/** What templates ask a draft. */
@TemplateExtension
final class Named {
    private Named() {}

    static DecisionKind decision(Proposal proposal) {
        return DecisionKind.of(proposal.kind());
    }

    static DecisionKind decision(Act act) {
        return DecisionKind.of(act.kind());
    }

    /** Whether who runs the server holds enough keys to open the total alone. */
    static boolean operatorOpens(Election election) {
        long operators = election.people().in(Role.HOLDER).stream()
                .filter(Person::operator)
                .count();
        return operators >= election.draft().terms().threshold();
    }

    /** Whether one lost key loses the result. */
    static boolean allKeysNeeded(Election election) {
        return election.draft().terms().threshold()
                >= election.people().in(Role.HOLDER).size();
    }

    /** Whether some languages are there and others not. */
    static boolean halfTranslated(Texts texts) {
        return !texts.isEmpty() && !texts.missing().isEmpty();
    }

    static boolean single(Contest contest) {
        return contest.kind() == Kind.SINGLE;
    }

    static boolean isDraft(Election election) {
        return election instanceof Election.Drafting;
    }
}
