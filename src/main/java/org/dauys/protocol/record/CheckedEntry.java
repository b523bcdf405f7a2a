package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.transcript.Hash;

/**
 * An entry that has passed every check that needs no log: spelling, signatures, proofs. Only {@link EntryCheck} makes one.
 * Whether it is lawful in its place {@link RecordState#step} says.
 */
public final class CheckedEntry {
    private final ReadEntry entry;
    private final Optional<BallotFacts> ballot;

    CheckedEntry(ReadEntry entry, Optional<BallotFacts> ballot) {
        this.entry = entry;
        this.ballot = ballot;
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
        return entry.signed().map(signed -> signed.keyIds()).orElse(List.of());
    }

    /** What the log has to know of a ballot; empty for every other kind. */
    public Optional<BallotFacts> ballot() {
        return ballot;
    }
}
