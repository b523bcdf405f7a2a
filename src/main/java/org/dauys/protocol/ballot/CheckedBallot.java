package org.dauys.protocol.ballot;

import java.util.List;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/**
 * A ballot that has passed B-6.1 to B-6.7: well-formed, of this election, every value in its range, signed by a live
 * credential for its purpose. Only {@link BallotCheck} makes one. Whether it fits the log (B-6.8 to B-6.12) it doesn't say.
 */
public final class CheckedBallot {
    private final DecodedBallot ballot;
    private final Purpose purpose;

    CheckedBallot(DecodedBallot ballot, Purpose purpose) {
        this.ballot = ballot;
        this.purpose = purpose;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Point credential() {
        return ballot.head().credential();
    }

    /** 1 for the credential's first ballot; a u32. */
    public long counter() {
        return ballot.head().counter();
    }

    /** What the ballot gives as the hash of the credential's last cast ballot. */
    public Hash previous() {
        return ballot.head().previous();
    }

    /** B-5. */
    public Hash hash() {
        return ballot.hash();
    }

    /** B-5. */
    public Fingerprint tracker() {
        return Fingerprint.of(ballot.hash());
    }

    /** The ciphertexts, in the order of the style's contests. */
    public List<EncryptedContest> contests() {
        return ballot.contests().stream().map(ProvedContest::encrypted).toList();
    }

    /** The x-coordinates (32 bytes each) of all α, none of which may occur twice in a log (spec: B-6.10). */
    public List<byte[]> alphas() {
        return contests().stream()
                .flatMap(contest -> contest.slots().stream())
                .map(slot -> slot.alpha().x())
                .toList();
    }
}
