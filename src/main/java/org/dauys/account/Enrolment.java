package org.dauys.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.account.StaffSignIn.Visitor;
import org.dauys.platform.Language;

/**
 * How a person of staff comes in: a link, a password, an authenticator app. The link is used up when the app is confirmed,
 * not when it is opened: mail scanners open links, and people close windows.
 */
public final class Enrolment {
    /** How long a link is good. */
    public static final Duration LINK_LIFE = Duration.ofHours(72);

    private static final int RECOVERY_CODES = 10;

    private final Accounts accounts;
    private final StaffSessions sessions;
    private final Limits limits;
    private final Pepper pepper;
    private final SecureRandom random;

    public Enrolment(Accounts accounts, StaffSessions sessions, Limits limits, Pepper pepper, SecureRandom random) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.pepper = pepper;
        this.random = random;
    }

    /** Why an invitation is refused. */
    public enum InviteRefusal {
        NOT_AN_ADDRESS,
        NOT_A_NAME,
        /** Somebody has an account with this address. */
        ADDRESS_TAKEN
    }

    /** What an invitation came to. */
    public sealed interface Invited {
        /** The token goes into a link, and that to the person alone. */
        record Sent(Staff staff, Token token) implements Invited {}

        record Refused(InviteRefusal why) implements Invited {}
    }

    /** What following a link came to. */
    public sealed interface Followed {
        record Onward(Token session) implements Followed {}

        /** Wrong, used up, too old or replaced by a newer one: not told apart. */
        record Dead() implements Followed {}

        record TooMany(Duration pause) implements Followed {}
    }

    /** For the console at the first start: a link for whoever sets the installation up; empty once there is an account. */
    public Optional<Token> firstLink(Instant now) {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        var token = Token.fresh(random);
        accounts.inviteFirst(token.hash(), now.plus(LINK_LIFE));
        return Optional.of(token);
    }

    /** Invites a person. The caller must be an administrator. */
    public Invited invite(StaffId id, String email, String name, Language language, Instant now) {
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            return new Invited.Refused(InviteRefusal.NOT_AN_ADDRESS);
        }
        if (!Staff.isName(name)) {
            return new Invited.Refused(InviteRefusal.NOT_A_NAME);
        }
        var staff = new Staff(id, address.get(), name.strip(), language, false, Staff.State.INVITED);
        return accounts.add(staff)
                ? new Invited.Sent(staff, freshLink(staff, now))
                : new Invited.Refused(InviteRefusal.ADDRESS_TAKEN);
    }

    /** A new link for who has not finished; the older one ends. Empty for anybody else. The caller must be an administrator. */
    public Optional<Invited.Sent> inviteAgain(StaffId id, Instant now) {
        return accounts.find(id)
                .map(Account::staff)
                .filter(staff -> staff.state() == Staff.State.INVITED)
                .map(staff -> new Invited.Sent(staff, freshLink(staff, now)));
    }

    /** Opens set-up with the token of a link. */
    public Followed follow(String token, Visitor visitor, Instant now) {
        var wait = limits.take(Limit.INVITATION, visitor.address(), now);
        if (wait.isPresent()) {
            return new Followed.TooMany(wait.get());
        }
        return Token.parse(token)
                .flatMap(known -> accounts.invited(known.hash(), now))
                .<Followed>map(staff -> new Followed.Onward(setup(staff.id(), visitor, now)))
                .orElseGet(Followed.Dead::new);
    }

    /** Makes the first account, an administrator's, with the token of the console, and opens its set-up. */
    public Followed first(String token, Staff staff, Visitor visitor, Instant now) {
        var wait = limits.take(Limit.INVITATION, visitor.address(), now);
        if (wait.isPresent()) {
            return new Followed.TooMany(wait.get());
        }
        boolean good = Token.parse(token)
                .filter(known -> accounts.isFirst(known.hash(), now))
                .isPresent();
        return good && accounts.addFirst(staff)
                ? new Followed.Onward(setup(staff.id(), visitor, now))
                : new Followed.Dead();
    }

    /** Chooses the password; the weakness, if it may not be. */
    public Optional<Password.Weakness> choose(StaffSession setup, String typed) {
        var choice = Password.choose(typed, setup.staff());
        if (choice instanceof Password.Choice.Unfit unfit) {
            return Optional.of(unfit.weakness());
        }
        var fit = ((Password.Choice.Fit) choice).password();
        accounts.setPassword(setup.staff().id(), PasswordHash.of(fit, random));
        return Optional.empty();
    }

    /** True once the password is chosen, and the app comes next. */
    public boolean hasPassword(StaffSession setup) {
        return accounts.find(setup.staff().id()).flatMap(Account::password).isPresent();
    }

    /** The secret for the app: the same until it is confirmed, so that a page can be loaded twice. */
    public Totp app(StaffSession setup) {
        var id = setup.staff().id();
        return accounts.find(id).flatMap(Account::totp).orElseGet(() -> {
            var fresh = Totp.fresh(random);
            accounts.setTotp(id, fresh);
            return fresh;
        });
    }

    /** Confirms the app by its code: the account is active, and the browser signed in with a new token. Empty for a wrong code. */
    public Optional<Token> confirm(StaffSession setup, String typed, Visitor visitor, Instant now) {
        var id = setup.staff().id();
        var account = accounts.find(id).filter(known -> known.password().isPresent());
        var step = account.flatMap(Account::totp).map(totp -> totp.match(typed, now, 0));
        if (step.isEmpty() || step.get().isEmpty()) {
            return Optional.empty();
        }
        accounts.activate(id, step.get().getAsLong());
        sessions.endAll(id);
        var token = Token.fresh(random);
        sessions.start(token.hash(), id, StaffSession.Stage.FULL, visitor.device(), now);
        return Optional.of(token);
    }

    /** Ten new codes in place of the old ones, to be shown once. */
    public List<DigitCode> recoveryCodes(Staff staff) {
        var codes = Stream.generate(() -> DigitCode.fresh(DigitCode.Kind.RECOVERY, random))
                .limit(RECOVERY_CODES)
                .toList();
        var owner = staff.id().toString();
        accounts.setRecoveryCodes(
                staff.id(), codes.stream().map(code -> code.mac(pepper, owner)).toList());
        return codes;
    }

    private Token freshLink(Staff staff, Instant now) {
        var token = Token.fresh(random);
        accounts.invite(staff.id(), token.hash(), now.plus(LINK_LIFE));
        return token;
    }

    private Token setup(StaffId id, Visitor visitor, Instant now) {
        sessions.endAll(id);
        var token = Token.fresh(random);
        sessions.start(token.hash(), id, StaffSession.Stage.SETUP, visitor.device(), now);
        return token;
    }
}
