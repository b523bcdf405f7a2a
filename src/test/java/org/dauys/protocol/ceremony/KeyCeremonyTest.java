package org.dauys.protocol.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Complaint;
import org.dauys.protocol.ceremony.CeremonyMessage.Confirm;
import org.dauys.protocol.ceremony.CeremonyMessage.Reveal;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.elgamal.Decryption;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCeremonyTest {
    private static SampleRecord record() {
        return new SampleRecord(SampleElection.of("ceremony", SampleElection.single("chair", "a", "b"))).manifest();
    }

    private static SampleRecord revealed() {
        return record().start(1, "t1", "t2", "t3").commits().keys().reveals();
    }

    private static KeyCeremony ceremony(SampleRecord record) {
        return ((Preparing) record.state().stage()).ceremony();
    }

    private static Rule broken(Optional<Refusal> refusal) {
        return refusal.orElseThrow().rule();
    }

    @Test
    void any_two_of_three_shares_give_the_secret_of_the_joint_key() {
        var record = revealed().confirms();
        Complete complete = record.attempt();
        var shares = List.of(1, 2, 3).stream()
                .map(index -> record.part(index).share(complete.confirmed()).orElseThrow())
                .toList();
        for (var pair : List.of(List.of(1, 2), List.of(1, 3), List.of(2, 3))) {
            var set = Set.copyOf(pair);
            Element secretTimesG = pair.stream()
                    .map(index -> shares.get(index - 1).timesG().times(Decryption.lagrange(index, set)))
                    .reduce(Identity.O, Element::plus);
            assertEquals(complete.jointKey().key(), secretTimesG);
        }
        for (int index = 1; index <= 3; index++) {
            assertEquals(
                    complete.jointKey().shareKey(index), shares.get(index - 1).timesG());
        }
    }

    @Test
    void everything_a_holder_makes_follows_from_its_paper_and_the_start() {
        var record = record().start(1, "t1", "t2", "t3");
        var first = record.part(1).commit();
        var again = record.part(1).commit();

        assertEquals(first.commitment(), again.commitment());
        assertEquals(first.communicationKey(), again.communicationKey());
        assertFalse(first.possession().equals(again.possession()), "a nonce was used twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_bad_share_ends_the_attempt_in_its_dealers_name(int dealer) {
        var record = record().start(1, "t1", "t2", "t3").commits().keys();
        var secret = record.election().secret("t" + dealer);
        var honest = ForgedHolder.honest(secret, record.start());
        var forged = new ForgedHolder(secret, record.start(), dealer, honest, record.random());
        for (int index : record.holders()) {
            Revealing attempt = record.attempt();
            var reveal = index == dealer
                    ? forged.reveal(attempt, 2)
                    : record.part(index).reveal(attempt);
            record.append(record.byHolder(reveal));
        }

        var answer = record.part(2).answer(record.attempt());
        record.append(record.byHolder(answer));

        assertInstanceOf(Complaint.class, answer);
        Failed failed = record.attempt();
        assertTrue(failed.founded());
        assertEquals(dealer, failed.blamed());
    }

    @Test
    void nobody_commits_to_what_another_has_committed_to() {
        var record = record().start(1, "t1", "t2", "t3");
        var first = record.part(1).commit();
        record.append(record.byHolder(first));
        var own = record.part(2).commit();
        var copied =
                new Commit(record.start().entry(), 2, own.communicationKey(), own.possession(), first.commitment());
        assertEquals(Rule.K_2_3, broken(record.force(record.byHolder(copied))));
    }

    @Test
    void a_reveal_names_the_list_of_keys_that_was_compared() {
        var record = record().start(1, "t1", "t2", "t3").commits().keys();
        var reveal = record.part(1).reveal(record.attempt());
        var other = new Reveal(record.start().entry(), Hash.ZERO, 1, reveal.coefficients(), reveal.shares());
        assertEquals(Rule.K_9, broken(record.force(record.byHolder(other))));
    }

    /** Its constant makes the first holder's share key O, while the joint key is a point. */
    @Test
    void nobody_is_left_without_a_share() {
        var record = record().start(1, "t1", "t2", "t3");
        var start = record.start();
        var others = List.of(1, 2).stream()
                .flatMap(index -> ForgedHolder.honest(record.election().secret("t" + index), start).stream())
                .reduce(SecretScalar::plus)
                .orElseThrow();
        var secret = record.election().secret("t3");
        var constant = secret.coefficient(start.entry(), 0);
        var slope = others.plus(constant).times(Scalar.of(-1));
        var forged = new ForgedHolder(secret, start, 3, List.of(constant, slope), record.random());
        assertEquals(Rule.K_6_1, broken(record.force(record.byHolder(forged.revealLast(record)))));
    }

    @Test
    void only_another_holder_can_be_complained_of() {
        for (int against : List.of(2, 4)) {
            var record = revealed();
            assertEquals(
                    Rule.K_7_1, broken(record.force(record.byHolder(complaint(record, against, 1)))), "of " + against);
        }
        var record = revealed();
        record.append(record.byHolder(complaint(record, 3, 3)));
        Failed failed = record.attempt();
        assertEquals(2, failed.blamed());
    }

    /** By the second holder, whose shares are good; what it says was dealt is what {@code dealer} did. */
    private static Complaint complaint(SampleRecord record, int against, int dealer) {
        Confirming attempt = record.attempt();
        var y = record.election().secret("t2").communicationKey(record.start().entry());
        var shared = y.times(attempt.dealt(dealer, 2).ephemeral());
        var proof = EqualityProof.prove(attempt.complaint(dealer, 2, shared), y, new byte[32]);
        return new Complaint(record.start().entry(), 2, against, shared, proof);
    }

    @Test
    void an_attempt_runs_until_it_is_complete_or_has_failed() {
        var record = record().start(1, "t1", "t2", "t3");
        assertTrue(record.<Attempt>attempt().isRunning());
        record.commits().keys();
        assertTrue(record.<Attempt>attempt().isRunning());
        record.reveals();
        assertTrue(record.<Attempt>attempt().isRunning());
        var failed = revealed();
        failed.append(failed.byHolder(complaint(failed, 1, 1)));
        assertFalse(failed.<Attempt>attempt().isRunning());
        record.confirms();
        assertFalse(record.<Attempt>attempt().isRunning());
    }

    @Test
    void an_unfounded_complaint_ends_the_attempt_in_the_complainers_name() {
        var record = revealed();
        record.append(record.byHolder(complaint(record, 1, 1)));

        Failed failed = record.attempt();
        assertFalse(failed.founded());
        assertEquals(2, failed.blamed());
    }

    @Test
    void after_a_failed_attempt_another_can_start_and_nothing_of_the_first_is_used() {
        var record = revealed();
        record.append(
                record.byCommittee(new CeremonyMessage.Aborted(record.start().entry(), "?")));
        var first = record.start().entry();
        record.start(2, "t1", "t3");

        assertEquals(2, ceremony(record).attempts().size());
        assertFalse(first.equals(record.start().entry()));
        var old = new HolderPart(
                record.election().secret("t1"), new Logged<>(record.start().message(), first), 1, record.random());
        assertEquals(Rule.K_9, broken(record.force(record.byHolder(old.commit()))));
    }

    @Test
    void no_attempt_starts_while_one_runs_or_stands() {
        var running = record().start(1, "t1", "t2", "t3");
        var start = new Start(2, 2, List.of("t1", "t2", "t3"));
        assertEquals(Rule.K_9, broken(running.force(running.byCommittee(start))));
        var complete = revealed().confirms();
        assertEquals(Rule.K_9, broken(complete.force(complete.byCommittee(start))));
    }

    @Test
    void holders_are_those_of_the_manifest_in_its_order_and_enough() {
        for (var holders : List.of(
                List.of("t1"), List.of("t2", "t1"), List.of("t1", "t1"), List.of("t1", "t4"), List.of("c1", "t1"))) {
            var record = record();
            var start = new Start(1, 2, holders);
            assertEquals(Rule.K_9, broken(record.force(record.byCommittee(start))), holders.toString());
        }
        var record = record();
        assertEquals(Rule.K_9, broken(record.force(record.byCommittee(new Start(1, 3, List.of("t1", "t2", "t3"))))));
    }

    @Test
    void nobody_says_a_thing_twice() {
        var committed = record().start(1, "t1", "t2", "t3");
        committed.append(committed.byHolder(committed.part(1).commit()));
        assertEquals(
                Rule.K_2_1,
                broken(committed.force(committed.byHolder(committed.part(1).commit()))));
        var revealed = record().start(1, "t1", "t2", "t3").commits().keys();
        revealed.append(revealed.byHolder(revealed.part(1).reveal(revealed.attempt())));
        assertEquals(
                Rule.K_2_1,
                broken(revealed.force(revealed.byHolder(revealed.part(1).reveal(revealed.attempt())))));
        var confirmed = revealed();
        confirmed.append(confirmed.byHolder(confirmed.part(1).answer(confirmed.attempt())));
        assertEquals(
                Rule.K_2_1,
                broken(confirmed.force(confirmed.byHolder(confirmed.part(1).answer(confirmed.attempt())))));
    }

    @Test
    void nobody_speaks_for_another() {
        var record = record().start(1, "t1", "t2", "t3");
        var commit = new Logged<>(record.part(2).commit(), Hash.ZERO);
        assertEquals(Rule.K_2_1, broken(ceremony(record).step(commit, "t3").refusal()));
        assertTrue(ceremony(record).step(commit, "t2").value().isPresent());
    }

    @Test
    void after_a_hundred_attempts_there_is_no_other() {
        var ceremony = ceremony(record());
        for (int attempt = 1; attempt <= CeremonyMessage.MAX_ATTEMPTS; attempt++) {
            assertFalse(ceremony.isSpent());
            var start = Hash.sha256(new byte[] {(byte) attempt});
            ceremony = ceremony.step(new Logged<>(new Start(attempt, 2, List.of("t1", "t2", "t3")), start), "")
                    .then(begun -> begun.step(new Logged<>(new CeremonyMessage.Aborted(start, "?"), start), ""))
                    .value()
                    .orElseThrow();
        }
        assertTrue(ceremony.isSpent());
    }

    @Test
    void holders_of_a_key_have_their_places() {
        Complete complete = revealed().confirms().attempt();
        assertEquals(2, complete.jointKey().indexOf("t2"));
        assertEquals(0, complete.jointKey().indexOf("t4"));
    }

    @Test
    void dealt_shares_are_equal_in_every_part() {
        Confirming attempt = revealed().attempt();
        var one = attempt.dealt(1, 2);
        var other = attempt.dealt(3, 2);
        assertEquals(one, new DealtShare(one.to(), one.ephemeral(), one.possession(), one.box()));
        assertNotEquals(one, new DealtShare(3, one.ephemeral(), one.possession(), one.box()));
        assertNotEquals(one, new DealtShare(one.to(), other.ephemeral(), one.possession(), one.box()));
        assertNotEquals(one, new DealtShare(one.to(), one.ephemeral(), other.possession(), one.box()));
        assertNotEquals(one, new DealtShare(one.to(), one.ephemeral(), one.possession(), other.box()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DealtShare(one.to(), one.ephemeral(), one.possession(), new byte[47]));
    }

    @Test
    void who_has_confirmed_can_not_complain() {
        var record = revealed();
        record.append(record.byHolder(record.part(1).answer(record.attempt())));
        var shared = record.credential(1).credential();
        var proof = new EqualityProof(shared, shared, Scalar.ONE);
        var complaint = new Complaint(record.start().entry(), 1, 2, shared, proof);

        assertEquals(Rule.K_2_1, broken(record.force(record.byHolder(complaint))));
    }

    @Test
    void a_single_holder_makes_a_key_too() {
        var election = SampleElection.of("alone", SampleElection.single("chair", "a", "b"));
        var alone = new Trustees(1, true, List.of(election.holder(1)));
        var record = new SampleRecord(election.with(TermsChange.trustees(alone))).manifest();
        record.start(1, "t1").commits().keys().reveals().confirms();

        Complete complete = record.attempt();
        SecretScalar share = record.part(1).share(complete.confirmed()).orElseThrow();
        assertEquals(complete.jointKey().key(), share.timesG());
    }

    /** K-8.3 follows from K-8.2, so no record can break it: its bad vector is in ceremony.json. */
    @Test
    void a_rehearsal_that_some_holders_can_not_decrypt_completes_nothing() {
        var record = revealed();
        Confirming honest = record.attempt();
        var keys = honest.jointKey();
        var twisted = new JointKey(
                keys.key(),
                keys.transcript(),
                2,
                keys.holders(),
                List.of(keys.shareKey(1), keys.shareKey(2), keys.shareKey(1)));
        Attempt attempt = Confirming.begin(honest.revealed(), twisted);
        var x = record.part(1).share(honest).orElseThrow();
        for (int index : List.of(1, 3)) {
            attempt = attempt.step(logged(confirm(twisted, index, x))).value().orElseThrow();
        }
        var two = (Confirm) record.part(2).answer(honest);
        assertEquals(Rule.K_8_3, broken(attempt.step(logged(two)).refusal()));
    }

    private static Confirm confirm(JointKey keys, int index, SecretScalar x) {
        var alpha = keys.rehearsal().ciphertext().alpha().point().orElseThrow();
        var factor = x.times(alpha);
        var proof = EqualityProof.prove(Confirming.rehearsal(keys, index, factor), x, new byte[32]);
        return new Confirm(keys.transcript(), index, keys.transcript(), factor, proof);
    }

    private static Logged<Confirm> logged(Confirm confirm) {
        return new Logged<>(confirm, confirm.transcript());
    }
}
