package org.dauys.protocol.ballot;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.ballot.BallotCheck.Submitted;
import org.dauys.protocol.ballot.BallotCheck.Verdict;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.transcript.Hash;

/** One question with ten options, in which everybody may vote. */
final class BenchElection {
    static final int OPTIONS = 10;

    final BallotTerms terms = new BallotTerms(
            Hash.sha256(new byte[] {1}),
            SecretScalar.derive(new byte[] {2}, new byte[0]).timesG(),
            List.of(Contest.of(
                            0,
                            new Definition(
                                    "chair",
                                    Kind.SINGLE,
                                    1,
                                    1,
                                    false,
                                    IntStream.range(0, OPTIONS)
                                            .mapToObj(i -> "option-" + i)
                                            .toList()))
                    .orElseThrow()));
    final BallotCheck check;

    BenchElection(MultiScalarProduct engine) {
        check = new BallotCheck(
                terms.opened(),
                terms.jointKey(),
                Roll.everybody(terms.contests()),
                new Batch(engine, new SecureRandom()));
    }

    /** Different ones, of as many voters. */
    List<Submitted> ballots(int count) {
        var prepared = new PreparedBallots(terms, 0);
        var credentials = PreparedBallots.credentials(count);
        var ballots = new ArrayList<Submitted>();
        for (int voter = 0; voter < count; voter++) {
            var head = new BallotHead(terms.opened(), credentials.get(voter), 1, Hash.ZERO);
            var made = prepared.next(head, PreparedBallots.key(voter), Purpose.CAST, voter % OPTIONS);
            ballots.add(new Submitted(made.wire(), Purpose.CAST));
        }
        return ballots;
    }

    List<Verdict> passed(List<Submitted> ballots) {
        var verdicts = check.checkAll(ballots);
        verdicts.forEach(BenchElection::passed);
        return verdicts;
    }

    static Verdict passed(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
        return verdict;
    }
}
