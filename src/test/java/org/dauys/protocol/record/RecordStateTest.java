package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStateTest {
    @Test
    void a_small_election_runs_from_its_manifest_to_its_result() {
        var record = new SampleRecord(SampleElection.of("small", SampleElection.single("chair", "a", "b")))
                .manifest()
                .ceremony(1)
                .roll(5)
                .open()
                .vote(1, List.of(List.of(0)))
                .vote(2, List.of(List.of(1)))
                .audit(3, List.of(List.of(0)))
                .vote(3, List.of(List.of(0)))
                .vote(2, List.of(List.of(0)))
                .vote(4, List.of(List.of(2)))
                .close()
                .aggregate()
                .decrypt(3)
                .decrypt(1)
                .result();

        var decided = (Decided) record.state().stage();
        var chair = decided.result().contests().get(0);
        assertEquals(
                List.of(3L, 0L, 1L),
                chair.totals().stream().map(total -> total.votes()).toList());
        assertEquals(List.of("a"), chair.outcome().elected());
        assertEquals(new RecordState.Counts(5, 1, 4, 0, 0, 0), record.state().counts());
    }
}
