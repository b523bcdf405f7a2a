package org.dauys.protocol.record;

import java.util.List;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.vectors.Seeded;

/** Small honest records. */
public final class SampleRecords {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));

    private SampleRecords() {}

    /** An election of one contest, from its manifest to its result. */
    public static SampleRecord small() {
        return new SampleRecord(SampleElection.of("small", SampleElection.single("chair", "a", "b")))
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
    }

    /** One in which everything has happened that can: an entry of every kind but a complaint and a cancellation. */
    public static SampleRecord full() {
        var record = new SampleRecord(SampleElection.of("full", SampleElection.single("chair", "a", "b"))).manifest();
        record.start(1, "t1", "t2", "t3");
        record.append(
                record.byCommittee(new CeremonyMessage.Aborted(record.start().entry(), "ill")));
        record.replaceKey("c3", "c1", "c2").ceremony(2).roll(5).open();
        var opened = record.opened().hash();
        record.append(record.byCommittee(new Entry.Suspended(opened, "a storm")));
        record.append(record.byCommittee(new Entry.Resumed(opened)));
        record.append(record.byCommittee(new Entry.Extended(opened, SampleElection.CLOSES.plusSeconds(60))));
        SampleElection.voters(4).forEach(voter -> record.audit(voter, FIRST).vote(voter, FIRST));
        var lost = record.credential(5).credential();
        record.append(record.byCommittee(new Entry.Revoked(lost, Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS)));
        record.append(
                record.byCommittee(new Entry.Reissued(lost, record.credential(6).credential())));
        record.append(record.unsigned(new Entry.Dispute(0, Seeded.hash("dispute"), "q-4-6")));
        record.append(record.byCommittee(new Entry.ClosedEarly(opened, "all have voted")));
        return record.aggregate().decrypt(1).decrypt(2).result();
    }
}
