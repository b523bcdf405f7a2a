package org.dauys.board;

import java.util.Optional;
import org.dauys.board.EntryStore.NewEntry;
import org.dauys.protocol.record.BallotFacts;
import org.dauys.protocol.record.CheckedEntry;
import org.dauys.protocol.transcript.Hash;

/** An entry's bytes, and that they passed every check that needs no log. */
record Checked(byte[] bytes, CheckedEntry entry) {
    /** The ballot's hash, of ballots and audited ballots. */
    Optional<Hash> ballot() {
        return entry.ballot().map(BallotFacts::hash);
    }

    NewEntry row() {
        return new NewEntry(entry.kind().id(), bytes, entry.hash(), ballot());
    }
}
