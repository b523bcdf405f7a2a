package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.transcript.Hash;

/**
 * B-6 CheckBallot, steps B-6.1 to B-6.7: what can be said of a ballot without the log. Shape and decoding come before the
 * first multiplication.
 */
public final class BallotCheck {
    private final BallotDecoder decoder;
    private final Point jointKey;
    private final Batch batch;

    /**
     * @param opened the hash of the election's {@code opened} entry
     * @param jointKey K
     */
    public BallotCheck(Hash opened, Point jointKey, Roll roll, Batch batch) {
        this.decoder = new BallotDecoder(opened, roll);
        this.jointKey = jointKey;
        this.batch = batch;
    }

    /** A ballot as it came, and the kind of entry as which it came. */
    public record Submitted(byte[] wire, Purpose purpose) {}

    /** What the check says of a ballot. */
    public sealed interface Verdict {
        record Passed(CheckedBallot ballot) implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }

    /** One ballot, as at the cast. */
    public Verdict check(byte[] wire, Purpose purpose) {
        return checkAll(List.of(new Submitted(wire, purpose))).get(0);
    }

    /** Many ballots in one batch, as in an audit; a verdict for each, in the same order. */
    public List<Verdict> checkAll(List<Submitted> ballots) {
        var decoded =
                ballots.stream().map(ballot -> decoder.decode(ballot.wire())).toList();
        var equations = new ArrayList<Equations>();
        for (int i = 0; i < decoded.size(); i++) {
            equations.add(equations(decoded.get(i), ballots.get(i).purpose()));
        }
        var refused = batch.refusedOfEach(equations);
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < decoded.size(); i++) {
            verdicts.add(verdict(decoded.get(i), ballots.get(i).purpose(), refused.get(i)));
        }
        return List.copyOf(verdicts);
    }

    private Equations equations(BallotDecoder.Decoded decoded, Purpose purpose) {
        return decoded instanceof BallotDecoder.Decoded.Valid valid
                ? valid.ballot().equations(jointKey, purpose)
                : new Equations();
    }

    private static Verdict verdict(
            BallotDecoder.Decoded decoded, Purpose purpose, Optional<Equations.Refused> refused) {
        if (decoded instanceof BallotDecoder.Decoded.Refused unreadable) {
            return new Verdict.Refused(unreadable.refusal());
        }
        if (refused.isPresent()) {
            return new Verdict.Refused(
                    new Refusal.OfProof(refused.get().step(), refused.get().place()));
        }
        return new Verdict.Passed(new CheckedBallot(((BallotDecoder.Decoded.Valid) decoded).ballot(), purpose));
    }
}
