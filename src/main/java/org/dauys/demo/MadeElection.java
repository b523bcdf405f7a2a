package org.dauys.demo;

import java.time.Instant;
import java.util.List;
import org.dauys.board.Appending;
import org.dauys.board.PublicLog;
import org.dauys.election.Election;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Stage;

/** A final election of the demonstration and its public log, which says what has happened so far. */
record MadeElection(DemoElection plan, Election.Frozen election, PublicLog log) {
    Stage stage() {
        return log.snapshot().stage();
    }

    Instant opens() {
        return election.draft().opens().orElseThrow();
    }

    Instant closes() {
        return election.draft().closes().orElseThrow();
    }

    /** A person's line under an entry (spec: J-3). */
    String line(DemoStaff person, Entry.InJson content, DemoSecrets secrets) {
        return EntryWriter.sign(
                election.manifest(),
                content,
                id(person, secrets),
                secrets.paper(person).signingKey());
    }

    /** How the record names the person. */
    String id(DemoStaff person, DemoSecrets secrets) {
        var people = election.people();
        return people.idOf(people.find(secrets.id(person)).orElseThrow());
    }

    /** @throws IllegalStateException if the log does not take them */
    void append(List<byte[]> entries) {
        if (log.append(entries) instanceof Appending.Refused refused) {
            throw new IllegalStateException(plan + ": " + refused.refusal());
        }
    }
}
