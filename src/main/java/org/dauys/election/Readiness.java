package org.dauys.election;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dauys.account.StaffId;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.election.draft.Gaps;
import org.dauys.protocol.manifest.Issuer;

/** All that an election still lacks before it can be frozen: in its draft and in its people (spec: M-2, M-4). */
public final class Readiness {
    private static final int FEWEST_COMMITTEE = 2;
    private static final int MOST = 9;

    private final List<Finding> findings = new ArrayList<>();

    private Readiness() {}

    /** @param hasKey whether the person has registered a signing key */
    public static List<Finding> of(Election.Drafting election, Predicate<StaffId> hasKey, Instant now) {
        var readiness = new Readiness();
        readiness.findings.addAll(Gaps.of(election.draft(), now));
        readiness.people(election, hasKey);
        return List.copyOf(readiness.findings);
    }

    private void people(Election.Drafting election, Predicate<StaffId> hasKey) {
        var people = election.people();
        var terms = election.draft().terms();
        int committee = people.in(Role.COMMITTEE).size();
        want(committee >= FEWEST_COMMITTEE, "people/committee", Reason.COMMITTEE_TOO_SMALL, FEWEST_COMMITTEE);
        want(committee <= MOST, "people/committee", Reason.COMMITTEE_TOO_LARGE, MOST);
        int holders = people.in(Role.HOLDER).size();
        want(holders > 0, "people/holder", Reason.NO_HOLDER, 0);
        want(holders <= MOST, "people/holder", Reason.TOO_MANY_HOLDERS, MOST);
        want(holders == 0 || terms.threshold() <= holders, "threshold", Reason.THRESHOLD_ABOVE_HOLDERS, holders);
        want(terms.threshold() != holders || terms.lossAccepted(), "lossAccepted", Reason.LOSS_NOT_ACCEPTED, 0);
        registrar(people.in(Role.REGISTRAR).size(), terms.issuer() == Issuer.Kind.REGISTRAR);
        people.all().stream()
                .filter(person -> !hasKey.test(person.staff()))
                .forEach(person -> findings.add(Finding.of("people/" + person.staff(), Reason.KEY_MISSING)));
    }

    private void registrar(int registrars, boolean needed) {
        want(!needed || registrars > 0, "people/registrar", Reason.REGISTRAR_MISSING, 0);
        want(needed || registrars == 0, "people/registrar", Reason.REGISTRAR_UNUSED, 0);
        want(registrars <= 1, "people/registrar", Reason.TOO_MANY, 1);
    }

    private void want(boolean lawful, String place, Reason reason, int limit) {
        if (!lawful) {
            findings.add(new Finding(place, reason, limit));
        }
    }
}
