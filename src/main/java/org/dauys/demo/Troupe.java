package org.dauys.demo;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.account.Account;
import org.dauys.account.Accounts;
import org.dauys.account.Password;
import org.dauys.account.PasswordHash;
import org.dauys.account.Staff;
import org.dauys.account.StaffKeys;

/** Gives the actors their accounts and signing keys. */
final class Troupe {
    private final Accounts accounts;
    private final StaffKeys keys;
    private final Secrets secrets;
    private final SecureRandom random;

    Troupe(Accounts accounts, StaffKeys keys, Secrets secrets, SecureRandom random) {
        this.accounts = accounts;
        this.keys = keys;
        this.secrets = secrets;
        this.random = random;
    }

    boolean isNobodyElseHere() {
        var actors = Stream.of(Actor.values()).map(secrets::id).toList();
        return accounts.all().stream().map(Staff::id).allMatch(actors::contains);
    }

    /** By the address: under another master key the ids of the same database would be others. */
    boolean isAnybodyHere() {
        return Stream.of(Actor.values())
                .anyMatch(actor -> accounts.find(actor.email()).isPresent());
    }

    boolean isActive(Actor actor) {
        return account(actor)
                .filter(known -> known.staff().state() != Staff.State.INVITED)
                .isPresent();
    }

    /** Makes what is missing of an actor's account. */
    void enter(Actor actor, Instant now) {
        var id = secrets.id(actor);
        boolean admin = actor == Actor.ADMIN;
        accounts.add(new Staff(id, actor.email(), actor.fullName(), actor.language(), admin, Staff.State.INVITED));
        if (actor.role().isPresent()) {
            keys.register(id, secrets.paper(actor).signingKey().timesG(), now);
        }
        if (!isActive(actor)) {
            accounts.setPassword(id, PasswordHash.of(Password.typed(secrets.password(actor)), random));
            accounts.setTotp(id, secrets.app(actor));
            accounts.activate(id, 1);
        }
    }

    private Optional<Account> account(Actor actor) {
        return accounts.find(secrets.id(actor));
    }
}
