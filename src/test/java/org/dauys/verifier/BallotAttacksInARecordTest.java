package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dauys.attacks.BallotAttacks;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The ballots are logged whatever they are, and the log is signed; the verifier names each of them and nothing else. */
class BallotAttacksInARecordTest extends BallotAttacks {
    private final Attacked attacked = new Attacked(open(SampleElection.of(
            "attacked",
            SampleElection.single("chair", "a", "b"),
            SampleElection.kOfN("board", 2, 3, 2, "p", "q", "r", "s"),
            SampleElection.single("deputy", "a", "b"),
            SampleElection.any("any", "x", "y"))));

    @TempDir
    Path directory;

    private static SampleRecord open(SampleElection election) {
        return new SampleRecord(election).manifest().ceremony(1).roll(3).open();
    }

    @Override
    protected BallotTerms open() {
        return attacked.record().opened().ballotTerms();
    }

    @Override
    protected CredentialKey key(int voter) {
        return attacked.record().credential(voter + 1);
    }

    @Override
    protected void takes(Purpose purpose, byte[] wire) {
        attacked.record().append(EntryWriter.ballot(purpose, wire));
    }

    @Override
    protected void refuses(String rule, Purpose purpose, byte[] wire) {
        attacked.with(rule, List.of(EntryWriter.ballot(purpose, wire)));
    }

    @AfterEach
    void the_verifier_names_each_of_them() throws IOException {
        attacked.judged(directory);
    }
}
