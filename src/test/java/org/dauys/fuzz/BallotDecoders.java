package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.BallotCheck;
import org.dauys.protocol.ballot.Refusal.Reason;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.SeededRandom;

/** Whole ballots, as they are cast. */
final class BallotDecoders {
    private static final Manifest MANIFEST = Samples.RECORD.election().manifest();
    private static final List<byte[]> BALLOTS = Samples.ballots()
            .mapToObj(Samples.RECORD.entries()::get)
            .map(entry -> Envelope.parse(entry).value().orElseThrow().body())
            .toList();
    private static final org.dauys.protocol.ballot.Roll ROLL =
            Samples.RECORD.state().stage().credentials().orElseThrow();
    private static final BallotCheck CHECK = check();

    private BallotDecoders() {}

    static Stream<Decoder> all() {
        return Stream.of(Decoder.of("ballot", BALLOTS, BallotDecoders::ballot).costing(4));
    }

    private static BallotCheck check() {
        var open = Samples.RECORD.state().stage().opening().orElseThrow();
        var batch = new Batch(new ScalarEngine(), new SeededRandom("fuzzed ballots"));
        return new BallotCheck(open.hash(), open.jointKey().key(), ROLL, batch);
    }

    /** Whoever has no code makes no ballot out of others; what is refused is refused for the first thing that is wrong with it. */
    private static Optional<byte[]> ballot(byte[] in) {
        var verdicts = Stream.of(Purpose.values())
                .map(purpose -> CHECK.check(in, purpose))
                .toList();
        boolean passed = verdicts.stream().anyMatch(BallotCheck.Verdict.Passed.class::isInstance);
        assertTrue(!passed || BALLOTS.stream().anyMatch(honest -> Arrays.equals(honest, in)));
        for (var verdict : verdicts) {
            if (verdict instanceof BallotCheck.Verdict.Refused refused) {
                var reason = refused.refusal().reason();
                var shape = shape(in);
                assertEquals(shape.orElse(reason), reason);
                assertTrue(shape.isPresent() || reason == Reason.PROOF || reason == Reason.SIGNATURE, reason.id());
            }
        }
        return passed ? Optional.of(in) : Optional.empty();
    }

    /** B-6.1 to B-6.5, and what of B-6.6 and B-6.7 is no arithmetic, said once more. */
    private static Optional<Reason> shape(byte[] in) {
        var honest = BALLOTS.get(0);
        if (in.length != honest.length) {
            return Optional.of(Reason.LENGTH);
        }
        if (!Arrays.equals(in, 0, 32, honest, 0, 32)) {
            return Optional.of(Reason.OTHER_ELECTION);
        }
        var credential = Point.decode(Samples.part(in, 32, 33), Point.Form.COMPRESSED);
        if (credential.flatMap(ROLL::contestsOf).isEmpty()) {
            return Optional.of(Reason.CREDENTIAL);
        }
        int slots = MANIFEST.contests().get(0).slots().size();
        var points = IntStream.range(0, 2 * slots)
                .mapToObj(i -> Point.decode(Samples.part(in, 101 + 65 * i, 65), Point.Form.UNCOMPRESSED))
                .toList();
        if (points.contains(Optional.<Point>empty())) {
            return Optional.of(Reason.CIPHERTEXT);
        }
        var alphas = IntStream.range(0, slots)
                .mapToObj(i -> Hash.decode(points.get(2 * i).orElseThrow().x()))
                .collect(Collectors.toSet());
        return alphas.size() < slots ? Optional.of(Reason.REPEATED_ALPHA) : proofs(in, 101 + 130 * slots, slots);
    }

    private static Optional<Reason> proofs(byte[] in, int from, int slots) {
        int length = RangeProof.length(2);
        boolean all = IntStream.range(0, slots)
                .allMatch(i -> RangeProof.decode(Samples.part(in, from + i * length, length), 2)
                        .isPresent());
        int total = MANIFEST.contests().get(0).totalValues().size();
        int at = from + slots * length;
        boolean sum = RangeProof.decode(Samples.part(in, at, RangeProof.length(total)), total)
                .isPresent();
        var signature = BallotSignature.decode(Samples.part(in, in.length - 97, 97));
        return !all || !sum
                ? Optional.of(Reason.PROOF)
                : signature instanceof BallotSignature.Decoded.Valid ? Optional.empty() : Optional.of(Reason.SIGNATURE);
    }
}
