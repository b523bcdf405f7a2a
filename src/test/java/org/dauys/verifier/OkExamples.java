package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.ForgedHolder;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.verifier.ExampleCodes.Said;

/** Honest records in which everything happens that may happen. */
final class OkExamples {
    private OkExamples() {}

    static Stream<Example> all() {
        return Stream.of(singleChoice(), kOfNBlank(), changedCourse(), cancelled());
    }

    /** A bad share in the first attempt, a replaced key of a committee member, re-votes, an audit, a revocation, an extension, an interruption, a dispute. */
    static Example singleChoice() {
        var record = new SampleRecord(
                SampleElection.of("ok-single-choice", SampleElection.single("chair", "aigul", "marina", "erlan")));
        badShare(record.manifest());
        record.ceremony(2).roll(8).replaceKey("c3", "c1", "c2");
        record.append(record.signed(record.opening(), "c2", "c3"));
        record.vote(1, List.of(List.of(0))).vote(2, List.of(List.of(1)));
        var opening = record.opening(3, Purpose.AUDIT, List.of(List.of(2)));
        record.audit(3, List.of(List.of(2)));
        int first = record.entries().size() - 3;
        record.vote(3, List.of(List.of(0))).vote(2, List.of(List.of(0))).vote(4, List.of(List.of(3)));
        record.append(record.byCommittee(
                new Entry.Extended(record.opened().hash(), SampleElection.CLOSES.plusSeconds(7200))));
        record.append(record.byCommittee(new Entry.Suspended(record.opened().hash(), "Байланыс жоқ.\nНет связи.")));
        record.append(record.signed(new Entry.Resumed(record.opened().hash()), "c1", "c3"));
        record.vote(5, List.of(List.of(1)));
        record.append(record.byCommittee(new Entry.Revoked(
                record.credential(5).credential(), Entry.Revoked.Reason.STOLEN, Entry.Revoked.Fate.FALLS)));
        record.append(record.byCommittee(new Entry.Reissued(
                record.credential(5).credential(), record.credential(9).credential())));
        record.vote(9, List.of(List.of(2))).vote(6, List.of(List.of(0)));
        long head = record.entries().size();
        record.append(record.unsigned(new Entry.Dispute(3, Seeded.hash("dispute"), "q-4-6")));
        record.close().aggregate().decrypt(3).decrypt(1).result();
        var example = Example.ok(
                        "ok-single-choice",
                        "an attempt that a bad share ends, a lost signing key that is replaced before the opening, which is signed "
                                + "with the new one, re-votes, an audit, an extension, an interruption, a revoked and replaced code, a dispute; receipts of a counted, a replaced and an audited ballot, the opening of that, and codes of who has voted twice, has made a test, had the code stolen, and has not voted",
                        record)
                .with(
                        List.of(
                                "--receipt",
                                "counted.json",
                                "--receipt",
                                "replaced.json",
                                "--receipt",
                                "audited.json",
                                "--opening",
                                "audited.txt"),
                        Map.of(
                                "counted.json",
                                record.receipt(first, head).encode(),
                                "replaced.json",
                                record.receipt(first + 1, head).encode(),
                                "audited.json",
                                record.receipt(first + 2, head).encode(),
                                "audited.txt",
                                (opening.encode() + "\n").getBytes(StandardCharsets.US_ASCII)))
                .saying(
                        "receipts",
                        Stream.of("counted", "replaced", "audited")
                                .map(status -> answer("receipt", status + ".json", "status", status))
                                .toList())
                .saying("openings", List.of(answer("index", first + 2, "opening", "audited.txt", "status", "opened")));
        return ExampleCodes.asking(
                example,
                record,
                Said.of(2, "counted").cast(2, record, first + 4),
                Said.of(3, "counted").cast(1, record, first + 3).audited(1),
                Said.of(5, "fallen").cast(1, record, first + 9).replaced(),
                Said.of(7, "none"));
    }

    /** A saved booth page, revoked codes whose ballots stand or never were, a new code, new closing times, keys lost during the vote, an early end. */
    static Example changedCourse() {
        var election = SampleElection.of("ok-changed-course", SampleElection.single("chair", "aigul", "marina"))
                .with(TermsChange.booth(Seeded.hash("saved booth page")));
        var record = new SampleRecord(election).manifest().ceremony(1).roll(7).open();
        var opened = record.opened().hash();
        record.vote(1, List.of(List.of(0))).vote(2, List.of(List.of(1)));
        int second = record.entries().size() - 1;
        record.append(revoked(record, 2, Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.STANDS));
        record.append(revoked(record, 3, Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS));
        record.append(record.byCommittee(new Entry.Reissued(
                record.credential(3).credential(), record.credential(8).credential())));
        record.append(record.byCommittee(new Entry.Suspended(opened, "Жарық өшті.")));
        record.append(record.byCommittee(new Entry.Extended(opened, SampleElection.CLOSES.plusSeconds(3600))));
        record.replaceKey("c1", "c2", "c3");
        record.append(record.signed(new Entry.Resumed(opened), "c1", "c2"));
        record.append(record.byCommittee(new Entry.Extended(opened, SampleElection.CLOSES.plusSeconds(7200))));
        record.vote(8, List.of(List.of(0)));
        int eighth = record.entries().size() - 1;
        record.audit(1, List.of(List.of(1))).vote(1, List.of(List.of(1)));
        record.append(revoked(record, 8, Entry.Revoked.Reason.STOLEN, Entry.Revoked.Fate.FALLS));
        record.append(record.byCommittee(new Entry.Reissued(
                record.credential(8).credential(), record.credential(9).credential())));
        record.replaceKey("c2", "c1", "c3").vote(9, List.of(List.of(0)));
        int ninth = record.entries().size() - 1;
        record.vote(4, List.of(List.of(0)));
        record.append(record.byCommittee(new Entry.Suspended(opened, "Дауыл.")));
        record.append(record.byCommittee(new Entry.ClosedEarly(opened, "Дауыл басылмады.")));
        record.aggregate().decrypt(2).decrypt(3).result();
        var example = Example.ok(
                "ok-changed-course",
                "a saved booth page in the manifest, a revoked code whose ballot stands, one that had not voted, a code replaced twice, "
                        + "extensions while suspended and while open, two committee members with new keys during the vote, "
                        + "closed early while suspended; the revoked codes, and the last that took the place of one",
                record);
        return ExampleCodes.asking(
                example,
                record,
                Said.of(2, "counted").cast(1, record, second).revoked(),
                Said.of(3, "none").replaced(),
                Said.of(8, "fallen").cast(1, record, eighth).replaced(),
                Said.of(9, "counted").cast(1, record, ninth));
    }

    private static byte[] revoked(
            SampleRecord record, int voter, Entry.Revoked.Reason reason, Entry.Revoked.Fate fate) {
        return record.byCommittee(new Entry.Revoked(record.credential(voter).credential(), reason, fate));
    }

    /** No result: what was cast stays locked. */
    static Example cancelled() {
        var record = new SampleRecord(
                        SampleElection.of("ok-cancelled", SampleElection.kOfN("board", 1, 2, 2, "a", "b", "c")))
                .manifest()
                .roll(4)
                .ceremony(1)
                .open();
        int voted = record.entries().size();
        record.vote(1, List.of(List.of(0, 1))).vote(2, List.of(List.of(2)));
        record.append(record.byCommittee(new Entry.Suspended(record.opened().hash(), "Тізімде қате бар.")));
        record.append(record.byCommittee(new Entry.Cancelled("Тізімде қате бар.")));
        record.append(record.unsigned(new Entry.Dispute(2, Seeded.hash("dispute"), "r-5")));
        var about =
                "cancelled while suspended, with ballots cast; a dispute afterwards; codes of who has voted and who has not";
        return ExampleCodes.asking(
                Example.ok("ok-cancelled", about, record),
                record,
                Said.of(1, "recorded").cast(1, record, voted),
                Said.of(3, "none"));
    }

    /** What the verifier says of a file, in the order of names. */
    static Map<String, Object> answer(Object... namesAndValues) {
        var answer = new TreeMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answer.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return answer;
    }

    /** Holder 1 deals holder 2 a bad share; holder 2 complains, and is right. */
    static void badShare(SampleRecord record) {
        record.start(1, "t1", "t2", "t3").commits().keys();
        var secret = record.election().secret("t1");
        var forged = new ForgedHolder(
                secret, record.start(), 1, ForgedHolder.honest(secret, record.start()), record.random());
        record.append(record.byHolder(forged.reveal(record.attempt(), 2)));
        record.append(record.byHolder(record.part(2).reveal(record.attempt())));
        record.append(record.byHolder(record.part(3).reveal(record.attempt())));
        record.append(record.byHolder(record.part(2).answer(record.attempt())));
    }

    /** Two contests, a registrar, replaced keys of everybody, a holder who never comes, no observers, closed early, a tie, all must decrypt. */
    static Example kOfNBlank() {
        var election = SampleElection.of(
                "ok-k-of-n-blank",
                SampleElection.kOfN("committee", 1, 3, 2, "a", "b", "c", "d"),
                SampleElection.single("report", "yes"));
        var voted = election.with(TermsChange.issuer(new Issuer.Registrar(election.person("r1", "Тізім жүргізуші"))))
                .with(TermsChange.witnesses(new Witnesses(0, List.of())))
                .with(TermsChange.trustees(
                        new Trustees(2, false, List.of(election.holder(1), election.holder(2), election.holder(3)))))
                .with(TermsChange.eligibility(
                        new Eligibility(Eligibility.Mode.CODE_ONLY, Eligibility.Channels.ONE, 0, 1)));
        var record =
                new SampleRecord(voted).manifest().replaceKey("r1", "c1", "c2").roll(6);
        record.start(1, "t1", "t2", "t3");
        record.append(record.byHolder(record.part(1).commit()));
        record.append(
                record.byCommittee(new CeremonyMessage.Aborted(record.start().entry(), "t3 келмеді.")));
        record.replaceKey("t2", "c1", "c3");
        record.start(2, "t1", "t2").commits().keys().reveals().confirms().open();
        record.vote(1, List.of(List.of(0, 1, 2), List.of(0)))
                .vote(2, List.of(List.of(0), List.of(1)))
                .vote(3, List.of(List.of(4), List.of(0)))
                .vote(4, List.of(List.of(1, 2), List.of(0)))
                .vote(5, List.of(List.of(0, 2), List.of(0)));
        record.append(record.byCommittee(new Entry.ClosedEarly(record.opened().hash(), "Барлығы дауыс берді.")));
        record.aggregate().decrypt(1).replaceKey("c1", "c2", "c3").decrypt(2).result();
        return Example.ok(
                "ok-k-of-n-blank",
                "two contests, blank votes, codes by a registrar who has lost a key before, an attempt that is aborted "
                        + "because a holder does not come, a new key for another holder before the next, no observers, closed early, "
                        + "a new key for a committee member during the count",
                record);
    }
}
