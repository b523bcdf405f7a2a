package org.dauys.protocol.manifest;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.contest.Contest;

/** Terms that obey every rule (spec: M-2, M-4). There is no way to hold any others. */
public final class Manifest {
    private final Terms terms;
    private final List<Contest> contests;

    private Manifest(Terms terms) {
        this.terms = terms;
        this.contests = IntStream.range(0, terms.contests().size())
                .mapToObj(
                        i -> Contest.of(i, terms.contests().get(i).definition()).orElseThrow())
                .toList();
    }

    /** M-2.1 and M-4 over the bytes of a manifest's document. */
    public static Outcome<Manifest> parse(byte[] document) {
        return Terms.parse(document).under(Rule.M_2_1).then(Manifest::of);
    }

    /** M-4: the first rule that {@code terms} break; {@link TermsRules#refusals} tells all. */
    public static Outcome<Manifest> of(Terms terms) {
        return TermsRules.refusals(terms).stream()
                .findFirst()
                .map(Outcome::<Manifest>refused)
                .orElseGet(() -> Outcome.accepted(new Manifest(terms)));
    }

    public Terms terms() {
        return terms;
    }

    /** The contests as the cryptography knows them, in order. */
    public List<Contest> contests() {
        return contests;
    }

    /** The committee's member with this id. */
    public Optional<Person> committeeMember(String id) {
        return find(terms.committee(), id);
    }

    /** The key holder with this id. */
    public Optional<Person> holder(String id) {
        return find(terms.trustees().holders().stream().map(Holder::person).toList(), id);
    }

    /** The registrar, if the codes are a registrar's and this is its id. */
    public Optional<Person> registrar(String id) {
        return terms.issuer() instanceof Issuer.Registrar issuer
                ? find(List.of(issuer.person()), id)
                : Optional.empty();
    }

    /** Everybody who may sign entries. */
    public List<Person> persons() {
        return TermsRules.persons(terms).toList();
    }

    private static Optional<Person> find(List<Person> persons, String id) {
        return persons.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
