package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dauys.attacks.CeremonyAttacks;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the holders send is logged whatever it is, and the log is signed; the verifier names each entry and nothing else. */
class CeremonyAttacksInARecordTest extends CeremonyAttacks {
    private Attacked attacked = new Attacked(BrokenBeginnings.manifest());

    @TempDir
    Path directory;

    @Override
    protected void agree() {}

    @Override
    protected void addUp() {
        attacked = new Attacked(BrokenTallies.tallied());
    }

    private SampleRecord record() {
        return attacked.record();
    }

    @Override
    protected Stage stage() {
        return record().state().stage();
    }

    @Override
    protected PersonSecret secret(String person) {
        return record().secret(person);
    }

    @Override
    protected void takes(List<byte[]> entries) {
        entries.forEach(record()::append);
    }

    @Override
    protected void refuses(String rule, String holder, List<byte[]> entries) {
        attacked.with(rule, entries);
    }

    @AfterEach
    void the_verifier_names_each_of_them() throws IOException {
        attacked.judged(directory);
    }
}
