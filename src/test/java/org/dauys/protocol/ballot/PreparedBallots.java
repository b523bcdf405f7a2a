package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.msm.Progressions;
import org.dauys.protocol.proof.PreparedProver;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;

/**
 * Lawful ballots by the million, for one contest of single choice: every scalar is that of the ballot before plus {@link #STEP}, so
 * every point is an addition away from the last. Nothing about them is secret; to check one costs what it costs for any other.
 */
public final class PreparedBallots {
    private static final Scalar STEP = Seeded.scalar("prepared step");
    private static final int LANES = 256;

    /** The progressions of a slot, two of them each: multiples of G and of K. */
    private static final int RANDOMNESS = 0;

    private static final int OWN = 2;
    private static final int OTHER = 4;
    private static final int EACH = 6;

    private final BallotTerms terms;
    private final Contest contest;
    private final int slots;
    private final List<Scalar> firsts;
    private final List<Scalar> simulated;
    /** {@code −2c·G} of each slot's simulated challenge c. */
    private final List<Point> shifts;

    private final Progressions points;
    private long index;
    private Scalar gone;

    /**
     * @param terms with one contest, of single choice
     * @param index of the first ballot, from 0; two ballots with one index have the same randomness
     */
    public PreparedBallots(BallotTerms terms, long index) {
        this.terms = terms;
        this.contest = terms.contests().get(0);
        this.slots = contest.slots().size();
        this.firsts = firsts(slots);
        this.simulated = IntStream.range(0, slots)
                .mapToObj(slot -> Seeded.scalar("prepared challenge " + slot))
                .toList();
        this.shifts = simulated.stream()
                .map(c -> point(Point.G.times(c.plus(c).negate())))
                .toList();
        this.index = index;
        this.gone = gone(index);
        this.points = points();
    }

    /** What a ballot is, and what it is called (spec: B-5). */
    public record Made(byte[] wire, Hash hash) {}

    private static Scalar gone(long index) {
        return STEP.times(Scalar.of(index));
    }

    /** Of each slot r, the nonce, and {@code s − c·r} of the simulated branch; the nonces of the total and of the signature. */
    private static List<Scalar> firsts(int slots) {
        return IntStream.range(0, 3 * slots + 2)
                .mapToObj(i -> Seeded.scalar("prepared " + i))
                .toList();
    }

    private Progressions points() {
        var begin = new ArrayList<Point>();
        var steps = new ArrayList<Point>();
        for (int i = 0; i < 2 * firsts.size() - 1; i++) { // of the last, the signature's, the multiple of G alone
            var base = i % 2 == 0 ? Point.G : terms.jointKey();
            var point = base.times(scalar(i / 2));
            boolean isOther = i < EACH * slots && i % EACH == OTHER + 1;
            begin.add(point(isOther ? point.plus(Point.G.times(simulated.get(i / EACH))) : point));
            steps.add(point(base.times(STEP)));
        }
        return new Progressions(begin, steps);
    }

    private static Point point(Element element) {
        return element.point().orElseThrow();
    }

    /** Of the present ballot, the scalar of the progressions {@code 2·pair} and {@code 2·pair + 1}. */
    private Scalar scalar(int pair) {
        return firsts.get(pair).plus(gone);
    }

    /** The key of voter {@code number}, from 0. */
    public static Scalar key(long number) {
        return Seeded.scalar("prepared key").plus(gone(number));
    }

    /** The credentials of the first voters. */
    public static List<Point> credentials(int count) {
        var begin = IntStream.range(0, LANES)
                .mapToObj(lane -> point(Point.G.times(key(lane))))
                .toList();
        var step = point(Point.G.times(gone(LANES)));
        var lanes = new Progressions(
                begin, IntStream.range(0, LANES).mapToObj(lane -> step).toList());
        var credentials = new ArrayList<Point>(count + LANES);
        while (credentials.size() < count) {
            IntStream.range(0, LANES).mapToObj(lanes::get).forEach(credentials::add);
            lanes.next();
        }
        return credentials.subList(0, count);
    }

    /**
     * The sum of a slot's randomness over many ballots.
     *
     * @param ballots how many
     * @param indices the sum of their indices
     */
    public Scalar randomness(int slot, long ballots, long indices) {
        return firsts.get(3 * slot).times(Scalar.of(ballots)).plus(gone(indices));
    }

    /** The next ballot: for the slot {@code choice}, signed with {@code key}, which is {@code head}'s. */
    public Made next(BallotHead head, Scalar key, Purpose purpose, int choice) {
        var ciphertexts = IntStream.range(0, slots)
                .mapToObj(slot -> new Ciphertext(
                        at(slot, RANDOMNESS), shifted(at(slot, RANDOMNESS + 1), slot == choice, Point.G)))
                .toList();
        var encrypted = new EncryptedContest(contest, ciphertexts);
        var proofs = encrypted.statements(head, terms.jointKey()).stream()
                .map(statement -> statement.slotIndex() < slots ? prove(statement, choice) : proveTotal(statement))
                .toList();
        var unsigned = new UnsignedBallot(head, List.of(new ProvedContest(encrypted, proofs)));
        var signature = sign(head, key, purpose, unsigned.hash());
        points.next();
        gone = gone(++index);
        return new Made(Bytes.concat(unsigned.encode(), signature.encode()), unsigned.hash());
    }

    private Point at(int slot, int progression) {
        return points.get(EACH * slot + progression);
    }

    private static Point shifted(Point point, boolean isShifted, Point by) {
        return isShifted ? point(point.plus(by)) : point;
    }

    /** The simulated branch has {@code u = s − c·r}, so {@code A = u·G}; {@code B = u·K + c·G} for the value 0, {@code u·K − c·G} for 1. */
    private RangeProof prove(RangeStatement statement, int choice) {
        int slot = statement.slotIndex();
        boolean chosen = slot == choice;
        var r = scalar(3 * slot);
        var c = simulated.get(slot);
        var own = new PreparedProver.Own(at(slot, OWN), at(slot, OWN + 1), scalar(3 * slot + 1));
        var other = new PreparedProver.Other(
                at(slot, OTHER),
                shifted(at(slot, OTHER + 1), chosen, shifts.get(slot)),
                c,
                scalar(3 * slot + 2).plus(c.times(r)));
        return PreparedProver.prove(statement, chosen ? 1 : 0, own, List.of(other), r);
    }

    private RangeProof proveTotal(RangeStatement statement) {
        var r = IntStream.range(0, slots).mapToObj(slot -> scalar(3 * slot)).reduce(Scalar.ZERO, Scalar::plus);
        var own = new PreparedProver.Own(at(slots, 0), at(slots, 1), scalar(3 * slots));
        return PreparedProver.prove(statement, 0, own, List.of(), r);
    }

    private BallotSignature sign(BallotHead head, Scalar key, Purpose purpose, Hash ballot) {
        var r = at(slots, 2);
        var e = Transcript.of(purpose == Purpose.CAST ? Tag.SIGN_BALLOT : Tag.SIGN_AUDITED)
                .add("opened", head.opened())
                .add("key", head.credential())
                .add("R", r)
                .add("ballot", ballot)
                .challenge();
        return new BallotSignature(r, scalar(3 * slots + 1).plus(e.times(key)));
    }
}
