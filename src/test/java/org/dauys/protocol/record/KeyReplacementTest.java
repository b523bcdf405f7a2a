package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.vectors.SeededRandom;
import org.junit.jupiter.api.Test;

/** Lost signing keys (spec: R-24). */
class KeyReplacementTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));

    private final EntryCheck check = new EntryCheck(new Batch(new ScalarEngine(), new SeededRandom("keys")));

    private static SampleElection election() {
        return SampleElection.of("small", SampleElection.single("chair", "a", "b"));
    }

    private static SampleRecord manifest() {
        return new SampleRecord(election()).manifest();
    }

    private static SampleRecord keyed() {
        return manifest().ceremony(1);
    }

    private static SampleRecord open() {
        return keyed().roll(5).open();
    }

    private static Optional<Rule> refused(SampleRecord record, Entry.InJson entry, String... signers) {
        return record.force(record.signed(entry, signers)).map(refusal -> refusal.rule());
    }

    @Test
    void from_the_next_entry_on_the_new_key_signs_and_the_old_does_not() {
        var record = open();
        var suspension = new Entry.Suspended(record.opened().hash(), "?");
        var before = record.signed(suspension, "c1", "c3");
        record.replaceKey("c3", "c1", "c2");

        assertEquals(Rule.R_6, record.force(before).orElseThrow().rule());
        record.append(record.signed(suspension, "c1", "c3"));

        assertEquals(Stage.Phase.SUSPENDED, record.state().stage().phase());
    }

    @Test
    void what_was_signed_before_stays_as_it_is() {
        var record = keyed().roll(5);
        var opening = record.append(record.signed(record.opening(), "c2", "c3"));
        record.replaceKey("c3", "c1", "c2").replaceKey("c2", "c1", "c3");

        assertEquals(opening, record.opened().hash());
        record.vote(1, FIRST).close().aggregate().result();
    }

    /** The server checks outside of its lock; a verifier would fail a record that had taken this. */
    @Test
    void an_entry_checked_under_the_old_key_is_not_taken_after_the_replacement() {
        var record = open();
        var suspension = record.signed(new Entry.Suspended(record.opened().hash(), "?"), "c1", "c3");
        var byOthers = record.signed(new Entry.Suspended(record.opened().hash(), "?"), "c1", "c2");
        var stage = record.state().stage();
        var checked = check.check(suspension, stage).value().orElseThrow();
        var unhurt = check.check(byOthers, stage).value().orElseThrow();
        record.replaceKey("c3", "c1", "c2");

        assertEquals(Rule.R_6, record.state().step(checked).orElseThrow().rule());
        assertEquals(
                Rule.R_6, record.state().stepAll(List.of(checked)).orElseThrow().rule());
        assertEquals(Optional.empty(), record.state().step(unhurt));
    }

    @Test
    void a_replacement_that_names_no_person_or_a_signer_is_refused() {
        var record = open();

        assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("nobody", "new"), "c1", "c2"));
        assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("receipt", "new"), "c1", "c2"));
        assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("c2", "new"), "c1", "c2"));
        assertEquals(Optional.of(Rule.R_5), refused(record, record.replacement("c3", "new"), "c1"));
        assertEquals(Optional.of(Rule.R_5), refused(record, record.replacement("c3", "new"), "c1", "t1"));
    }

    @Test
    void no_key_comes_twice_in_an_election() {
        var record = open().replaceKey("c3", "c1", "c2");
        var receipts = new Entry.KeyReplaced("c3", record.election().terms().receiptKey());

        assertEquals(Optional.of(Rule.R_24), refused(record, receipts, "c1", "c2"));
        for (var name : List.of("c3 anew", "c3", "c1", "t1")) {
            assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("c3", name), "c1", "c2"), name);
        }
        record.append(record.signed(record.replacement("c3", "c3 once more"), "c1", "c2"));
    }

    @Test
    void b07_a_key_and_a_communication_key_are_never_the_same() {
        var record = manifest().start(1, "t1", "t2", "t3");
        var communication = record.part(1).commit().communicationKey();
        record.append(record.byHolder(record.part(1).commit()));
        assertEquals(Optional.of(Rule.R_24), refused(record, new Entry.KeyReplaced("c3", communication), "c1", "c2"));

        var next = record.part(2).commit();
        record.append(record.signed(new Entry.KeyReplaced("c3", next.communicationKey()), "c1", "c2"));
        assertEquals(Optional.of(Rule.K_2_3), refused(record, new Entry.Ceremony(next), "t2"));
    }

    @Test
    void a_communication_key_of_the_attempt_that_made_the_joint_key_never_signs() {
        var record = open();
        var communication = record.part(1).commit().communicationKey();

        assertEquals(Optional.of(Rule.R_24), refused(record, new Entry.KeyReplaced("c3", communication), "c1", "c2"));
    }

    @Test
    void a_holders_key_is_replaced_only_while_nothing_stands_that_follows_from_its_secret() {
        var record = manifest().replaceKey("t1", "c1", "c2").start(1, "t1", "t2", "t3");
        assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("t2", "t2 anew"), "c1", "c2"));
        record.commits().keys().reveals().confirms();
        assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("t2", "t2 anew"), "c1", "c2"));

        record.append(
                record.byCommittee(new CeremonyMessage.Aborted(record.start().entry(), "t2 жоғалтты.")));
        record.replaceKey("t2", "c1", "c2").ceremony(2).roll(5).open();

        assertEquals(Optional.of(Rule.R_24), refused(record, record.replacement("t3", "t3 anew"), "c1", "c2"));
    }

    @Test
    void keys_are_replaced_from_the_manifest_to_the_count_and_not_after() {
        var record = manifest().replaceKey("c1", "c2", "c3").ceremony(1).roll(5).open();
        record.vote(1, FIRST).vote(2, FIRST).vote(3, FIRST);
        var suspension = new Entry.Suspended(record.opened().hash(), "?");
        record.append(record.byCommittee(suspension));
        record.replaceKey("c2", "c1", "c3");
        record.append(record.byCommittee(new Entry.Resumed(record.opened().hash())));
        record.close();
        record.replaceKey("c3", "c1", "c2");
        record.aggregate().decrypt(1);
        record.append(record.signed(record.replacement("c1", "c1 once more"), "c2", "c3"));
        record.decrypt(2).result();

        var late = record.replacement("c2", "c2 once more");
        assertEquals(Optional.of(Rule.R_7), refused(record, late, "c2", "c3"));
    }

    @Test
    void a_cancelled_election_has_no_use_for_a_key() {
        var record = open();
        record.append(record.byCommittee(new Entry.Cancelled("?")));

        assertEquals(Optional.of(Rule.R_7), refused(record, record.replacement("c3", "new"), "c1", "c2"));
    }

    @Test
    void nothing_comes_between_a_head_and_its_parts() {
        var record = keyed();
        var roll = record.roll(record.members(5), record.rollDocument(5));
        record.append(roll.get(0));

        assertEquals(Optional.of(Rule.R_8), refused(record, record.replacement("c3", "new"), "c1", "c2"));
    }

    @Test
    void a_registrar_signs_the_roll_with_the_new_key() {
        var issuer = new Issuer.Registrar(election().person("r1", "r1"));
        var record = new SampleRecord(election().with(TermsChange.issuer(issuer))).manifest();
        var old = record.roll(record.members(5), record.rollDocument(5)).get(0);
        record.replaceKey("r1", "c1", "c2");

        assertEquals(Rule.R_6, record.force(old).orElseThrow().rule());
        record.roll(5);
        assertTrue(record.state().stage().credentials().isPresent());
    }

    @Test
    void the_fold_says_which_key_a_person_has() {
        var record = open();
        var old = key(record, "c3");
        record.replaceKey("c3", "c1", "c2");

        assertEquals(record.secret("c3").signingKey().timesG(), key(record, "c3"));
        assertEquals(
                old,
                record.election().manifest().committeeMember("c3").orElseThrow().key());
    }

    private static Point key(SampleRecord record, String person) {
        return record.state()
                .stage()
                .election()
                .flatMap(election -> election.person(person))
                .orElseThrow()
                .key();
    }
}
