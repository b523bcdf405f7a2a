package org.dauys.election.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.draft.Spelled;
import org.dauys.protocol.manifest.Holder;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "election_person")
@IdClass(PersonRow.Key.class)
class PersonRow {
    @Id
    UUID election;

    @Id
    UUID staff;

    int place;

    String role;

    String tool;

    boolean operator;

    static PersonRow of(UUID election, int place, Person person) {
        var row = new PersonRow();
        row.election = election;
        row.staff = person.staff().value();
        row.place = place;
        row.role = person.role().word();
        row.tool = person.tool().word();
        row.operator = person.operator();
        return row;
    }

    Person person() {
        return new Person(
                new StaffId(staff),
                Spelled.as(Role.class, role).orElseThrow(),
                Spelled.as(Holder.Tool.class, tool).orElseThrow(),
                operator);
    }

    /** Of JPA: a class with a constructor without arguments. */
    static class Key {
        UUID election;
        UUID staff;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.election.equals(election) && key.staff.equals(staff);
        }

        @Override
        public int hashCode() {
            return Objects.hash(election, staff);
        }
    }
}
