package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Person;

/** how many persons of which right must have signed an entry (spec: 10, Kinds). */
final class Signers {
    private static final int COMMITTEE = 2;

    private Signers() {}

    /**
     * The signers of {@code read} in the order of its lines, each with the key of now; empty if they aren't those whom its kind
     * needs.
     */
    static Optional<List<Person>> of(ReadEntry read, Election election) {
        return entitled(read, election.manifest())
                .map(persons -> persons.stream().map(election.keys()::current).toList());
    }

    private static Optional<List<Person>> entitled(ReadEntry read, Manifest manifest) {
        var ids = read.signed().map(signed -> signed.keyIds()).orElse(List.of());
        return switch (read.content().kind()) {
            case CEREMONY_START,
                    CEREMONY_KEYS,
                    CEREMONY_ABORTED,
                    OPENED,
                    CREDENTIAL_REVOKED,
                    CREDENTIAL_REISSUED,
                    EXTENDED,
                    SUSPENDED,
                    RESUMED,
                    CANCELLED,
                    KEY_REPLACED -> persons(ids, COMMITTEE, manifest::committeeMember);
            case CEREMONY_COMMIT, CEREMONY_REVEAL, CEREMONY_CONFIRM, CEREMONY_COMPLAINT, PARTIAL_DECRYPTION ->
                persons(ids, 1, manifest::holder);
            case ROLL ->
                manifest.terms().issuer() instanceof Issuer.Registrar
                        ? persons(ids, 1, manifest::registrar)
                        : persons(ids, 0, manifest::registrar);
            case CLOSED ->
                read.content() instanceof Entry.ClosedEarly
                        ? persons(ids, COMMITTEE, manifest::committeeMember)
                        : persons(ids, 0, manifest::committeeMember);
            case MANIFEST, PART, BALLOT, AUDITED, AGGREGATE, RESULT, DISPUTE ->
                persons(ids, 0, manifest::committeeMember);
        };
    }

    private static Optional<List<Person>> persons(
            List<String> ids, int wanted, Function<String, Optional<Person>> right) {
        var persons = ids.stream().flatMap(id -> right.apply(id).stream()).toList();
        return ids.size() == wanted && persons.size() == wanted ? Optional.of(persons) : Optional.empty();
    }
}
