package org.dauys.election;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.account.StaffId;
import org.dauys.election.draft.Draft;

/** Who takes part in holding an election, in the order in which they were named. */
public record People(List<Person> all) {
    public static final People NOBODY = new People(List.of());

    public People {
        all = List.copyOf(all);
    }

    public List<Person> in(Role role) {
        return all.stream().filter(person -> person.role() == role).toList();
    }

    public Optional<Person> find(StaffId staff) {
        return all.stream().filter(person -> person.staff().equals(staff)).findFirst();
    }

    public boolean has(StaffId staff, Role role) {
        return find(staff).filter(person -> person.role() == role).isPresent();
    }

    /** The person who signs entries under this id. */
    public Optional<Person> byId(String id) {
        return all.stream().filter(person -> idOf(person).equals(id)).findFirst();
    }

    /** How the record names the person: {@code c1}, {@code t2}, {@code r1}. It doesn't change once the election is frozen. */
    public String idOf(Person person) {
        return person.role().letter() + (in(person.role()).indexOf(person) + 1);
    }

    /** With the person at the end, in place of an earlier part of hers. */
    public People plus(Person person) {
        return new People(Stream.concat(without(person.staff()).all.stream(), Stream.of(person))
                .toList());
    }

    public People without(StaffId staff) {
        return new People(
                all.stream().filter(person -> !person.staff().equals(staff)).toList());
    }

    /** With the person one place earlier or later among those of her role. */
    public People moved(Person person, boolean earlier) {
        var role = Draft.moved(in(person.role()), person, earlier);
        var others = all.stream().filter(other -> other.role() != person.role());
        return new People(Stream.concat(role.stream(), others).toList());
    }
}
