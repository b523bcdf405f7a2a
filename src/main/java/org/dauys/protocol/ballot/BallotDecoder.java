package org.dauys.protocol.ballot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dauys.protocol.ballot.Refusal.Reason;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.transcript.Hash;

/** B-6.1 to B-6.5, P-3.1, C-3.1 and C-3.2: everything about a ballot that needs no multiplication. */
final class BallotDecoder {
    private static final int CREDENTIAL = Form.COMPRESSED.length();

    private final Hash opened;
    private final Roll roll;

    BallotDecoder(Hash opened, Roll roll) {
        this.opened = opened;
        this.roll = roll;
    }

    /** A ballot, or why it is none. */
    sealed interface Decoded {
        record Valid(DecodedBallot ballot) implements Decoded {}

        record Refused(Refusal refusal) implements Decoded {}
    }

    Decoded decode(byte[] wire) {
        if (roll.styles().stream().noneMatch(contests -> BallotLayout.size(contests) == wire.length)) {
            return refused(Reason.LENGTH, "ballot");
        }
        var buffer = ByteBuffer.wrap(wire);
        if (!hash(buffer).equals(opened)) {
            return refused(Reason.OTHER_ELECTION, "opened");
        }
        var credential = Point.decode(bytes(buffer, CREDENTIAL), Form.COMPRESSED);
        var contests = credential.flatMap(roll::contestsOf);
        if (credential.isEmpty() || contests.isEmpty()) {
            return refused(Reason.CREDENTIAL, "credential");
        }
        if (BallotLayout.size(contests.get()) != wire.length) {
            return refused(Reason.LENGTH, "ballot");
        }
        long counter = Integer.toUnsignedLong(buffer.getInt());
        var head = new BallotHead(opened, credential.get(), counter, hash(buffer));
        return contests(buffer, head, contests.get());
    }

    /** First every ciphertext of the ballot, then its proofs. */
    private static Decoded contests(ByteBuffer buffer, BallotHead head, List<Contest> contests) {
        int start = buffer.position();
        Set<ByteBuffer> seen = new HashSet<>();
        var encrypted = new ArrayList<EncryptedContest>();
        for (var contest : contests) {
            var slots = slots(buffer, contest);
            if (slots.contains(Optional.<Ciphertext>empty())) {
                return refused(Reason.CIPHERTEXT, contest.place(slots.indexOf(Optional.<Ciphertext>empty())));
            }
            encrypted.add(new EncryptedContest(
                    contest, slots.stream().flatMap(Optional::stream).toList()));
            buffer.position(buffer.position() + BallotLayout.proofs(contest));
        }
        for (var contest : encrypted) {
            var repeated = IntStream.range(0, contest.slots().size())
                    .filter(i -> !seen.add(
                            ByteBuffer.wrap(contest.slots().get(i).alpha().x())))
                    .findFirst();
            if (repeated.isPresent()) {
                return refused(Reason.REPEATED_ALPHA, contest.contest().place(repeated.getAsInt()));
            }
        }
        return proofs(buffer.position(start), head, encrypted);
    }

    private static List<Optional<Ciphertext>> slots(ByteBuffer buffer, Contest contest) {
        return contest.slots().stream()
                .map(slot -> {
                    var alpha = Point.decode(bytes(buffer, BallotLayout.POINT), Form.UNCOMPRESSED);
                    var beta = Point.decode(bytes(buffer, BallotLayout.POINT), Form.UNCOMPRESSED);
                    return alpha.flatMap(a -> beta.map(b -> new Ciphertext(a, b)));
                })
                .toList();
    }

    private static Decoded proofs(ByteBuffer buffer, BallotHead head, List<EncryptedContest> contests) {
        var proved = new ArrayList<ProvedContest>();
        for (var encrypted : contests) {
            var contest = encrypted.contest();
            buffer.position(buffer.position() + BallotLayout.ciphertexts(contest));
            var proofs = BallotLayout.branches(contest).stream()
                    .map(values -> RangeProof.decode(bytes(buffer, RangeProof.length(values)), values))
                    .toList();
            int bad = proofs.indexOf(Optional.<RangeProof>empty());
            if (bad >= 0) {
                return new Decoded.Refused(new Refusal.OfProof(Step.RANGE_SHAPE, contest.place(bad)));
            }
            proved.add(new ProvedContest(
                    encrypted, proofs.stream().flatMap(Optional::stream).toList()));
        }
        return signature(buffer, head, proved);
    }

    private static Decoded signature(ByteBuffer buffer, BallotHead head, List<ProvedContest> contests) {
        var unsigned = Arrays.copyOf(buffer.array(), buffer.position());
        var signature = BallotSignature.decode(bytes(buffer, BallotSignature.LENGTH));
        if (signature instanceof BallotSignature.Decoded.Valid valid) {
            return new Decoded.Valid(
                    new DecodedBallot(head, contests, UnsignedBallot.hash(unsigned), valid.signature()));
        }
        var step = ((BallotSignature.Decoded.Refused) signature).step();
        return new Decoded.Refused(new Refusal.OfProof(step, "signature"));
    }

    private static Decoded refused(Reason reason, String place) {
        return new Decoded.Refused(new Refusal.OfShape(reason, place));
    }

    private static Hash hash(ByteBuffer buffer) {
        return Hash.decode(bytes(buffer, Hash.LENGTH)).orElseThrow();
    }

    private static byte[] bytes(ByteBuffer buffer, int count) {
        var bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }
}
