package org.dauys.verifier;

import static org.dauys.verifier.BrokenBeginnings.broken;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotsForTests;
import org.dauys.protocol.ballot.SeedForTests;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** Records in which voting, or a ballot, goes wrong. */
final class BrokenVotes {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));
    private static final int HEAD = 101;
    private static final int POINT = 65;
    private static final int SIGNATURE = 97;

    private BrokenVotes() {}

    static Stream<Example> all() {
        return Stream.concat(course(), ballots());
    }

    private static SampleRecord open() {
        return BrokenBeginnings.prepared().open();
    }

    private static Stream<Example> course() {
        return Stream.of(
                broken(
                        Rule.R_10,
                        "an opening with another joint key",
                        BrokenBeginnings.prepared(),
                        r -> r.force(r.byCommittee(otherKey(r.opening())))),
                broken(
                        Rule.R_11,
                        "an interruption of another opening",
                        open(),
                        r -> r.force(r.byCommittee(new Entry.Suspended(Hash.ZERO, "?")))),
                broken(
                        Rule.R_12,
                        "an extension that shortens",
                        open(),
                        r -> r.force(r.byCommittee(new Entry.Extended(r.opened().hash(), SampleElection.OPENS)))),
                broken(
                                Rule.R_11,
                                "a closing at another time, of another opening",
                                open(),
                                r -> r.force(r.unsigned(new Entry.ClosedOnTime(Hash.ZERO, SampleElection.OPENS))))
                        .named("closed"),
                broken(
                        Rule.R_13,
                        "a closing at another time",
                        open(),
                        r -> r.force(
                                r.unsigned(new Entry.ClosedOnTime(r.opened().hash(), SampleElection.OPENS)))),
                broken(
                        Rule.R_20,
                        "a revocation of a credential that never was",
                        open(),
                        r -> r.force(r.byCommittee(revoked(r, 7)))),
                broken(
                        Rule.R_21,
                        "a new credential for one that lives",
                        open(),
                        r -> r.force(r.byCommittee(new Entry.Reissued(
                                r.credential(1).credential(), r.credential(7).credential())))),
                broken(
                        Rule.R_23,
                        "a dispute of an entry that isn't there",
                        open(),
                        r -> r.force(
                                r.unsigned(new Entry.Dispute(r.entries().size(), Seeded.hash("dispute"), "q-4-6")))),
                broken(
                        Rule.R_24,
                        "a lost key that is replaced by one which another member has",
                        open(),
                        r -> r.force(r.byCommittee(r.replacement("c3", "c1")))),
                broken(
                                Rule.R_24,
                                "a lost key that is replaced after a hundred others",
                                BrokenBeginnings.manifest(),
                                BrokenVotes::replacedTooOften)
                        .named("too-many"));
    }

    private static void replacedTooOften(SampleRecord record) {
        for (int i = 1; i <= 100; i++) {
            record.append(record.signed(record.replacement("c3", "c3 " + i), "c1", "c2"));
        }
        record.force(record.signed(record.replacement("c3", "c3 101"), "c1", "c2"));
    }

    private static Entry.Opened otherKey(Entry.Opened opening) {
        return new Entry.Opened(opening.roll(), opening.ceremony(), Seeded.point("another key"), opening.closesAt());
    }

    private static Entry.Revoked revoked(SampleRecord record, int voter) {
        return new Entry.Revoked(
                record.credential(voter).credential(), Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.STANDS);
    }

    private static Stream<Example> ballots() {
        return Stream.of(
                edited(Rule.B_6_1, "a ballot that is a byte too long", wire -> Arrays.copyOf(wire, wire.length + 1)),
                resigned(Rule.B_6_2, "a ballot of another voting", wire -> flipped(wire, 0)),
                broken(Rule.B_6_3, "a ballot of a revoked credential", open(), BrokenVotes::ofRevoked),
                edited(Rule.B_6_4, "a ciphertext off the curve", wire -> flipped(wire, HEAD + POINT - 1)),
                broken(Rule.B_6_5, "one alpha twice", open(), BrokenVotes::oneRandomness),
                resigned(Rule.B_6_6, "a ballot with a false proof", wire -> flipped(wire, wire.length - SIGNATURE - 1)),
                edited(Rule.B_6_7, "a ballot with a false signature", wire -> flipped(wire, wire.length - 1)),
                broken(
                        Rule.B_6_8,
                        "a first ballot with the number 2",
                        open(),
                        r -> cast(r, head(r, 2, Hash.ZERO), "one")),
                broken(
                        Rule.B_6_9,
                        "a second ballot that names another first",
                        open().vote(1, FIRST),
                        r -> cast(r, head(r, 2, Seeded.hash("other")), "one")),
                broken(
                        Rule.B_6_10,
                        "a ballot with the randomness of an earlier one",
                        open(),
                        BrokenVotes::sameRandomness),
                forbidden(),
                audits());
    }

    private interface Edit {
        byte[] apply(byte[] wire);
    }

    private static Example edited(Rule rule, String about, Edit edit) {
        Consumer<SampleRecord> breach = record -> {
            var wire = record.ballot(2, Purpose.CAST, FIRST);
            record.force(EntryWriter.ballot(Purpose.CAST, edit.apply(wire)));
        };
        return broken(rule, about, open().vote(1, FIRST), breach);
    }

    /** What only a credential's owner can do: the signature covers the change. */
    private static Example resigned(Rule rule, String about, Edit edit) {
        Consumer<SampleRecord> breach = record -> {
            var wire = edit.apply(record.ballot(2, Purpose.CAST, FIRST));
            var hash = SlicedBallot.of(wire, record.opened().ballotTerms().contests())
                    .orElseThrow()
                    .hash();
            var signature = record.credential(2)
                    .sign(Purpose.CAST, record.opened().hash(), hash, Seeded.bytes("signed again"))
                    .encode();
            System.arraycopy(signature, 0, wire, wire.length - SIGNATURE, SIGNATURE);
            record.force(EntryWriter.ballot(Purpose.CAST, wire));
        };
        return broken(rule, about, open().vote(1, FIRST), breach);
    }

    private static void oneRandomness(SampleRecord record) {
        var terms = record.opened().ballotTerms();
        var wire = BallotsForTests.withOneRandomness(terms, record.head(1), record.credential(1));
        record.force(EntryWriter.ballot(Purpose.CAST, wire));
    }

    private static byte[] flipped(byte[] wire, int at) {
        var changed = wire.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static void ofRevoked(SampleRecord record) {
        record.append(record.byCommittee(revoked(record, 3)));
        record.force(EntryWriter.ballot(Purpose.CAST, record.ballot(3, Purpose.CAST, FIRST)));
    }

    private static BallotHead head(SampleRecord record, long counter, Hash previous) {
        Point credential = record.credential(1).credential();
        return new BallotHead(record.opened().hash(), credential, counter, previous);
    }

    private static Hash cast(SampleRecord record, BallotHead head, String seed) {
        var wire = record.ballot(1, Purpose.CAST, head, SeedForTests.of(Seeded.bytes(seed)), FIRST);
        record.force(EntryWriter.ballot(Purpose.CAST, wire));
        return SlicedBallot.of(wire, record.opened().ballotTerms().contests())
                .orElseThrow()
                .hash();
    }

    private static void sameRandomness(SampleRecord record) {
        var first = cast(record, head(record, 1, Hash.ZERO), "one");
        cast(record, head(record, 2, first), "one");
    }

    private static Example forbidden() {
        var record = new SampleRecord(BrokenBeginnings.election().with(TermsChange.revote(Revote.FORBIDDEN)))
                .manifest()
                .ceremony(1)
                .roll(5)
                .open()
                .vote(1, FIRST);
        return broken(
                Rule.B_6_11,
                "a second ballot where re-voting is forbidden",
                record,
                r -> r.force(EntryWriter.ballot(Purpose.CAST, r.ballot(1, Purpose.CAST, FIRST))));
    }

    private static Example audits() {
        var once = new Eligibility(Eligibility.Mode.TWO_FACTOR, Eligibility.Channels.APART, 2, 1);
        var record = new SampleRecord(BrokenBeginnings.election().with(TermsChange.eligibility(once)))
                .manifest()
                .ceremony(1)
                .roll(5)
                .open()
                .audit(1, FIRST);
        var second = SeedForTests.of(Seeded.bytes("second audit"));
        return broken(
                Rule.B_6_12,
                "an audit more than allowed",
                record,
                r -> r.force(EntryWriter.ballot(Purpose.AUDIT, r.ballot(1, Purpose.AUDIT, r.head(1), second, FIRST))));
    }
}
