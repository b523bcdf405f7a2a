package org.dauys.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sign-in of staff: password, then a code of the authenticator app or a recovery code. */
public final class StaffSignIn {
    private final Accounts accounts;
    private final StaffSessions sessions;
    private final Limits limits;
    private final Pepper pepper;
    private final SecureRandom random;
    private final PasswordHash nobody;

    public StaffSignIn(Accounts accounts, StaffSessions sessions, Limits limits, Pepper pepper, SecureRandom random) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.pepper = pepper;
        this.random = random;
        this.nobody = PasswordHash.ofNobody(random);
    }

    /** Where a person signs in from. */
    public record Visitor(String address, String device) {}

    /** What a step came to. */
    public sealed interface Outcome {
        /** One step further. The browser gets this token in place of the one it had. */
        record Onward(Token token) implements Outcome {}

        /** Wrong, and not said in which part. */
        record Wrong() implements Outcome {}

        record TooMany(Duration pause) implements Outcome {}
    }

    /** Takes as long for an address without an account as for one with. */
    public Outcome password(String email, Password password, Visitor visitor, Instant now) {
        var typed = EmailAddress.parse(email);
        var subject = typed.map(EmailAddress::value).orElse("");
        var wait = limits.take(Limit.STAFF_ADDRESS, visitor.address(), now)
                .or(() -> limits.take(Limit.PASSWORD_AT_ADDRESS, subject + " " + visitor.address(), now))
                .or(() -> limits.take(Limit.PASSWORD, subject, now));
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        var account =
                typed.flatMap(accounts::find).filter(known -> known.staff().state() == Staff.State.ACTIVE);
        boolean fits = account.flatMap(Account::password).orElse(nobody).fits(password);
        return account.isPresent() && fits
                ? onward(account.get().staff().id(), StaffSession.Stage.SECOND_FACTOR, visitor, now)
                : new Outcome.Wrong();
    }

    /**
     * @param session one at {@link StaffSession.Stage#SECOND_FACTOR}; it ends with the success
     * @param typed six digits from the app
     */
    public Outcome code(StaffSession session, String typed, Visitor visitor, Instant now) {
        return second(session, visitor, now, account -> {
            var step = account.totp().map(totp -> totp.match(typed, now, account.lastStep()));
            return step.isPresent()
                    && step.get().isPresent()
                    && accounts.takeStep(account.staff().id(), step.get().getAsLong());
        });
    }

    /** As {@link #code}, with one of the ten codes that were kept for a lost phone. */
    public Outcome recovery(StaffSession session, String typed, Visitor visitor, Instant now) {
        var code = DigitCode.parse(DigitCode.Kind.RECOVERY, typed);
        var id = session.staff().id();
        return second(
                session,
                visitor,
                now,
                account -> code.map(each -> each.mac(pepper, id.toString()))
                        .filter(mac -> accounts.takeRecoveryCode(id, mac))
                        .isPresent());
    }

    private interface Check {
        boolean passes(Account account);
    }

    private Outcome second(StaffSession session, Visitor visitor, Instant now, Check check) {
        var id = session.staff().id();
        var wait = limits.take(Limit.SECOND_FACTOR, id.toString(), now);
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        Optional<Account> account = accounts.find(id);
        if (account.isEmpty() || !check.passes(account.get())) {
            return new Outcome.Wrong();
        }
        sessions.end(session.key());
        return onward(id, StaffSession.Stage.FULL, visitor, now);
    }

    private Outcome onward(StaffId id, StaffSession.Stage stage, Visitor visitor, Instant now) {
        var token = Token.fresh(random);
        sessions.start(token.hash(), id, stage, visitor.device(), now);
        return new Outcome.Onward(token);
    }
}
