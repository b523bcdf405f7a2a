package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.dauys.account.Account;
import org.dauys.account.Accounts;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.election.Election;
import org.dauys.election.Person;
import org.dauys.election.Role;

/** The committee by name. */
@Singleton
class Names {
    private final Accounts accounts;

    @Inject
    Names(Accounts accounts) {
        this.accounts = accounts;
    }

    String of(StaffId staff) {
        return accounts.name(staff);
    }

    /** Who can confirm the letters of this member: an account that is shut out cannot. Empty if nobody is left. */
    String others(Election election, StaffId maker) {
        return election.people().in(Role.COMMITTEE).stream()
                .map(Person::staff)
                .filter(staff -> !staff.equals(maker))
                .flatMap(staff -> accounts.find(staff).map(Account::staff).stream())
                .filter(staff -> staff.state() == Staff.State.ACTIVE)
                .map(Staff::name)
                .collect(Collectors.joining(", "));
    }
}
