package org.dauys.protocol.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.receipt.ReceiptCheck.Status;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

class ReceiptCheckTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));

    private static SampleRecord open() {
        return new SampleRecord(SampleElection.of("receipts", SampleElection.single("chair", "a", "b")))
                .manifest()
                .ceremony(1)
                .roll(3)
                .open();
    }

    private static Receipt last(SampleRecord record) {
        int size = record.entries().size();
        return record.claim(size - 1, size);
    }

    private static ReceiptCheck check(SampleRecord record) {
        return new ReceiptCheck(
                record.state(), record.tree(), index -> record.entries().get(Math.toIntExact(index)));
    }

    private static Status status(SampleRecord record, Receipt receipt) {
        assertEquals(Optional.empty(), check(record).refusal(receipt));
        return check(record).status(receipt);
    }

    @Test
    void a_ballot_is_recorded_until_voting_closes_and_then_counted_unless_another_took_its_place() {
        var record = open().vote(1, FIRST);
        var one = last(record);
        var two = last(record.vote(2, FIRST));
        assertEquals(Status.RECORDED, status(record, one));
        var again = last(record.vote(1, FIRST));
        assertEquals(Status.REPLACED, status(record, one));
        record.close();
        assertEquals(Status.REPLACED, status(record, one));
        assertEquals(Status.COUNTED, status(record, two));
        assertEquals(Status.COUNTED, status(record, again));
    }

    @Test
    void an_audited_ballot_stays_audited() {
        var record = open().audit(1, FIRST);
        var audited = last(record);
        assertEquals(Status.AUDITED, status(record, audited));
        assertEquals(Status.AUDITED, status(record.vote(1, FIRST).close(), audited));
    }

    @Test
    void a_ballot_falls_with_its_credential() {
        var record = open().vote(1, FIRST);
        var one = last(record);
        var two = last(record.vote(2, FIRST));
        var lost = record.credential(1).credential();
        record.append(record.byCommittee(new Entry.Revoked(lost, Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS)));
        assertEquals(Status.FALLEN, status(record, one));
        assertEquals(Status.RECORDED, status(record, two));
    }

    @Test
    void an_entry_against_the_rules_counts_for_nothing() {
        var record = open().vote(1, FIRST);
        record.force(record.entries().get(record.entries().size() - 1));
        assertEquals(Status.UNLAWFUL, status(record, last(record)));
    }

    @Test
    void of_a_later_record_an_older_one_says_nothing() {
        var older = open().vote(1, FIRST);
        var receipt = last(older);
        var later = new Receipt(
                receipt.election(),
                receipt.kind(),
                receipt.ballot(),
                receipt.index(),
                receipt.leaf(),
                receipt.size() + 1,
                Hash.ZERO);
        assertEquals(Status.NEWER, status(older, later));
        assertEquals(Status.RECORDED, status(older, receipt));
    }

    @Test
    void a_receipt_of_another_head_entry_or_ballot_contradicts_the_record() {
        var record = open().vote(1, FIRST).audit(2, FIRST);
        var size = record.entries().size();
        var cast = record.claim(size - 2, size);
        assertEquals(
                Optional.of(Rule.Q_4_5),
                refused(record, changed(cast, cast.kind(), cast.ballot(), cast.leaf(), Hash.ZERO)));
        assertEquals(
                Optional.of(Rule.Q_4_6),
                refused(record, changed(cast, cast.kind(), cast.ballot(), Hash.ZERO, cast.root())));
        assertEquals(
                Optional.of(Rule.Q_4_6),
                refused(record, changed(cast, cast.kind(), Hash.ZERO, cast.leaf(), cast.root())));
        var audited = Receipt.Kind.of(Purpose.AUDIT);
        assertEquals(
                Optional.of(Rule.Q_4_6),
                refused(record, changed(cast, audited, cast.ballot(), cast.leaf(), cast.root())));
        var opened = record.entries().get(size - 3);
        var noBallot = new Receipt(
                cast.election(), cast.kind(), cast.ballot(), size - 3, TreeHash.leaf(opened), size, cast.root());
        assertEquals(Optional.of(Rule.Q_4_6), refused(record, noBallot));
        assertEquals(Optional.empty(), refused(record, cast));
    }

    private static Receipt changed(Receipt one, Receipt.Kind kind, Hash ballot, Hash leaf, Hash root) {
        return new Receipt(one.election(), kind, ballot, one.index(), leaf, one.size(), root);
    }

    private static Optional<Rule> refused(SampleRecord record, Receipt receipt) {
        return check(record).refusal(receipt).map(Refusal::rule);
    }
}
