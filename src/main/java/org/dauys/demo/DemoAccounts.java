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

/** Gives the staff of the demonstration their accounts and signing keys. */
final class DemoAccounts {
    private final Accounts accounts;
    private final StaffKeys keys;
    private final DemoSecrets secrets;
    private final SecureRandom random;

    DemoAccounts(Accounts accounts, StaffKeys keys, DemoSecrets secrets, SecureRandom random) {
        this.accounts = accounts;
        this.keys = keys;
        this.secrets = secrets;
        this.random = random;
    }

    boolean isNobodyElseHere() {
        var people = Stream.of(DemoStaff.values()).map(secrets::id).toList();
        return accounts.all().stream().map(Staff::id).allMatch(people::contains);
    }

    /** By the address: under another master key the ids of the same database would be others. */
    boolean isAnybodyHere() {
        return Stream.of(DemoStaff.values())
                .anyMatch(person -> accounts.find(person.email()).isPresent());
    }

    boolean isActive(DemoStaff person) {
        return account(person)
                .filter(known -> known.staff().state() != Staff.State.INVITED)
                .isPresent();
    }

    /** Makes what is missing of a person's account. */
    void make(DemoStaff person, Instant now) {
        var id = secrets.id(person);
        boolean admin = person == DemoStaff.ADMIN;
        accounts.add(new Staff(id, person.email(), person.fullName(), person.language(), admin, Staff.State.INVITED));
        if (person.role().isPresent()) {
            keys.register(id, secrets.paper(person).signingKey().timesG(), now);
        }
        if (!isActive(person)) {
            accounts.setPassword(id, PasswordHash.of(Password.typed(secrets.password(person)), random));
            accounts.setTotp(id, secrets.app(person));
            accounts.activate(id, 1);
        }
    }

    private Optional<Account> account(DemoStaff person) {
        return accounts.find(secrets.id(person));
    }
}
