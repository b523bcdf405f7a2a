package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.account.Account;
import org.dauys.account.Accounts;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.account.StaffKeys;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.protocol.group.Point;

/** The accounts behind the people of an election. */
@Singleton
class Colleagues {
    private final Accounts accounts;
    private final StaffKeys keys;

    @Inject
    Colleagues(Accounts accounts, StaffKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    List<Colleague> in(People people, Role role) {
        return people.in(role).stream()
                .flatMap(person -> colleague(people, person).stream())
                .toList();
    }

    boolean hasKey(StaffId staff) {
        return key(staff).isPresent();
    }

    /** The key that the account signs with now. */
    Optional<Point> key(StaffId staff) {
        return keys.current(staff);
    }

    String name(StaffId staff) {
        return accounts.name(staff);
    }

    /** Accounts that may still be given a part. */
    List<Staff> without(People people) {
        return accounts.all().stream()
                .filter(staff -> staff.state() != Staff.State.DISABLED)
                .filter(staff -> people.find(staff.id()).isEmpty())
                .toList();
    }

    /** @param id as a form sent it */
    Optional<Staff> find(String id) {
        return accounts.all().stream()
                .filter(staff -> staff.id().toString().equals(id))
                .findFirst();
    }

    private Optional<Colleague> colleague(People people, Person person) {
        return accounts.find(person.staff())
                .map(Account::staff)
                .map(staff -> new Colleague(person, staff, people.idOf(person), hasKey(staff.id())));
    }
}
