package org.dauys.attacks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dauys.protocol.ballot.BallotBytes;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ballot.Forger;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.RangeProver;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.proof.SmallScalars;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Attacks with ballots, each written once and tried in two homes: at the server, which must refuse the ballot and change nothing,
 * and in a signed log that holds the ballot all the same, of which the verifier must name exactly that entry and rule.
 *
 * <p>The election asks four things: one of three, two or three of four or blank, one of three again, and any of two.
 */
public abstract class BallotAttacks {
    private static final List<List<Integer>> LAWFUL =
            List.of(List.of(1, 0, 0), List.of(1, 1, 0, 0, 0), List.of(1, 0, 0), List.of(1, 0));
    private static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(0, 1), List.of(0), List.of(0));
    private static final int CHAIR = 0;
    private static final int BOARD = 1;
    private static final int DEPUTY = 2;
    private static final int ANY = 3;
    private static final List<Integer> BIT = List.of(0, 1);
    private static final int POINT = 65;
    private static final int COMPRESSED = 33;
    private static final int CIPHERTEXT = 2 * POINT;
    private static final int SLOT_PROOF = 356;
    private static final int BRANCH = 194;

    private final Map<Integer, BallotHead> heads = new HashMap<>();

    private BallotTerms terms;
    private int names;

    /** Opens an election that asks those four things, with voters numbered from 0, and says what its ballots are bound to. */
    protected abstract BallotTerms open();

    protected abstract CredentialKey key(int voter);

    protected abstract void takes(Purpose purpose, byte[] wire);

    /** @param rule the step that must refuse it */
    protected abstract void refuses(String rule, Purpose purpose, byte[] wire);

    @BeforeEach
    void begin() {
        terms = open();
    }

    @Test
    void a01_a_ballot_copied_under_another_credential_is_refused() {
        var theirs = cast(0);
        for (var purpose : Purpose.values()) {
            refuses("B-6.6", purpose, theirs.under(next(1)).signed(key(1), purpose));
        }
    }

    @Test
    void a02_no_variant_of_an_accepted_ballot_is_taken() {
        var head = next(0);
        var forger = forger();
        var small = smallChallenge(forger, bytes(forger.forge(head, LAWFUL).sign(key(0), Purpose.CAST, fresh())), head);
        takes(Purpose.CAST, small.signed(key(0), Purpose.CAST));
        int proof = small.proof(CHAIR, 0);
        for (int scalar : List.of(proof + CIPHERTEXT, proof + CIPHERTEXT + Scalar.LENGTH)) {
            variant("B-6.6", small.with(scalar, Encodings.plusOrder(small.part(scalar, Scalar.LENGTH))));
        }
        variant(
                "B-6.4",
                small.with(
                        small.ciphertext(CHAIR, 0), Encodings.hybrid(small.part(small.ciphertext(CHAIR, 0), POINT))));
        variant("B-6.6", small.with(proof, Encodings.hybrid(small.part(proof, POINT))));
        variant("B-6.6", small.swapped(small.contest(CHAIR), small.contest(DEPUTY), size(CHAIR)));
        variant("B-6.1", small.twice(proof + CIPHERTEXT, 1)); // a scalar with a byte more in front
        variant("B-6.8", small); // signed for the other purpose, or once more
    }

    /** Whoever signs it and for whatever: the ballot's owner may be the one who wants it twice. */
    private void variant(String rule, BallotBytes ballot) {
        refuses(rule, Purpose.AUDIT, ballot.signed(key(0), Purpose.AUDIT));
    }

    /** Its first proof with a challenge and a response so small that n may be added to them within 32 bytes. */
    private BallotBytes smallChallenge(Forger forger, BallotBytes ballot, BallotHead head) {
        var statement = ballot.statement(head, CHAIR, 0);
        var r = Seeded.secret(forger.randomness().apply(0));
        var proof = new RangeProver(statement, 1, r, new SmallScalars()).prove();
        return ballot.with(ballot.proof(CHAIR, 0), proof.encode());
    }

    @Test
    void a03_no_two_accepted_ballots_share_a_ciphertext() {
        var accepted = forger();
        takes(Purpose.AUDIT, accepted.forge(next(0), LAWFUL).sign(key(0), Purpose.AUDIT, fresh()));
        for (int contest = 0; contest < LAWFUL.size(); contest++) {
            for (int slot = 0; slot < LAWFUL.get(contest).size(); slot++) {
                int from = 100 * contest + slot;
                int into = 100 * ((contest + 1) % LAWFUL.size());
                var r = accepted.randomness().apply(from);
                var other = forger().randomness();
                var sharing = new Forger(terms, at -> at == into ? (from % 2 == 0 ? r : r.negate()) : other.apply(at));
                refuses("B-6.10", Purpose.CAST, sharing.forge(next(1), LAWFUL).sign(key(1), Purpose.CAST, fresh()));
            }
        }
    }

    @Test
    void a04_a_ballot_that_its_collector_changed_is_refused() {
        for (var mauled : Mauled.of(terms, next(1), ballot(1).wire(), LAWFUL, key(2))) {
            refuses(mauled.rule(), Purpose.CAST, mauled.wire());
        }
    }

    @Test
    void a05_forged_proofs_of_a_weak_transcript_are_refused() {
        for (int i = 0; i < 10; i++) {
            var slot = new RangeForger.Slot(terms.contests().get(ANY).slots().get(0), 0);
            var weak = new RangeForger("a05 ballot " + i, terms.jointKey(), slot, BIT);
            var after = weak.afterTheChallenge();
            planted(weak, after.ciphertext(), statement -> after.proof());
            var value =
                    List.of(Scalar.of(5), Scalar.of(-1), Scalar.of(1_000_000)).get(i % 3);
            planted(weak, weak.encrypt(value, weak.scalar("another r")), weak::beforeTheCommitments);
        }
    }

    /** A ballot that is honest but for the first slot of the contest that has no total. */
    private void planted(RangeForger weak, Ciphertext ciphertext, Function<RangeStatement, FreeProof> prover) {
        var head = next(1);
        var ballot = bytes(
                forger().planting(100 * ANY, ciphertext).forge(head, LAWFUL).sign(key(1), Purpose.CAST, fresh()));
        var proof = prover.apply(ballot.statement(head, ANY, 0)).sent();
        refuses(
                "B-6.6",
                Purpose.CAST,
                ballot.with(ballot.proof(ANY, 0), proof.encode()).signed(key(1), Purpose.CAST));
    }

    /** Honest throughout, but that one value was another where it was hashed: who is bound to less would have this ballot. */
    @Test
    void a07_a_ballot_made_with_one_other_public_value_is_refused() {
        var lawful = next(1);
        var key = lawful.credential();
        for (var head : List.of(
                new BallotHead(Seeded.hash("another election"), key, 1, Hash.ZERO),
                new BallotHead(terms.opened(), key(2).credential(), 1, Hash.ZERO),
                new BallotHead(terms.opened(), key, 2, Hash.ZERO),
                new BallotHead(terms.opened(), key, 1, Seeded.hash("another ballot")))) {
            var elsewhere = bytes(forger().forge(head, LAWFUL).sign(key(1), Purpose.CAST, fresh()));
            refuses("B-6.6", Purpose.CAST, elsewhere.under(lawful).signed(key(1), Purpose.CAST));
        }
        underOtherTerms(new BallotTerms(terms.opened(), Seeded.point("another key"), terms.contests()), CHOICE);
        for (int contest = 0; contest < terms.contests().size(); contest++) {
            underOtherTerms(changed(contest, BallotAttacks::renamed), CHOICE);
            underOtherTerms(changed(contest, old -> definition(old, old.min(), old.max(), others(old))), CHOICE);
        }
        var ballot = ballot(1);
        for (var signed : List.of(Seeded.hash("another election"), Hash.ZERO)) {
            var signature = key(1).sign(Purpose.CAST, signed, ballot.hash(), fresh());
            refuses(
                    "B-6.7",
                    Purpose.CAST,
                    ballot.with(ballot.signature(), signature.encode()).wire());
        }
        refuses("B-6.7", Purpose.CAST, ballot.signed(key(1), Purpose.AUDIT));
    }

    private static Contest.Definition renamed(Contest.Definition old) {
        return new Contest.Definition("another", old.kind(), old.min(), old.max(), old.blank(), old.options());
    }

    /** The last option's id is another. */
    private static List<String> others(Contest.Definition old) {
        var options = new ArrayList<>(old.options());
        options.set(options.size() - 1, "another");
        return options;
    }

    @Test
    void a09_a_signature_does_not_pass_to_a_related_key() {
        var ballot = bytes(forger().forge(next(1), LAWFUL).sign(key(0), Purpose.CAST, fresh()));
        refuses("B-6.7", Purpose.CAST, Crafted.moved(ballot, key(0), key(1)));
        refuses("B-6.7", Purpose.CAST, Crafted.movedWhereTheKeyIsNotHashed(ballot, key(0), key(1)));
        takes(Purpose.CAST, ballot.signed(key(1), Purpose.CAST));
    }

    /** Every point of two contests, the signature's and the credential. */
    @Test
    void a10_every_kind_of_point_refuses_every_wrong_encoding() {
        var ballot = ballot(1);
        for (int contest : List.of(CHAIR, ANY)) {
            for (int slot = 0; slot < LAWFUL.get(contest).size(); slot++) {
                wrongPoints("B-6.4", ballot, ballot.ciphertext(contest, slot), 0, POINT);
                wrongPoints("B-6.6", ballot, ballot.proof(contest, slot), 0, POINT, BRANCH, BRANCH + POINT);
            }
        }
        wrongPoints("B-6.6", ballot, ballot.proof(CHAIR, LAWFUL.get(CHAIR).size()), 0, POINT);
        for (var wrong : Encodings.wrongPoints(ballot.part(ballot.signature(), POINT))) {
            refuses(
                    "B-6.7",
                    Purpose.CAST,
                    ballot.with(ballot.signature(), wrong).wire());
        }
        for (var wrong : Encodings.wrongCompressed(key(1).credential().hex())) {
            if (wrong.length() == 2 * COMPRESSED) {
                var changed = ballot.with(Hash.LENGTH, HexFormat.of().parseHex(wrong));
                refuses("B-6.3", Purpose.CAST, changed.signed(key(1), Purpose.CAST));
            }
        }
    }

    private void wrongPoints(String rule, BallotBytes ballot, int at, int... offsets) {
        for (int offset : offsets) {
            for (var wrong : Encodings.wrongPoints(ballot.part(at + offset, POINT))) {
                refuses(rule, Purpose.CAST, ballot.with(at + offset, wrong).signed(key(1), Purpose.CAST));
            }
        }
    }

    @Test
    void a14_values_out_of_range_are_refused_whatever_is_proved() {
        for (int value : List.of(-1, 2, 1_000_000)) {
            forged(CHAIR, value, 1 - value, 0); // the total is right
            forged(CHAIR, value, 0, 0);
            forged(ANY, value, 0); // there is no total
        }
        forged(CHAIR, 1, 1, 0);
        forged(CHAIR, 0, 0, 0);
        var ballot = ballot(1);
        missing(ballot, ballot.proof(CHAIR, 0), SLOT_PROOF);
        missing(ballot, ballot.proof(CHAIR, 3), BRANCH - Scalar.LENGTH);
        missing(ballot, ballot.proof(CHAIR, 0), size(CHAIR) - 3 * CIPHERTEXT);
    }

    private void missing(BallotBytes ballot, int at, int length) {
        refuses("B-6.1", Purpose.CAST, ballot.without(at, length).signed(key(1), Purpose.CAST));
    }

    /** With proofs as good as they can be of these values in one contest, and an honest rest. */
    private void forged(int contest, Integer... values) {
        var all = new ArrayList<>(LAWFUL);
        all.set(contest, Arrays.asList(values));
        refuses("B-6.6", Purpose.CAST, forger().forge(next(1), all).sign(key(1), Purpose.CAST, fresh()));
    }

    @Test
    void a15_proofs_with_too_few_or_too_many_branches_are_refused() {
        var ballot = ballot(1);
        for (int slot : List.of(0, 5)) {
            missing(ballot, ballot.proof(BOARD, slot), BRANCH);
            refuses(
                    "B-6.1",
                    Purpose.CAST,
                    ballot.twice(ballot.proof(BOARD, slot), BRANCH).signed(key(1), Purpose.CAST));
        }
        var other = changed(BOARD, contest -> definition(contest, 1, 2, contest.options()));
        underOtherTerms(other, List.of(List.of(0), List.of(0), List.of(0), List.of(0)));
    }

    private static Contest.Definition definition(Contest.Definition old, int min, int max, List<String> options) {
        return new Contest.Definition(old.id(), old.kind(), min, max, old.blank(), options);
    }

    private BallotTerms changed(int index, UnaryOperator<Contest.Definition> change) {
        var contests = new ArrayList<>(terms.contests());
        contests.set(
                index,
                Contest.of(index, change.apply(contests.get(index).definition()))
                        .orElseThrow());
        return new BallotTerms(terms.opened(), terms.jointKey(), contests);
    }

    /** An honest ballot, if only the manifest were another. */
    private void underOtherTerms(BallotTerms other, List<List<Integer>> chosen) {
        refuses("B-6.6", Purpose.CAST, encrypted(other, next(1), chosen).signed(key(1), Purpose.CAST));
    }

    @Test
    void a16_options_and_contests_do_not_change_places() {
        var ballot = ballot(1);
        var options = ballot.swapped(ballot.ciphertext(CHAIR, 0), ballot.ciphertext(CHAIR, 1), CIPHERTEXT)
                .swapped(ballot.proof(CHAIR, 0), ballot.proof(CHAIR, 1), SLOT_PROOF);
        refuses("B-6.6", Purpose.CAST, options.signed(key(1), Purpose.CAST));
        var contests = ballot.swapped(ballot.contest(CHAIR), ballot.contest(DEPUTY), size(CHAIR));
        refuses("B-6.6", Purpose.CAST, contests.signed(key(1), Purpose.CAST));
        underOtherTerms(changed(CHAIR, contest -> definition(contest, 1, 1, reversed(contest.options()))), CHOICE);
    }

    private static List<String> reversed(List<String> options) {
        var other = new ArrayList<>(options);
        Collections.reverse(other);
        return other;
    }

    @Test
    void a17_a_ballot_of_an_election_with_the_same_keys_is_refused() {
        var elsewhere = new BallotTerms(Seeded.hash("another election"), terms.jointKey(), terms.contests());
        var head = new BallotHead(elsewhere.opened(), key(1).credential(), 1, Hash.ZERO);
        var theirs = encrypted(elsewhere, head, CHOICE);
        refuses("B-6.2", Purpose.CAST, theirs.wire());
        var renamed = new BallotBytes(terms, theirs.wire()).under(next(1));
        refuses("B-6.6", Purpose.CAST, renamed.signed(key(1), Purpose.CAST));
        var signature = theirs.part(theirs.signature(), BallotSignature.LENGTH);
        refuses(
                "B-6.7",
                Purpose.CAST,
                ballot(1).with(theirs.signature(), signature).wire());
    }

    /** Two ballots whose errors cancel: {@code +D} in the one's proof of a total, {@code −D} in the other's. */
    @Test
    void a18_errors_that_cancel_between_two_ballots_are_refused() {
        for (int voter : List.of(1, 2)) {
            var head = next(voter);
            var forger = forger();
            var ballot = bytes(forger.forge(head, LAWFUL).sign(key(voter), Purpose.CAST, fresh()));
            var r = forger.randomness()
                    .apply(0)
                    .plus(forger.randomness().apply(1))
                    .plus(forger.randomness().apply(2));
            var error = voter == 1 ? Seeded.scalar("D") : Seeded.scalar("D").negate();
            var proof =
                    Crafted.shifted(ballot.statement(head, CHAIR, 3), r, error).sent();
            refuses(
                    "B-6.6",
                    Purpose.CAST,
                    ballot.with(ballot.proof(CHAIR, 3), proof.encode()).signed(key(voter), Purpose.CAST));
        }
    }

    @Test
    void a24_blank_and_too_many_or_too_few_marks_are_refused() {
        forged(BOARD, 1, 0, 0, 0, 1);
        forged(BOARD, 0, 0, 0, 0, 0);
        forged(BOARD, 1, 0, 0, 0, 0);
        forged(BOARD, 1, 1, 1, 1, 0);
        forged(BOARD, 0, 0, 0, 0, 2);
    }

    @Test
    void d03_a_delayed_ballot_does_not_become_the_last() {
        var first = next(0);
        cast(0);
        var second = next(0);
        var delayed = encrypted(terms, first, CHOICE);
        refuses("B-6.8", Purpose.CAST, delayed.signed(key(0), Purpose.CAST));
        var gap = new BallotHead(terms.opened(), key(0).credential(), 3, second.previous());
        refuses("B-6.8", Purpose.CAST, encrypted(terms, gap, CHOICE).signed(key(0), Purpose.CAST));
        var astray = new BallotHead(terms.opened(), key(0).credential(), 2, delayed.hash());
        refuses("B-6.9", Purpose.CAST, encrypted(terms, astray, CHOICE).signed(key(0), Purpose.CAST));
        cast(0);
        refuses("B-6.8", Purpose.CAST, encrypted(terms, second, CHOICE).signed(key(0), Purpose.CAST));
    }

    /** The head of a voter's next ballot. */
    private BallotHead next(int voter) {
        return heads.computeIfAbsent(
                voter, number -> new BallotHead(terms.opened(), key(number).credential(), 1, Hash.ZERO));
    }

    /** An honest ballot, which is taken. */
    private BallotBytes cast(int voter) {
        var ballot = ballot(voter);
        takes(Purpose.CAST, ballot.wire());
        var head = next(voter);
        heads.put(voter, new BallotHead(head.opened(), head.credential(), head.counter() + 1, ballot.hash()));
        return ballot;
    }

    /** An honest ballot that nobody has sent. */
    private BallotBytes ballot(int voter) {
        var ballot = encrypted(terms, next(voter), CHOICE);
        return bytes(ballot.signed(key(voter), Purpose.CAST));
    }

    /** Honest under these terms, its signature included. */
    private BallotBytes encrypted(BallotTerms under, BallotHead head, List<List<Integer>> chosen) {
        var choices = under.choose(chosen).orElseThrow();
        var owner = key(head.credential().equals(key(0).credential()) ? 0 : 1);
        var seed = BallotSeed.of(head, owner, choices, 0, fresh());
        var wire = BallotEncryptor.encrypt(head, choices, seed).sign(owner, Purpose.CAST, fresh());
        return new BallotBytes(under, wire);
    }

    private BallotBytes bytes(byte[] wire) {
        return new BallotBytes(terms, wire);
    }

    private int size(int contest) {
        return BallotBytes.size(terms.contests().get(contest));
    }

    /** One with randomness that no other had. */
    private Forger forger() {
        return Forger.of(terms, "attack " + names++);
    }

    private byte[] fresh() {
        return Seeded.bytes("fresh " + names++);
    }
}
