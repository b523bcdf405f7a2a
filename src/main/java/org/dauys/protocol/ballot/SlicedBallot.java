package org.dauys.protocol.ballot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.transcript.Hash;

/**
 * A ballot's bytes cut into their fields (spec: B-3), of which nothing but the length is checked: for ballots that have
 * passed {@link BallotCheck} before, and for showing any others.
 */
public final class SlicedBallot {
    private static final int CREDENTIAL = Hash.LENGTH;
    private static final int COUNTER = CREDENTIAL + Form.COMPRESSED.length();
    private static final int PREVIOUS = COUNTER + Integer.BYTES;
    private static final int X = 32;

    private final byte[] wire;
    private final List<Contest> contests;

    private SlicedBallot(byte[] wire, List<Contest> contests) {
        this.wire = wire;
        this.contests = List.copyOf(contests);
    }

    /** Empty unless {@code wire} has the length of a ballot with these contests. */
    public static Optional<SlicedBallot> of(byte[] wire, List<Contest> contests) {
        return wire.length == BallotLayout.size(contests)
                ? Optional.of(new SlicedBallot(wire, contests))
                : Optional.empty();
    }

    /** The hash of the {@code opened} entry for which it was made. */
    public Hash opened() {
        return Hash.decode(slice(0, Hash.LENGTH)).orElseThrow();
    }

    /** The credential's compressed encoding, 33 bytes. */
    public byte[] credential() {
        return slice(CREDENTIAL, Form.COMPRESSED.length());
    }

    /** A u32. */
    public long counter() {
        return Integer.toUnsignedLong(ByteBuffer.wrap(wire).getInt(COUNTER));
    }

    public Hash previous() {
        return Hash.decode(slice(PREVIOUS, Hash.LENGTH)).orElseThrow();
    }

    /** B-5. */
    public Hash hash() {
        return UnsignedBallot.hash(slice(0, wire.length - BallotSignature.LENGTH));
    }

    /** The x-coordinates (32 bytes each) of all α. */
    public List<byte[]> alphas() {
        return places().stream().map(at -> slice(at + 1, X)).toList();
    }

    /** The ciphertexts of every contest; empty if one of them isn't any. */
    public Optional<List<List<Ciphertext>>> ciphertexts() {
        var found = places().stream().map(this::ciphertext).toList();
        if (found.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var ciphertexts = new ArrayList<List<Ciphertext>>();
        int first = 0;
        for (var contest : contests) {
            int next = first + contest.slots().size();
            ciphertexts.add(found.subList(first, next).stream()
                    .flatMap(Optional::stream)
                    .toList());
            first = next;
        }
        return Optional.of(List.copyOf(ciphertexts));
    }

    /** Where every ciphertext begins. */
    private List<Integer> places() {
        var places = new ArrayList<Integer>();
        int at = BallotHead.LENGTH;
        for (var contest : contests) {
            int start = at;
            IntStream.range(0, contest.slots().size())
                    .forEach(slot -> places.add(start + 2 * BallotLayout.POINT * slot));
            at += BallotLayout.ciphertexts(contest) + BallotLayout.proofs(contest);
        }
        return places;
    }

    private Optional<Ciphertext> ciphertext(int at) {
        var alpha = Point.decode(slice(at, BallotLayout.POINT), Form.UNCOMPRESSED);
        var beta = Point.decode(slice(at + BallotLayout.POINT, BallotLayout.POINT), Form.UNCOMPRESSED);
        return alpha.flatMap(a -> beta.map(b -> new Ciphertext(a, b)));
    }

    private byte[] slice(int from, int length) {
        return Arrays.copyOfRange(wire, from, from + length);
    }
}
