package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Texts;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;
import org.dauys.testing.Together;
import org.junit.jupiter.api.Test;

class RecordStateTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));

    private final EntryCheck check = new EntryCheck(new Batch(new ScalarEngine(), new SeededRandom("fold")));

    private static SampleRecord keyed() {
        return new SampleRecord(SampleElection.of("small", SampleElection.single("chair", "a", "b")))
                .manifest()
                .ceremony(1);
    }

    private static SampleRecord open() {
        return keyed().roll(5).open();
    }

    @Test
    void a_small_election_runs_from_its_manifest_to_its_result() {
        var record = SampleRecords.small();

        var decided = (Decided) record.state().stage();
        var chair = decided.result().contests().get(0);
        assertEquals(
                List.of(3L, 0L, 1L),
                chair.totals().stream().map(Result.Total::votes).toList());
        assertEquals(List.of("a"), chair.outcome().elected());
        assertEquals(new RecordState.Counts(5, 1, 4, 0, 0, 0), record.state().counts());
    }

    @Test
    void a_head_and_its_parts_are_taken_together_or_not_at_all() {
        var record = keyed();
        var state = record.state();
        var stage = state.stage();
        var good = record.roll(record.members(5), record.rollDocument(5));
        var bad = new ArrayList<>(good);
        bad.set(1, Envelope.entry(Kind.PART, new byte[good.get(1).length - "dauys/v1 part\n".length()]));

        assertEquals(Rule.R_8, state.stepAll(checked(bad, stage)).orElseThrow().rule());
        assertEquals(stage, state.stage());
        assertFalse(state.isAssembling());
        assertEquals(record.entries().size(), state.size());

        assertEquals(Optional.empty(), state.stepAll(checked(good, stage)));
        assertTrue(state.stage().credentials().isPresent());
        assertEquals(record.entries().size() + 2, state.size());
    }

    @Test
    void a_part_of_another_length_and_a_head_with_another_number_of_parts_are_refused() {
        var record = keyed();
        var good = record.roll(record.members(5), record.rollDocument(5));
        var head = (Entry.RollHead)
                EntryReader.read(good.get(0)).value().orElseThrow().content();
        var document = new Document(2, head.document().size(), head.document().sha256());
        var twoParts = new Entry.RollHead(head.members(), head.credentials(), document);
        assertEquals(
                Rule.R_8, record.force(record.unsigned(twoParts)).orElseThrow().rule());
        assertFalse(record.state().isAssembling());

        record.append(good.get(0));
        for (int length : new int[] {0, 1}) {
            var part = Envelope.entry(Kind.PART, new byte[length]);
            assertEquals(Rule.R_8, record.force(part).orElseThrow().rule());
        }
        record.append(good.get(1));
        assertTrue(record.state().stage().credentials().isPresent());
    }

    /** A server checks outside of its lock: what was checked may come too late, or to another record. */
    @Test
    void an_entry_that_was_lawful_when_it_was_checked_is_judged_again_in_its_place() {
        var record = open();
        var ballot = record.ballot(1, Purpose.CAST, FIRST);
        var checked = checked(
                List.of(EntryWriter.ballot(Purpose.CAST, ballot)),
                record.state().stage());
        record.append(record.byCommittee(new Entry.Suspended(record.opened().hash(), "?")));
        assertEquals(Rule.R_7, record.state().step(checked.get(0)).orElseThrow().rule());

        var dispute = record.unsigned(new Entry.Dispute(0, Hash.ZERO, "q-4-6"));
        var foreign = checked(List.of(dispute), record.state().stage());
        var nothing = RecordState.empty(index -> new byte[0], Fingerprints.inMemory());
        assertEquals(Rule.R_7, nothing.step(foreign.get(0)).orElseThrow().rule());
        var roll = record.roll(record.members(5), record.rollDocument(5)).subList(0, 1);
        var head = checked(roll, record.state().stage()).get(0);
        assertEquals(Rule.R_7, nothing.step(head).orElseThrow().rule());
        assertFalse(nothing.isAssembling());
    }

    @Test
    void ballots_are_not_taken_in_groups() {
        var record = open();
        var first = EntryWriter.ballot(Purpose.CAST, record.ballot(1, Purpose.CAST, FIRST));
        var second = EntryWriter.ballot(Purpose.CAST, record.ballot(2, Purpose.CAST, FIRST));
        var both = checked(List.of(first, second), record.state().stage());

        assertThrows(IllegalArgumentException.class, () -> record.state().stepAll(both));
        assertEquals(Optional.empty(), record.state().stepAll(both.subList(0, 1)));
        assertEquals(1, record.state().counts().cast());
    }

    @Test
    void whoever_has_not_voted_has_an_empty_chain_and_gets_a_new_code_though_nothing_falls() {
        for (boolean lastVotes : List.of(false, true)) {
            var record = open();
            var credentials = record.state().stage().credentials().orElseThrow();
            var voters = SampleElection.voters(5)
                    .boxed()
                    .sorted(Comparator.comparing(voter -> credentials
                            .place(record.credential(voter).credential())
                            .getAsInt()))
                    .toList();
            if (lastVotes) {
                record.vote(voters.get(4), FIRST);
            }
            for (int voter : voters.subList(0, 2)) {
                var credential = record.credential(voter).credential();
                assertEquals(
                        Optional.of(new Chain(0, Hash.ZERO, 0, 0)),
                        record.state().chain(credential));
                revoke(record, voter, Entry.Revoked.Fate.STANDS);
                record.append(record.byCommittee(reissue(record, voter, 5 + voter)));
            }
            int cast = lastVotes ? 1 : 0;
            assertEquals(
                    new RecordState.Counts(cast, 0, cast, 2, 2, 0),
                    record.state().counts());
        }
    }

    private List<CheckedEntry> checked(List<byte[]> entries, Stage stage) {
        return entries.stream()
                .map(entry -> check.check(entry, stage).value().orElseThrow())
                .toList();
    }

    @Test
    void an_unlawful_entry_changes_nothing() {
        var record = open().vote(1, FIRST);
        var before = record.state().counts();
        var chain = record.state().chain(record.credential(1).credential());
        var again = record.entries().get(record.entries().size() - 1);

        assertEquals(Rule.B_6_8, record.force(again).orElseThrow().rule());
        assertEquals(before, record.state().counts());
        assertEquals(chain, record.state().chain(record.credential(1).credential()));
    }

    @Test
    void a_document_of_two_parts_stands_when_the_second_has_come() {
        var texts = "қ".repeat(4000);
        var contests = Stream.of("one", "two", "three")
                .map(id -> withText(SampleElection.single(id, "a", "b"), new Texts(texts, texts, texts)))
                .toArray(ContestTerms[]::new);
        var manifest = EntryWriter.manifest(SampleElection.of("small", contests).manifest());
        var state = RecordState.empty(index -> new byte[0], Fingerprints.inMemory());

        assertEquals(3, manifest.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(Stage.Phase.EMPTY, state.stage().phase());
            assertEquals(
                    Optional.empty(),
                    state.step(
                            checked(manifest.subList(i, i + 1), state.stage()).get(0)));
        }
        assertEquals(Stage.Phase.PREPARING, state.stage().phase());
    }

    private static ContestTerms withText(ContestTerms contest, Texts text) {
        return new ContestTerms(
                contest.id(),
                contest.kind(),
                contest.title(),
                Optional.of(text),
                contest.min(),
                contest.max(),
                contest.blank(),
                contest.options(),
                contest.rule());
    }

    @Test
    void between_a_head_and_its_last_part_nothing_else_is_lawful() {
        var record = keyed();
        var roll = record.roll(record.members(5), record.rollDocument(5));
        record.append(roll.get(0));
        var dispute = record.unsigned(new Entry.Dispute(0, Hash.ZERO, "q-4-6"));

        assertEquals(Rule.R_8, record.force(dispute).orElseThrow().rule());
        record.append(roll.get(1));
        assertEquals(Rule.R_7, record.force(roll.get(1)).orElseThrow().rule());
    }

    @Test
    void nothing_but_a_manifest_begins_a_record_and_it_begins_once() {
        var election = SampleElection.of("small", SampleElection.single("chair", "a", "b"));
        var manifest = EntryWriter.manifest(election.manifest());
        var late = new SampleRecord(election);
        assertEquals(
                Rule.R_7,
                late.force(EntryWriter.unsigned(Hash.ZERO, new Entry.Dispute(0, Hash.ZERO, "q")))
                        .orElseThrow()
                        .rule());
        assertEquals(Rule.R_7, late.force(manifest.get(0)).orElseThrow().rule());
        var twice = new SampleRecord(election).manifest();
        assertEquals(Rule.R_7, twice.force(manifest.get(0)).orElseThrow().rule());
    }

    @Test
    void a_fallen_ballot_does_not_count_and_its_owner_votes_with_a_new_code() {
        var record = open().vote(1, FIRST).vote(2, FIRST).vote(3, List.of(List.of(1)));
        revoke(record, 3, Entry.Revoked.Fate.FALLS);
        assertEquals(2, record.state().counted().count());
        var old = EntryWriter.ballot(Purpose.CAST, record.ballot(3, Purpose.CAST, FIRST));
        assertEquals(Rule.B_6_3, record.force(old).orElseThrow().rule());

        record.append(record.byCommittee(new Entry.Reissued(
                record.credential(3).credential(), record.credential(6).credential())));
        record.vote(6, List.of(List.of(0)));

        assertEquals(3, record.state().counted().count());
        assertEquals(5, record.state().stage().credentials().orElseThrow().size());
    }

    @Test
    void a_ballot_has_fallen_only_with_its_own_credential() {
        var record = open().vote(1, FIRST).vote(2, FIRST).vote(3, FIRST);
        revoke(record, 1, Entry.Revoked.Fate.FALLS);
        revoke(record, 2, Entry.Revoked.Fate.STANDS);
        var credentials = record.state().stage().credentials().orElseThrow();

        assertEquals(
                List.of(true, false, false, false),
                Stream.of(1, 2, 3, 6)
                        .map(voter ->
                                credentials.hasFallen(record.credential(voter).credential()))
                        .toList());
    }

    @Test
    void a_standing_ballot_counts_and_its_code_is_not_replaced() {
        var record = open().vote(3, FIRST);
        revoke(record, 3, Entry.Revoked.Fate.STANDS);
        var reissued = new Entry.Reissued(
                record.credential(3).credential(), record.credential(6).credential());

        assertEquals(1, record.state().counted().count());
        assertEquals(
                Rule.R_21,
                record.force(record.byCommittee(reissued)).orElseThrow().rule());
    }

    @Test
    void no_more_codes_are_replaced_than_the_manifest_allows_and_none_twice() {
        var record = open();
        for (int voter : List.of(1, 2, 3)) {
            revoke(record, voter, Entry.Revoked.Fate.FALLS);
        }
        record.append(record.byCommittee(reissue(record, 1, 6)));
        assertEquals(
                Rule.R_21,
                record.force(record.byCommittee(reissue(record, 1, 7)))
                        .orElseThrow()
                        .rule());
        assertEquals(
                Rule.R_21,
                record.force(record.byCommittee(reissue(record, 2, 6)))
                        .orElseThrow()
                        .rule());
        record.append(record.byCommittee(reissue(record, 2, 7)));
        assertEquals(
                Rule.R_21,
                record.force(record.byCommittee(reissue(record, 3, 8)))
                        .orElseThrow()
                        .rule());
    }

    private static Entry.Reissued reissue(SampleRecord record, int from, int to) {
        return new Entry.Reissued(
                record.credential(from).credential(), record.credential(to).credential());
    }

    private static void revoke(SampleRecord record, int voter, Entry.Revoked.Fate fate) {
        record.append(record.byCommittee(
                new Entry.Revoked(record.credential(voter).credential(), Entry.Revoked.Reason.LOST, fate)));
    }

    @Test
    void while_suspended_nobody_votes_and_time_does_not_close() {
        var record = open();
        var closed = record.unsigned(new Entry.ClosedOnTime(record.opened().hash(), SampleElection.CLOSES));
        var ballot = EntryWriter.ballot(Purpose.CAST, record.ballot(1, Purpose.CAST, FIRST));
        record.append(record.byCommittee(new Entry.Suspended(record.opened().hash(), "?")));

        assertEquals(Rule.R_7, record.force(ballot).orElseThrow().rule());
        assertEquals(Rule.R_7, record.force(closed).orElseThrow().rule());
        record.append(record.byCommittee(new Entry.Resumed(record.opened().hash())));
        record.append(ballot);
        record.append(closed);
    }

    @Test
    void a_closing_before_its_time_says_why() {
        var early = open();
        early.append(early.byCommittee(new Entry.ClosedEarly(early.opened().hash(), "all have voted")));

        assertEquals(Optional.of("all have voted"), ((Closed) early.state().stage()).early());
        assertEquals(Optional.empty(), ((Closed) open().close().state().stage()).early());
    }

    @Test
    void without_a_roll_no_credential_changes_and_nothing_is_opened() {
        var record = keyed();
        var jointKey =
                ((Preparing) record.state().stage()).ceremony().jointKey().orElseThrow();
        var opened = new Entry.Opened(Hash.ZERO, jointKey.transcript(), jointKey.key(), SampleElection.CLOSES);
        var revoked = new Entry.Revoked(
                record.credential(1).credential(), Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS);

        for (var entry : List.of(opened, revoked, reissue(record, 1, 6))) {
            assertEquals(
                    Rule.R_7,
                    record.force(record.byCommittee(entry)).orElseThrow().rule());
        }
    }

    @Test
    void a_cancelled_election_takes_nothing_but_disputes() {
        var record = open();
        record.append(record.byCommittee(new Entry.Cancelled("?")));
        record.append(record.unsigned(new Entry.Dispute(0, Hash.ZERO, "q-4-6")));

        assertEquals(Stage.Phase.CANCELLED, record.state().stage().phase());
        assertTrue(record.state().stage().credentials().isPresent());
        assertTrue(record.state().stage().opening().isPresent());
        assertEquals(
                Rule.R_7,
                record.force(record.byCommittee(new Entry.Cancelled("?")))
                        .orElseThrow()
                        .rule());
        assertEquals(1, record.state().counts().disputes());
    }

    @Test
    void fewer_ballots_than_the_floor_are_not_decrypted() {
        var record = open().vote(1, FIRST).vote(2, FIRST).close().aggregate();
        var tallied = (Tallied) record.state().stage();
        assertFalse(tallied.aggregate().isToDecrypt());
        assertEquals(0, tallied.sharesWanted());

        var decryption = record.decryption(1, "t1", new byte[1]).get(0);
        assertEquals(Rule.D_3_1, record.force(decryption).orElseThrow().rule());
        record.result();

        var contest = ((Decided) record.state().stage()).result().contests().get(0);
        assertFalse(contest.decrypted());
        assertEquals(2, contest.ballots());
        assertEquals(List.of(), contest.totals());
    }

    @Test
    void the_result_is_computed_once_for_all_who_ask() {
        var record = open().vote(1, FIRST).vote(2, FIRST).vote(3, FIRST).close().aggregate();
        record.decrypt(1).decrypt(2);
        var tallied = (Tallied) record.state().stage();
        var asked = Together.map(4, List.of(1, 2, 3, 4), i -> tallied.result());
        asked.forEach(result -> assertSame(asked.get(0), result));
        assertTrue(asked.get(0).value().isPresent());
    }

    @Test
    void replaying_ones_own_log_without_proofs_gives_the_same_state() {
        var record = SampleRecords.small();
        var state = RecordState.empty(index -> record.entries().get((int) index), Fingerprints.inMemory());
        for (var entry : record.entries()) {
            var checked = check.trust(entry, state.stage()).value().orElseThrow();
            assertEquals(Optional.empty(), state.step(checked));
        }
        assertEquals(record.state().counts(), state.counts());
        assertEquals(((Decided) record.state().stage()).result(), ((Decided) state.stage()).result());
        assertEquals(
                record.state().chain(record.credential(2).credential()),
                state.chain(record.credential(2).credential()));
    }

    @Test
    void any_threshold_of_partial_decryptions_gives_the_same_totals() {
        for (var pair : List.of(List.of(1, 2), List.of(3, 1), List.of(2, 3))) {
            var record = open().vote(1, FIRST)
                    .vote(2, FIRST)
                    .vote(3, List.of(List.of(2)))
                    .close()
                    .aggregate();
            record.decrypt(pair.get(0)).decrypt(pair.get(1));
            var shares = ((Tallied) record.state().stage()).shares();
            assertEquals(pair, shares.stream().map(Tallied.LoggedShare::index).toList());
            record.result();
            var totals = ((Decided) record.state().stage())
                    .result()
                    .contests()
                    .get(0)
                    .totals();
            assertEquals(
                    List.of(2L, 0L, 1L),
                    totals.stream().map(Result.Total::votes).toList());
        }
    }

    /** D-4.3 follows from the ballots' proofs, so no record can break it: its bad vectors are in tally.json. */
    @Test
    void a_total_that_no_ballots_give_is_named() {
        var election = SampleElection.of("small", SampleElection.single("chair", "a", "b"));
        var ciphertext = Ciphertext.ofBit(Seeded.point("somebody's key"), true, Seeded.secret("somebody's r"));
        var slots = List.of(new Aggregate.OfSlot("a", CiphertextSum.of(ciphertext)));
        var aggregate = new Aggregate(List.of(new Aggregate.OfContest("chair", 5, true, slots)));

        var refusal =
                Result.of(election.manifest(), aggregate, Map.of(), 5).refusal().orElseThrow();

        assertEquals(Rule.D_4_3, refusal.rule());
        assertEquals("chair/a", refusal.why());
    }
}
