package org.dauys.protocol.ballot;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** Terms, credentials and ballots for tests, the same every time. */
final class SampleBallots {
    static final Hash OPENED = Seeded.hash("ballot opened");
    static final Point JOINT_KEY = Seeded.point("ballot joint key");
    static final Scalar SECRET = Seeded.scalar("ballot credential");
    static final CredentialKey KEY = CredentialKey.of(Seeded.secret(SECRET));
    static final byte[] FRESH = Seeded.bytes("ballot fresh");
    static final BallotHead FIRST = new BallotHead(OPENED, KEY.credential(), 1, Hash.ZERO);

    private static final SecureRandom RANDOM = new SecureRandom();

    private SampleBallots() {}

    static BallotTerms terms(Contest... contests) {
        return new BallotTerms(OPENED, JOINT_KEY, List.of(contests));
    }

    static Contest single(int index, int options, boolean blank) {
        return contest(index, new Definition("chair", Kind.SINGLE, 1, 1, blank, options(options)));
    }

    static Contest kOfN(int index, int min, int max, boolean blank, int options) {
        return contest(index, new Definition("board", Kind.K_OF_N, min, max, blank, options(options)));
    }

    private static Contest contest(int index, Definition definition) {
        return Contest.of(index, definition).orElseThrow();
    }

    private static List<String> options(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "option-" + i).toList();
    }

    static BallotSeed seed(BallotHead head, Choices choices) {
        return BallotSeed.of(head, KEY, choices, 0, FRESH);
    }

    static UnsignedBallot ballot(BallotTerms terms, List<List<Integer>> chosen) {
        var choices = terms.choose(chosen).orElseThrow();
        return BallotEncryptor.encrypt(FIRST, choices, seed(FIRST, choices));
    }

    static byte[] cast(UnsignedBallot ballot) {
        return ballot.sign(KEY, Purpose.CAST, FRESH);
    }

    static BallotCheck check(BallotTerms terms) {
        return new BallotCheck(terms.opened(), terms.jointKey(), roll(terms, List.of(KEY.credential())), batch());
    }

    static Batch batch() {
        return new Batch(new ScalarEngine(), RANDOM);
    }

    static Roll roll(BallotTerms terms, List<Point> live) {
        return new Roll() {
            @Override
            public List<List<Contest>> styles() {
                return List.of(terms.contests());
            }

            @Override
            public Optional<List<Contest>> contestsOf(Point credential) {
                return live.contains(credential) ? Optional.of(terms.contests()) : Optional.empty();
            }
        };
    }
}
