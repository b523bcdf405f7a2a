package org.dauys.protocol.record;

import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.ballot.CheckedBallot;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;

/** Of a ballot, what decides whether it fits the log (spec: B-6.8 to B-6.12). */
public final class BallotFacts {
    private final Purpose purpose;
    private final byte[] credential;
    private final long counter;
    private final Hash previous;
    private final Hash hash;
    private final List<byte[]> alphas;

    private BallotFacts(
            Purpose purpose, byte[] credential, long counter, Hash previous, Hash hash, List<byte[]> alphas) {
        this.purpose = purpose;
        this.credential = credential;
        this.counter = counter;
        this.previous = previous;
        this.hash = hash;
        this.alphas = List.copyOf(alphas);
    }

    static BallotFacts of(CheckedBallot ballot) {
        return new BallotFacts(
                ballot.purpose(),
                ballot.credential().encode(Point.Form.COMPRESSED),
                ballot.counter(),
                ballot.previous(),
                ballot.hash(),
                ballot.alphas());
    }

    static BallotFacts of(SlicedBallot ballot, Purpose purpose) {
        return new BallotFacts(
                purpose, ballot.credential(), ballot.counter(), ballot.previous(), ballot.hash(), ballot.alphas());
    }

    public Purpose purpose() {
        return purpose;
    }

    /** The compressed encoding, 33 bytes. */
    public byte[] credential() {
        return Arrays.copyOf(credential, credential.length);
    }

    public long counter() {
        return counter;
    }

    public Hash previous() {
        return previous;
    }

    /** B-5. */
    public Hash hash() {
        return hash;
    }

    /**
     * B-9: what tells α apart in a large record; nearly always, and for nobody who chooses them.
     *
     * @param root of the record's head
     */
    public long[] tags(Hash root) {
        return alphas.stream().mapToLong(x -> AlphaTag.of(root, x)).toArray();
    }

    /** The x-coordinates of all α. */
    List<byte[]> alphas() {
        return alphas;
    }
}
