package org.dauys.protocol.record;

import static org.dauys.protocol.Rule.R_24;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.transcript.Hash;

/**
 * The fixed beginning of a record, and the one thing about it that can change.
 *
 * @param id the hash of entry 0 (spec: M-1)
 * @param keys under which its persons sign as of now
 */
public record Election(Hash id, Manifest manifest, PersonKeys keys) {
    static Election begin(Hash id, Manifest manifest) {
        return new Election(id, manifest, PersonKeys.of(manifest));
    }

    /** Committee, registrar or key holder, with the key of now. */
    public Optional<Person> person(String id) {
        return manifest.persons().stream()
                .filter(person -> person.id().equals(id))
                .map(keys::current)
                .findFirst();
    }

    /**
     *
     *
     * @param signers their ids
     * @param standing the attempt of the key ceremony that runs or is complete
     */
    Outcome<Election> replace(Entry.KeyReplaced entry, List<String> signers, Optional<Attempt> standing) {
        if (keys.isSpent()) {
            return Outcome.refused(R_24.refuses("more replaced keys than an election may have"));
        }
        if (person(entry.person()).isEmpty() || signers.contains(entry.person())) {
            return Outcome.refused(R_24.refuses("no person of the manifest, or one who signs this"));
        }
        if (standing.isPresent() && manifest.holder(entry.person()).isPresent()) {
            return Outcome.refused(R_24.refuses("a key holder's, while what it made with its secret stands"));
        }
        boolean taken = keys.contains(entry.key())
                || standing.filter(attempt -> attempt.communicationKeys().contains(entry.key()))
                        .isPresent();
        return taken
                ? Outcome.refused(R_24.refuses("a key that the election has or has had"))
                : Outcome.accepted(new Election(id, manifest, keys.with(entry)));
    }
}
