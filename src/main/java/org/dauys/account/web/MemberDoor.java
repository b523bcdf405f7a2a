package org.dauys.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import org.dauys.account.MemberSessions;
import org.dauys.account.MemberSignIn;
import org.dauys.account.MemberSignIn.Answered;
import org.dauys.account.MemberSignIn.Asked;
import org.dauys.account.VoterDirectory;
import org.dauys.account.VoterDirectory.Place;
import org.dauys.platform.Problem;

/** What the pages and the calls of the members' sign-in share: the tokens of this browser, and where it calls from. */
@RequestScoped
class MemberDoor {
    private final MemberSignIn signIn;
    private final MemberSessions sessions;
    private final VoterDirectory rolls;
    private final Cookies cookies;
    private final Caller caller;
    private final Refusals refusals;
    private final Clock clock;

    @Inject
    MemberDoor(
            MemberSignIn signIn,
            MemberSessions sessions,
            VoterDirectory rolls,
            Cookies cookies,
            Caller caller,
            Refusals refusals,
            Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.rolls = rolls;
        this.cookies = cookies;
        this.caller = caller;
        this.refusals = refusals;
        this.clock = clock;
    }

    Place place(String slug) {
        return rolls.place(slug).orElseThrow(NotFoundException::new);
    }

    Asked ask(Place place, String card) {
        return signIn.ask(place, card, caller.address(), clock.instant());
    }

    Answered answer(Place place, String code) {
        return cookies.read(Cookies.Kind.CODE)
                .map(token -> signIn.answer(place, token, code, caller.address(), clock.instant()))
                .orElseGet(Answered.AskAgain::new);
    }

    /** The cookies of a browser that is signed in now. An earlier session of it ends. */
    NewCookie[] signedIn(Answered.SignedIn signedIn) {
        signOut();
        return new NewCookie[] {cookies.put(Cookies.Kind.MEMBER, signedIn.session()), cookies.remove(Cookies.Kind.CODE)
        };
    }

    NewCookie signOut() {
        cookies.read(Cookies.Kind.MEMBER).ifPresent(token -> sessions.end(token.hash()));
        return cookies.remove(Cookies.Kind.MEMBER);
    }

    Problem refusal(Answered answered) {
        if (answered instanceof Answered.Wrong wrong) {
            return refusals.wrongCode(wrong.triesLeft());
        }
        if (answered instanceof Answered.TooMany tooMany) {
            return refusals.tooMany(tooMany.pause());
        }
        return answered instanceof Answered.NotACode ? refusals.notACode() : refusals.askAgain();
    }
}
