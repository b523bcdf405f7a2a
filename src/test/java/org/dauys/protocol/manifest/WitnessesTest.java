package org.dauys.protocol.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

class WitnessesTest {
    private static final SampleElection ELECTION =
            SampleElection.of("witnesses", SampleElection.single("chair", "a", "b"));
    private static final String TEXT = Checkpoint.text("dauys.example/e/witnesses", 1, Hash.ZERO);

    /** A head with the lines of these witnesses, of whom the manifest names 1 and 2. */
    private static int cosigners(Integer... witnesses) {
        var lines =
                Stream.of(witnesses).map(i -> ELECTION.witness(i).cosign(TEXT, SampleElection.OPENS.plusSeconds(i)));
        var note = Checkpoint.note(
                TEXT, Stream.concat(Stream.of(ELECTION.log().sign(TEXT)), lines).toList());
        return ELECTION.terms()
                .witnesses()
                .cosigners(Checkpoint.parse(Bytes.utf8(note)).orElseThrow());
    }

    @Test
    void each_witness_of_the_manifest_is_counted_once_and_nobody_else() {
        assertEquals(0, cosigners());
        assertEquals(1, cosigners(2));
        assertEquals(2, cosigners(1, 2));
        assertEquals(1, cosigners(1, 3));
    }
}
