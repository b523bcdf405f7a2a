package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.transcript.Hash;

/**
 * An entry that has passed every check that needs no log: spelling, signatures, proofs. Only {@link EntryCheck} makes one.
 * Whether it is lawful in its place {@link RecordState#step} says.
 */
public final class CheckedEntry {
    private final ReadEntry entry;
    private final List<Person> signers;
    private final Optional<BallotFacts> ballot;

    private CheckedEntry(ReadEntry entry, List<Person> signers, Optional<BallotFacts> ballot) {
        this.entry = entry;
        this.signers = List.copyOf(signers);
        this.ballot = ballot;
    }

    static CheckedEntry ballot(ReadEntry entry, BallotFacts ballot) {
        return new CheckedEntry(entry, List.of(), Optional.of(ballot));
    }

    /** @param signers with the keys under which the signatures hold; nobody if its body isn't signed */
    static CheckedEntry signed(ReadEntry entry, List<Person> signers) {
        return new CheckedEntry(entry, signers, Optional.empty());
    }

    /** The leaf hash. */
    public Hash hash() {
        return entry.hash();
    }

    public Entry content() {
        return entry.content();
    }

    public Kind kind() {
        return entry.content().kind();
    }

    /** Who signed it, ascending; nobody if its body isn't signed. */
    public List<String> signers() {
        return signers.stream().map(Person::id).toList();
    }

    /** R-6, again: are the keys under which the signatures hold still those of the signers? */
    boolean isSignedUnder(PersonKeys keys) {
        return signers.stream().map(keys::current).toList().equals(signers);
    }

    /** What the log has to know of a ballot; empty for every other kind. */
    public Optional<BallotFacts> ballot() {
        return ballot;
    }
}
