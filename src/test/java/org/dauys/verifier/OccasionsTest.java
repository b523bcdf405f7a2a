package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dauys.protocol.Rule;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

/** What is said of a check under which nothing was found. */
class OccasionsTest {
    private static Verification verified(SampleRecord record) throws Unreadable {
        return Verification.run(TiledRecord.open(Held.of(record)), new Anchor.None(), checked -> {});
    }

    private static Status ofDisputes(SampleRecord record) throws Unreadable {
        return verified(record).statuses().get(Rule.R_23);
    }

    @Test
    void a_check_has_passed_only_where_something_lawful_was_checked() throws Unreadable {
        var record = BrokenBeginnings.manifest();
        var dispute = new Entry.Dispute(0, Hash.ZERO, "q-4-6");
        assertEquals(Status.NOTHING, ofDisputes(record));
        assertEquals(Status.PASSED, verified(record).statuses().get(Rule.R_1));

        record.force(record.signed(dispute, "c1"));
        assertEquals(Status.NOT_RUN, ofDisputes(record));

        record.append(record.unsigned(dispute));
        assertEquals(Status.PASSED, ofDisputes(record));

        record.force(record.unsigned(new Entry.Dispute(1000, Hash.ZERO, "q-4-6")));
        assertEquals(Status.FAILED, ofDisputes(record));
    }

    @Test
    void an_empty_record_was_not_checked() throws Unreadable {
        var verification = verified(new SampleRecord(BrokenBeginnings.election()));
        assertEquals(Status.NOT_RUN, verification.statuses().get(Rule.R_23));
        assertEquals(Verdict.COULD_NOT_RUN, verification.verdict());
    }

    @Test
    void without_witnesses_there_is_no_cosignature_to_check() throws Unreadable {
        var alone = BrokenBeginnings.election().with(TermsChange.witnesses(new Witnesses(0, List.of())));
        assertEquals(
                Status.NOTHING,
                verified(new SampleRecord(alone).manifest()).statuses().get(Rule.L_5_1));
        assertEquals(
                Status.PASSED, verified(BrokenBeginnings.manifest()).statuses().get(Rule.L_5_1));
    }
}
