package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.JointKey;
import org.dauys.protocol.transcript.Hash;

/**
 * What is fixed from the opening on, but for the keys of persons.
 *
 * @param hash of the {@code opened} entry: the context of every ballot
 * @param entry what it says
 * @param ceremony the attempt that made the joint key
 */
public record OpenElection(Election election, Hash hash, Entry.Opened entry, Complete ceremony) {
    public JointKey jointKey() {
        return ceremony.jointKey();
    }

    /** */
    Outcome<OpenElection> replace(Entry.KeyReplaced replaced, List<String> signers) {
        return election.replace(replaced, signers, Optional.of(ceremony))
                .then(next -> Outcome.accepted(new OpenElection(next, hash, entry, ceremony)));
    }

    /** What every ballot is bound to. */
    public BallotTerms ballotTerms() {
        return new BallotTerms(hash, jointKey().key(), election.manifest().contests());
    }
}
