package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.Test;

class CeremonyStateTest {
    @Test
    void nobody_is_asked_to_start_what_the_record_would_not_take_any_more() {
        var record = new SampleRecord(SampleElection.of("spent", SampleElection.single("chair", "a", "b"))).manifest();
        for (int i = 1; i <= 100; i++) {
            assertTrue(state(record).canStart(), "before attempt " + i);
            var start = record.append(record.byCommittee(new CeremonyMessage.Start(i, 2, List.of("t1", "t2"))));
            assertTrue(state(record).canAbort(), "attempt " + i);
            record.append(record.byCommittee(new Entry.Ceremony(new CeremonyMessage.Aborted(start, "again"))));
        }
        assertEquals(CeremonyState.SPENT, state(record));
        assertFalse(state(record).canStart());
        assertFalse(state(record).canAbort());
        assertEquals(Optional.of(DecisionKind.CANCEL), state(record).next());
    }

    private static CeremonyState state(SampleRecord record) {
        return CeremonyState.of(((Preparing) record.state().stage()).ceremony());
    }
}
