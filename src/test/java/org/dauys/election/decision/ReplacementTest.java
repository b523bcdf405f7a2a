package org.dauys.election.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.dauys.election.decision.Replacement.Impossible;
import org.dauys.election.decision.Replacement.Possible;
import org.dauys.election.decision.Replacement.Why;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class ReplacementTest {
    @Test
    void nobody_is_asked_to_sign_what_the_record_would_not_take_any_more() {
        var record = new SampleRecord(SampleElection.of("spent", SampleElection.single("chair", "a", "b"))).manifest();
        for (int i = 1; i <= 100; i++) {
            assertInstanceOf(Possible.class, replacement(record), "before number " + i);
            record.append(record.signed(record.replacement("c3", "c3 " + i), "c1", "c2"));
        }
        assertEquals(new Impossible(Why.SPENT), replacement(record));
    }

    private static Replacement replacement(SampleRecord record) {
        return Replacement.of(record.state().stage(), "c3", Optional.of(Seeded.point("new")));
    }
}
