package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.Claim;
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
        var claims = ballots.stream().map(this::claim).toList();
        var refused = batch.refusedOfEach(claims);
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < claims.size(); i++) {
            verdicts.add(verdict(claims.get(i), refused.get(i)));
        }
        return List.copyOf(verdicts);
    }

    /** What a ballot claims. The equations of many would not fit the processor's cache, so they are made when they are used. */
    private record BallotClaim(BallotDecoder.Decoded decoded, Point jointKey, Purpose purpose) implements Claim {
        @Override
        public byte[] statement() {
            return decoded instanceof BallotDecoder.Decoded.Valid valid
                    ? valid.ballot().statement(purpose)
                    : new byte[0];
        }

        @Override
        public Equations equations() {
            return decoded instanceof BallotDecoder.Decoded.Valid valid
                    ? valid.ballot().equations(jointKey, purpose)
                    : new Equations();
        }

        @Override
        public List<Point> common() {
            return List.of(Point.G, jointKey);
        }
    }

    private BallotClaim claim(Submitted ballot) {
        return new BallotClaim(decoder.decode(ballot.wire()), jointKey, ballot.purpose());
    }

    private static Verdict verdict(BallotClaim claim, Optional<Equations.Refused> refused) {
        if (claim.decoded() instanceof BallotDecoder.Decoded.Refused unreadable) {
            return new Verdict.Refused(unreadable.refusal());
        }
        if (refused.isPresent()) {
            return new Verdict.Refused(
                    new Refusal.OfProof(refused.get().step(), refused.get().place()));
        }
        return new Verdict.Passed(
                new CheckedBallot(((BallotDecoder.Decoded.Valid) claim.decoded()).ballot(), claim.purpose()));
    }
}
