package org.dauys.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.VoterDirectory.Place;

/**
 * Sign-in of a member for one election: card number, then the code that came by e-mail. To whoever is not on the roll
 * every answer is the same, after the same work.
 *
 * <p>Tries are counted for the browser that asked, so that nobody can use up another's; a member to whom no further code may
 * be mailed now can use the last one in any browser.
 */
public final class MemberSignIn {
    private final VoterDirectory rolls;
    private final OneTimeCodes codes;
    private final MemberSessions sessions;
    private final Limits limits;
    private final CodePost post;
    private final Pepper pepper;
    private final SecureRandom random;

    public MemberSignIn(
            VoterDirectory rolls,
            OneTimeCodes codes,
            MemberSessions sessions,
            Limits limits,
            CodePost post,
            Pepper pepper,
            SecureRandom random) {
        this.rolls = rolls;
        this.codes = codes;
        this.sessions = sessions;
        this.limits = limits;
        this.post = post;
        this.pepper = pepper;
        this.random = random;
    }

    /** Sends a code to a member. Must answer at once. */
    public interface CodePost {
        void send(Place place, Voter voter, DigitCode code);
    }

    /** What asking for a code came to. */
    public sealed interface Asked {
        /** If the card is on the roll, a code is on its way. The browser gets the token, to answer with. */
        record Sent(Token answer) implements Asked {}

        /** Not a card number: nothing, or too much. */
        record NotACard() implements Asked {}

        record TooMany(Duration pause) implements Asked {}
    }

    /** What a code came to. */
    public sealed interface Answered {
        record SignedIn(Token session) implements Answered {}

        /** Not eight digits; costs no try. */
        record NotACode() implements Answered {}

        record Wrong(int triesLeft) implements Answered {}

        /** Too old, used, tried too often, or never asked for: a new one has to be sent. */
        record AskAgain() implements Answered {}

        record TooMany(Duration pause) implements Answered {}
    }

    /** @param address where the request came from */
    public Asked ask(Place place, String card, String address, Instant now) {
        if (card.isBlank() || card.length() > VoterDirectory.CARD_LONGEST) {
            return new Asked.NotACard();
        }
        var wait = limits.take(Limit.CODE_ADDRESS, address, now);
        if (wait.isPresent()) {
            return new Asked.TooMany(wait.get());
        }
        var voter = rolls.find(place, card.strip());
        var answer = Token.fresh(random);
        var line = voter.map(Voter::line).orElseGet(() -> nobodysLine(answer));
        var code = DigitCode.fresh(DigitCode.Kind.ONE_TIME, random);
        var until = now.plus(OneTimeCodes.LIFE);
        var mac = code.mac(pepper, line.toString());
        var subject = subject(place, voter, card);
        boolean mayMail = limits.take(Limit.CODE_GAP, subject, now)
                .or(() -> limits.take(Limit.CODE_MAIL, subject, now))
                .isEmpty();
        if (mayMail) {
            codes.keep(answer.hash(), place.election(), line, mac, until);
            voter.ifPresent(known -> post.send(place, known, code));
        } else {
            codes.keepLast(answer.hash(), place.election(), line, mac, until);
        }
        return new Asked.Sent(answer);
    }

    /**
     * @param answer the token that {@link #ask} gave this browser
     * @param typed the code from the e-mail, spaces forgiven
     */
    public Answered answer(Place place, Token answer, String typed, String address, Instant now) {
        var code = DigitCode.parse(DigitCode.Kind.ONE_TIME, typed);
        if (code.isEmpty()) {
            return new Answered.NotACode();
        }
        var wait = limits.take(Limit.CODE_TRY_ADDRESS, address, now);
        if (wait.isPresent()) {
            return new Answered.TooMany(wait.get());
        }
        var kept =
                codes.take(answer.hash(), now).filter(known -> known.election().equals(place.election()));
        if (kept.isEmpty() || kept.get().triesLeft() < 0) {
            return new Answered.AskAgain();
        }
        var line = kept.get().line();
        var waitForLine = limits.take(Limit.CODE_TRY_AT_ADDRESS, line + " " + address, now)
                .or(() -> limits.take(Limit.CODE_TRY, line.toString(), now));
        if (waitForLine.isPresent()) {
            return new Answered.TooMany(waitForLine.get());
        }
        boolean right =
                code.get().mac(pepper, line.toString()).equals(kept.get().code());
        if (right && codes.use(answer.hash(), place.election(), line)) {
            return new Answered.SignedIn(start(place, line, now));
        }
        return kept.get().triesLeft() == 0
                ? new Answered.AskAgain()
                : new Answered.Wrong(kept.get().triesLeft());
    }

    /** The end is rounded, so that the table does not tell who signed in a moment before which ballot. */
    private Token start(Place place, UUID line, Instant now) {
        var token = Token.fresh(random);
        long grain = Duration.ofMinutes(5).toSeconds();
        long end = now.plus(MemberSessions.LIFE).getEpochSecond() / grain * grain + grain;
        sessions.start(token.hash(), Member.stored(place.election(), line), Instant.ofEpochSecond(end));
        return token;
    }

    /** Strangers have a limit of their own, so that they cost what members cost. */
    private static String subject(Place place, Optional<Voter> voter, String card) {
        return place.election() + " "
                + voter.map(known -> known.line().toString()).orElse(card);
    }

    private static UUID nobodysLine(Token answer) {
        return UUID.nameUUIDFromBytes(answer.hash().encode());
    }
}
