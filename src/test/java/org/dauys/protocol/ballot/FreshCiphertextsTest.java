package org.dauys.protocol.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

/** One voter, one choice, a hundred options, and ballot after ballot: no α comes twice, whatever the generator gives. */
class FreshCiphertextsTest {
    private static final int OPTIONS = 100;
    private static final int BALLOTS = 1_000;
    private static final CredentialKey KEY = CredentialKey.of(Seeded.secret("voter"));
    private static final Contest CONTEST = Contest.of(
                    0,
                    new Definition(
                            "chair",
                            Kind.SINGLE,
                            1,
                            1,
                            false,
                            IntStream.range(0, OPTIONS).mapToObj(i -> "o" + i).toList()))
            .orElseThrow();
    private static final BallotTerms TERMS =
            new BallotTerms(Seeded.hash("opened"), Seeded.point("joint key"), List.of(CONTEST));
    private static final BallotHead HEAD = new BallotHead(TERMS.opened(), KEY.credential(), 1, Hash.ZERO);

    @Test
    void a21_in_a_hundred_thousand_encryptions_no_alpha_comes_twice() {
        var random = new SecureRandom();
        assertEquals(
                OPTIONS * BALLOTS,
                alphas(BALLOTS, attempt -> seed(0, bytes(random))).size());
    }

    @Test
    void a21_a_generator_that_gives_one_value_for_ever_repeats_no_alpha() {
        assertEquals(
                OPTIONS * 100,
                alphas(100, attempt -> seed(attempt, new byte[32])).size());
    }

    /** What would be seen without the number of the attempt. */
    @Test
    void a21_the_same_seed_repeats_every_alpha() {
        assertEquals(OPTIONS, alphas(2, attempt -> seed(0, new byte[32])).size());
    }

    private static BallotSeed seed(long attempt, byte[] fresh) {
        var choices = TERMS.choose(List.of(List.of(0))).orElseThrow();
        return BallotSeed.of(HEAD, KEY, choices, attempt, fresh);
    }

    private static byte[] bytes(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Set<String> alphas(int ballots, LongFunction<BallotSeed> seeds) {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        LongStream.range(0, ballots).parallel().mapToObj(seeds).forEach(seed -> {
            for (int slot = 0; slot < OPTIONS; slot++) {
                seen.add(seed.randomness(CONTEST, slot).timesG().hex());
            }
        });
        return seen;
    }

    /** The α that is counted above is the one that is sent. */
    @Test
    void a_ballots_alphas_are_those_of_its_seed() {
        var seed = seed(0, Seeded.bytes("fresh"));
        var wire = BallotEncryptor.encrypt(
                        HEAD, TERMS.choose(List.of(List.of(0))).orElseThrow(), seed)
                .sign(KEY, org.dauys.protocol.credential.Purpose.CAST, Seeded.bytes("fresh"));
        var sent = SlicedBallot.of(wire, List.of(CONTEST))
                .orElseThrow()
                .ciphertexts()
                .orElseThrow();
        assertTrue(IntStream.range(0, OPTIONS)
                .allMatch(slot -> sent.get(0)
                        .get(slot)
                        .alpha()
                        .equals(seed.randomness(CONTEST, slot).timesG())));
    }
}
