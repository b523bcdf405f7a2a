package org.dauys.desk.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.dauys.account.CurrentStaff;
import org.dauys.account.StaffId;
import org.dauys.election.Committee;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.election.decision.Decisions.Proposing;
import org.dauys.platform.Answers;
import org.dauys.platform.Problem;
import org.dauys.platform.ProblemException;
import org.dauys.protocol.Refusal;

/** Opens the pages of one election to those who have a part in it; to all others it doesn't exist. */
@RequestScoped
class Door implements Committee {
    private final Elections elections;
    private final CurrentStaff staff;
    private final Words words;
    private final HttpHeaders headers;

    @Inject
    Door(Elections elections, CurrentStaff staff, Words words, HttpHeaders headers) {
        this.elections = elections;
        this.staff = staff;
        this.words = words;
        this.headers = headers;
    }

    @Override
    public StaffId me() {
        return staff.staff().id();
    }

    @Override
    public Election election(String id) {
        var election = ofAnyRole(id);
        if (!election.has(me(), Role.COMMITTEE)) {
            throw new ProblemException(problem(
                    403,
                    "desk.committee-only",
                    words.desk().committeeOnly(),
                    words.desk().committeeOnlyNext()));
        }
        return election;
    }

    private Election ofAnyRole(String id) {
        return ElectionId.of(id)
                .flatMap(elections::find)
                .filter(election -> election.people().find(me()).isPresent())
                .orElseThrow(() -> new ProblemException(problem(
                        404,
                        "desk.not-found",
                        words.desk().notFound(),
                        words.desk().notFoundNext())));
    }

    /** For committee, registrar and key holders. */
    Response anyRole(String id, Function<Election, Response> page) {
        return page.apply(ofAnyRole(id));
    }

    /** For its committee. */
    Response committee(String id, Function<Election, Response> page) {
        return page.apply(election(id));
    }

    /** For its committee, while it may be changed. */
    Response drafting(String id, Function<Election.Drafting, Response> page) {
        return committee(
                id,
                election -> election instanceof Election.Drafting drafting
                        ? page.apply(drafting)
                        : say(
                                409,
                                "desk.final",
                                words.desk().isFinal(),
                                words.desk().isFinalNext()));
    }

    /** For its committee, once it is final. */
    Response frozen(String id, Function<Election.Frozen, Response> page) {
        return committee(
                id,
                election -> election instanceof Election.Frozen frozen
                        ? page.apply(frozen)
                        : say(
                                409,
                                "desk.draft",
                                words.desk().isDraft(),
                                words.desk().isDraftNext()));
    }

    /** On to the page where it is signed, or to the decision that must be signed or withdrawn first. */
    Response proposed(Election election, Proposing proposing) {
        var list = "/desk/" + election.id() + "/decisions/";
        if (proposing instanceof Proposing.Proposed proposed) {
            return Answers.next(list + proposed.id());
        }
        if (proposing instanceof Proposing.InTheWay other) {
            return Answers.next(list + other.other());
        }
        return proposing instanceof Proposing.NotLawful ? notNow() : gone();
    }

    /** A part of an election that isn't there (any more). */
    Response gone() {
        return say(404, "desk.gone", words.desk().gone(), words.desk().goneNext());
    }

    /** A decision for which it is too early or too late. */
    Response notNow() {
        return say(409, "desk.not-now", words.desk().notNow(), words.desk().notNowNext());
    }

    /** The totals don't decode (spec: D-4.3): nothing is published, and the desk says where it is stuck. */
    Response disagrees(Refusal why) {
        return Problem.of(409, "desk.count-disagrees", words.decision().disagrees())
                .meaning(words.decision().disagreesMeaning())
                .next(words.decision().disagreesNext() + " " + why.rule().id())
                .with("rule", why.rule().id())
                .forReader(headers);
    }

    /** The log has too much to do; nothing was done. */
    Response busy() {
        return say(
                503,
                "desk.log-busy",
                words.decision().logBusy(),
                words.decision().logBusyNext());
    }

    private Response say(int status, String code, String title, String next) {
        return problem(status, code, title, next).forReader(headers);
    }

    private Problem problem(int status, String code, String title, String next) {
        return Problem.of(status, code, title)
                .meaning(words.desk().nothingChanged())
                .next(next);
    }
}
