package org.dauys.protocol.ballot;

import static org.dauys.protocol.ballot.SampleBallots.FIRST;
import static org.dauys.protocol.ballot.SampleBallots.FRESH;
import static org.dauys.protocol.ballot.SampleBallots.JOINT_KEY;
import static org.dauys.protocol.ballot.SampleBallots.KEY;
import static org.dauys.protocol.ballot.SampleBallots.OPENED;
import static org.dauys.protocol.ballot.SampleBallots.ballot;
import static org.dauys.protocol.ballot.SampleBallots.batch;
import static org.dauys.protocol.ballot.SampleBallots.cast;
import static org.dauys.protocol.ballot.SampleBallots.check;
import static org.dauys.protocol.ballot.SampleBallots.kOfN;
import static org.dauys.protocol.ballot.SampleBallots.single;
import static org.dauys.protocol.ballot.SampleBallots.terms;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.ballot.BallotCheck.Submitted;
import org.dauys.protocol.ballot.BallotCheck.Verdict;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.elgamal.Decryption;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.RecordingProduct;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.StuckRandom;
import org.junit.jupiter.api.Test;

class BallotCheckTest {
    private static final BallotTerms SMALL = terms(single(0, 2, false));
    private static final byte[] UNSIGNED = ballot(SMALL, List.of(List.of(1))).encode();

    @Test
    void every_legal_choice_passes_and_counts_what_was_chosen() {
        var passed = new AtomicInteger();
        Fuzz.tries("legal choices", 80, draw -> {
            var kind = draw.one(List.of(Kind.values()));
            int options = draw.number(1, 4);
            int most = kind == Kind.SINGLE ? 1 : draw.number(1, options);
            int least = kind == Kind.SINGLE ? 1 : draw.number(0, most);
            var ids = IntStream.range(0, options).mapToObj(i -> "o" + i).toList();
            var contest = Contest.of(0, new Definition("c", kind, least, most, draw.yes(), ids));
            int set = draw.one(List.of(1 << draw.number(0, options), draw.number(0, 31)));
            var chosen = IntStream.range(0, 5)
                    .filter(slot -> (set >> slot & 1) == 1)
                    .boxed()
                    .toList();
            contest.flatMap(known -> terms(known).choose(List.of(chosen))).ifPresent(legal -> {
                var ballot = BallotEncryptor.encrypt(FIRST, legal, SampleBallots.seed(FIRST, legal));
                var verdict = check(legal.terms()).check(cast(ballot), Purpose.CAST);
                var checked = assertInstanceOf(Verdict.Passed.class, verdict);
                assertEquals(legal.values(0), decrypted(checked.ballot()));
                passed.incrementAndGet();
            });
        });
        assertTrue(passed.get() > 20, "few choices were legal: " + passed);
    }

    private static List<Integer> decrypted(CheckedBallot ballot) {
        var secret = Seeded.scalar("ballot joint key");
        return ballot.contests().get(0).slots().stream()
                .map(CiphertextSum::of)
                .map(slot -> Decryption.decode(slot.beta().minus(slot.alpha().times(secret)), 1)
                        .orElseThrow())
                .toList();
    }

    /** Signed anew by the credential's owner, so that it isn't the signature that notices. */
    @Test
    void every_change_of_a_byte_of_an_unsigned_ballot_is_refused() {
        Fuzz.tries("changed ballots", 400, draw -> {
            var unsigned = UNSIGNED.clone();
            unsigned[draw.number(0, 1234)] ^= (byte) draw.number(1, 255);
            var signature = KEY.sign(Purpose.CAST, OPENED, UnsignedBallot.hash(unsigned), FRESH);
            var verdict = check(SMALL).check(Bytes.concat(unsigned, signature.encode()), Purpose.CAST);
            assertInstanceOf(Verdict.Refused.class, verdict);
        });
    }

    @Test
    void every_change_of_a_byte_of_a_signature_is_refused() {
        var honest = cast(ballot(SMALL, List.of(List.of(1))));
        Fuzz.tries("changed signatures", 100, draw -> {
            var wire = honest.clone();
            wire[UNSIGNED.length + draw.number(0, 96)] ^= (byte) draw.number(1, 255);
            var refused = assertInstanceOf(Verdict.Refused.class, check(SMALL).check(wire, Purpose.CAST));
            assertEquals(Refusal.Reason.SIGNATURE, refused.refusal().reason());
        });
    }

    @Test
    void no_bytes_make_it_stumble() {
        Fuzz.tries("ballots of any bytes", 200, draw -> {
            var wire = draw.bytes(draw.number(0, 2000));
            assertInstanceOf(Verdict.Refused.class, check(SMALL).check(wire, Purpose.CAST));
            var padded = Arrays.copyOf(wire, UNSIGNED.length + 97);
            assertInstanceOf(Verdict.Refused.class, check(SMALL).check(padded, Purpose.CAST));
        });
    }

    @Test
    void the_layout_covers_every_byte() {
        assertEquals(1235, UNSIGNED.length, "the byte changes above cover all of it");
        assertEquals(UNSIGNED.length + 97, BallotLayout.size(SMALL.contests()));
        assertEquals(101 + 97 + 11 * 486 + 162, BallotLayout.size(List.of(single(0, 10, true))));
        assertEquals(101 + 97 + 4 * 486 + 194 * 2 - 32, BallotLayout.size(List.of(kOfN(0, 1, 2, true, 3))));
        assertEquals(101 + 97 + 3 * 486, BallotLayout.size(List.of(kOfN(0, 0, 3, false, 3))));
    }

    @Test
    void a_checked_ballot_says_what_the_log_needs() {
        var unsigned = ballot(SMALL, List.of(List.of(1)));
        var passed = assertInstanceOf(Verdict.Passed.class, check(SMALL).check(cast(unsigned), Purpose.CAST));
        var ballot = passed.ballot();
        assertEquals(KEY.credential(), ballot.credential());
        assertEquals(1, ballot.counter());
        assertEquals(FIRST.previous(), ballot.previous());
        assertEquals(unsigned.hash(), ballot.hash());
        assertEquals(unsigned.tracker(), ballot.tracker());
        assertEquals(Purpose.CAST, ballot.purpose());
        assertEquals(2, ballot.alphas().size());
        assertArrayEquals(
                Arrays.copyOfRange(UNSIGNED, 102, 134), ballot.alphas().get(0));
    }

    @Test
    void alphas_may_not_repeat_over_contests_either() {
        var terms = terms(single(0, 2, false), single(1, 2, false));
        var forger =
                new Forger(terms, slot -> Seeded.scalar("r " + slot % 99)); // slots 0 and 1 of both: 0, 1, 100, 101
        var ballot = cast(forger.forge(FIRST, List.of(List.of(1, 0), List.of(0, 1))));
        assertEquals(
                new Verdict.Refused(new Refusal.OfShape(Refusal.Reason.REPEATED_ALPHA, "chair/option-1")),
                check(terms).check(ballot, Purpose.CAST));
    }

    @Test
    void a_refusal_names_its_place() {
        var terms = terms(single(0, 2, false), kOfN(1, 1, 1, false, 2));
        assertEquals(
                new Verdict.Refused(new Refusal.OfProof(Step.RANGE_BETA, "board/total")),
                check(terms)
                        .check(
                                cast(Forger.of(terms).forge(FIRST, List.of(List.of(1, 0), List.of(1, 1)))),
                                Purpose.CAST));
    }

    @Test
    void in_a_batch_every_ballot_has_its_own_verdict() {
        var good = cast(ballot(SMALL, List.of(List.of(0))));
        var another = cast(ballot(SMALL, List.of(List.of(1))));
        var forged = cast(Forger.of(SMALL).forge(FIRST, List.of(List.of(1, 1))));
        var wires = List.of(good, new byte[3], another, forged, good, another);
        var verdicts = check(SMALL)
                .checkAll(wires.stream()
                        .map(wire -> new Submitted(wire, Purpose.CAST))
                        .toList());
        assertEquals(
                List.of("ok", "B-6.1", "ok", "B-6.6/P-3.4", "ok", "ok"),
                verdicts.stream().map(BallotCheckTest::spelled).toList());
        assertEquals(List.of(), check(SMALL).checkAll(List.of()));
    }

    /** With a generator that repeats itself, the weights of one ballot change with the signature, and with the kind, of another. */
    @Test
    void the_weights_of_a_batch_come_from_all_of_every_ballot() {
        var engine = new RecordingProduct();
        var check = new BallotCheck(
                OPENED,
                JOINT_KEY,
                SampleBallots.roll(SMALL, List.of(KEY.credential())),
                new Batch(engine, new StuckRandom()));
        var first = new Submitted(cast(ballot(SMALL, List.of(List.of(0)))), Purpose.CAST);
        var other = ballot(SMALL, List.of(List.of(1)));
        var cast = new Submitted(other.sign(KEY, Purpose.CAST, FRESH), Purpose.CAST);
        var signedAgain = new Submitted(other.sign(KEY, Purpose.CAST, Seeded.bytes("again")), Purpose.CAST);
        var asAudited = new Submitted(cast.wire(), Purpose.AUDIT);
        List.of(cast, cast, signedAgain, asAudited).forEach(another -> check.checkAll(List.of(first, another)));

        var commitment = Point.decode(
                        Arrays.copyOfRange(first.wire(), BallotHead.LENGTH + 4 * 65, BallotHead.LENGTH + 5 * 65),
                        Point.Form.UNCOMPRESSED)
                .orElseThrow();
        var weights = IntStream.range(0, 4)
                .mapToObj(call -> engine.factor(call, commitment))
                .toList();
        assertEquals(weights.get(0), weights.get(1));
        assertEquals(3, Set.copyOf(weights).size());
    }

    private static String spelled(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? BallotVectorRunner.spelled(refused.refusal()) : "ok";
    }

    /** Two styles: a ballot must have the length of its own credential's, not of any. */
    @Test
    void a_ballot_of_another_style_is_refused() {
        var large = List.of(single(0, 3, false));
        var roll = new Roll() {
            @Override
            public List<List<Contest>> styles() {
                return List.of(SMALL.contests(), large);
            }

            @Override
            public Optional<List<Contest>> contestsOf(Point credential) {
                return Optional.of(large);
            }
        };
        var verdict = new BallotCheck(OPENED, JOINT_KEY, roll, batch())
                .check(cast(ballot(SMALL, List.of(List.of(0)))), Purpose.CAST);
        assertEquals("B-6.1", spelled(verdict));
    }

    @Test
    void an_opening_opens_nothing_in_another_election() {
        var choices = SMALL.choose(List.of(List.of(1))).orElseThrow();
        var opening = Opening.of(FIRST, choices, SampleBallots.seed(FIRST, choices));
        var other = new BallotTerms(Hash.ZERO, JOINT_KEY, SMALL.contests());
        assertEquals(new Opening.Verdict.Refused(Opening.Reason.OTHER_BALLOT), opening.open(other));
    }

    @Test
    void an_opening_is_no_shorter_than_its_head_and_seed() {
        var least = Bytes.concat(FIRST.encode(), FRESH);
        assertTrue(Opening.read("DA1." + Base64Url.encode(least), 0).isPresent());
        assertTrue(Opening.read("DA1." + Base64Url.encode(Arrays.copyOf(least, least.length - 1)), 0)
                .isEmpty());
    }

    @Test
    void choices_name_their_options() {
        var choices = SMALL.choose(List.of(List.of(1))).orElseThrow();
        assertEquals(List.of(new Choices.Chosen("chair", List.of("option-2"))), choices.options());
    }

    @Test
    void a_contest_has_as_many_ciphertexts_as_slots() {
        var contest = SMALL.contests().get(0);
        assertThrows(IllegalArgumentException.class, () -> new EncryptedContest(contest, List.of()));
    }

    @Test
    void secrets_do_not_print_themselves() {
        var choices = SMALL.choose(List.of(List.of(1))).orElseThrow();
        var seed = SampleBallots.seed(FIRST, choices);
        assertEquals("Choices[hidden]", choices.toString());
        assertEquals("BallotSeed[hidden]", seed.toString());
        var opening = Opening.of(FIRST, choices, seed);
        assertEquals("Opening[hidden]", opening.toString());
        var opened = new Opening.Verdict.Opened(choices, OPENED);
        assertFalse(opened.toString().contains("[" + "1"));
    }
}
