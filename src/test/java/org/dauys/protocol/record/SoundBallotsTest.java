package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

/** A ballot that is checked before it is known what stands before it breaks the rule that it breaks when it is checked in its place. */
class SoundBallotsTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));

    private final EntryCheck check = new EntryCheck(new Batch(new ScalarEngine(), new SecureRandom()));
    private final SampleRecord record = new SampleRecord(
                    SampleElection.of("small", SampleElection.single("chair", "a", "b")))
            .manifest()
            .ceremony(1)
            .roll(4)
            .open();

    private static byte[] changed(byte[] ballot, int at) {
        var changed = ballot.clone();
        changed[at] ^= 1;
        return changed;
    }

    /** Every field of a ballot broken, one after another. */
    private List<byte[]> ballots(int voter) {
        var good = record.ballot(voter, Purpose.CAST, FIRST);
        var all = new ArrayList<>(List.of(good, Arrays.copyOf(good, good.length + 1)));
        for (int at : new int[] {0, 40, 68, 80, 150, 600, good.length - 1}) {
            all.add(changed(good, at));
        }
        return all;
    }

    private Optional<Rule> inPlace(byte[] ballot, Stage stage) {
        return rule(check.check(EntryWriter.ballot(Purpose.CAST, ballot), stage));
    }

    private Optional<Rule> ahead(byte[] ballot, Stage stage) {
        var read = EntryReader.read(EntryWriter.ballot(Purpose.CAST, ballot))
                .value()
                .orElseThrow();
        var sound = check.sound(List.of(read), record.opened()).outcomes().get(0);
        return rule(EntryCheck.placed(read, stage, () -> sound));
    }

    /** What the check says; of a ballot that passes it, whether its credential is live, as the fold does. */
    private Optional<Rule> rule(Outcome<CheckedEntry> outcome) {
        return outcome.refusal()
                .map(refusal -> refusal.rule())
                .or(() -> outcome.value().flatMap(entry -> copy().step(entry)).map(refusal -> refusal.rule()));
    }

    private RecordState copy() {
        var state = RecordState.empty(index -> record.entries().get((int) index), Fingerprints.inMemory());
        for (var entry : record.entries()) {
            var checked = check.check(entry, state.stage()).value().orElseThrow();
            assertEquals(Optional.empty(), state.step(checked));
        }
        return state;
    }

    @Test
    void in_every_stage_and_with_every_credential() {
        var all = new ArrayList<>(ballots(1));
        all.addAll(ballots(2));
        record.append(record.byCommittee(new Entry.Revoked(
                record.credential(2).credential(), Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS)));
        all.forEach(ballot -> assertEquals(
                inPlace(ballot, record.state().stage()),
                ahead(ballot, record.state().stage())));
        record.append(record.byCommittee(new Entry.Suspended(record.opened().hash(), "pause")));
        all.forEach(ballot -> {
            assertEquals(Optional.of(Rule.R_7), ahead(ballot, record.state().stage()));
            assertEquals(Optional.of(Rule.R_7), inPlace(ballot, record.state().stage()));
        });
    }

    /** V-3.8. */
    @Test
    void of_a_ballot_that_somebody_else_calls_sound_length_and_election_are_looked_at() {
        var good = record.ballot(1, Purpose.CAST, FIRST);
        assertEquals(Optional.empty(), sliced(good));
        assertEquals(Optional.of(Rule.B_6_1), sliced(Arrays.copyOf(good, good.length + 1)));
        assertEquals(Optional.of(Rule.B_6_2), sliced(changed(good, 0)));
    }

    private Optional<Rule> sliced(byte[] ballot) {
        var read = EntryReader.read(EntryWriter.ballot(Purpose.CAST, ballot))
                .value()
                .orElseThrow();
        return check.sliced(read, record.opened()).refusal().map(refusal -> refusal.rule());
    }

    @Test
    void the_tag_of_an_alpha_is_what_the_specification_says() {
        var root = Hash.sha256(new byte[] {1});
        var x = Hash.sha256(new byte[] {2});
        var hash = Hash.sha256("dauys/v1/alpha-tag".getBytes(StandardCharsets.US_ASCII), root.encode(), x.encode());
        var half = new BigInteger(hash.hex().substring(0, 16), 16).shiftRight(1);

        assertEquals(half.longValueExact(), AlphaTag.of(root, x.encode()));
    }
}
