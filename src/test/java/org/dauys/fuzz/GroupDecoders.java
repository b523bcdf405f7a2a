package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Hex;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.ReferenceCurve;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;

/** The decoders of the group: points, scalars, hashes, proofs, ballots in slices. */
final class GroupDecoders {
    private static final List<byte[]> CAST = Samples.bodies(Kind.BALLOT);

    /** The first numbers that are no coordinate and no scalar, and points that would be points if they were. */
    private static final byte[] P = HexFormat.of().parseHex("%064x".formatted(ReferenceCurve.P));

    private static final byte[] N = HexFormat.of().parseHex("%064x".formatted(ReferenceCurve.N));
    private static final byte[] BEYOND = Bytes.concat(new byte[] {2}, P);
    private static final byte[] X_BEYOND = Bytes.concat(
            new byte[] {4},
            P,
            Samples.part(
                    Point.decode(Bytes.concat(new byte[] {2}, new byte[32]), Form.COMPRESSED)
                            .orElseThrow()
                            .encode(Form.UNCOMPRESSED),
                    33,
                    32));
    private static final byte[] Y_BEYOND = Bytes.concat(new byte[] {4}, new byte[32], P);

    private GroupDecoders() {}

    static Stream<Decoder> all() {
        return Stream.of(group(), proofs()).flatMap(List::stream);
    }

    private static List<Decoder> group() {
        var points = CAST.stream().map(ballot -> Samples.part(ballot, 101, 65)).toList();
        var compressed =
                CAST.stream().map(ballot -> Samples.part(ballot, 32, 33)).toList();
        var scalars = CAST.stream()
                .map(ballot -> Samples.part(ballot, ballot.length - 32, 32))
                .toList();
        var hex = compressed.stream().map(HexFormat.of()::formatHex).toList();
        var hashes = Samples.hashes().stream().map(HexFormat.of()::formatHex).toList();
        return List.of(
                Decoder.of("point", and(points, X_BEYOND, Y_BEYOND), in -> point(in, Form.UNCOMPRESSED))
                        .costing(2),
                Decoder.of("compressed point", and(compressed, BEYOND), in -> point(in, Form.COMPRESSED))
                        .costing(2),
                Decoder.of("scalar", and(scalars, N), GroupDecoders::scalar),
                Decoder.of(
                        "secret scalar",
                        scalars,
                        in -> SecretScalar.decode(in)
                                .map(s ->
                                        s.expose(SecretAccess.SIMULATED_BRANCH).encode())),
                Decoder.of("hash", Samples.hashes(), in -> Hash.decode(in).map(Hash::encode)),
                Decoder.ofText("hex", hashes, in -> Hex.decode(in, 32).map(HexFormat.of()::formatHex)),
                Decoder.ofText("point in hex", hex, in -> Point.fromHex(in).map(Point::hex)),
                Decoder.ofText("scalar in hex", hashes, in -> Scalar.fromHex(in).map(Scalar::hex)),
                Decoder.ofText("hash in hex", hashes, in -> Hash.fromHex(in).map(Hash::hex)),
                Decoder.ofText("base64url", hex, in -> Base64Url.decode(in).map(Base64Url::encode)));
    }

    /** It is taken if and only if the formulas of the specification say so. */
    private static Optional<byte[]> point(byte[] in, Form form) {
        var read = Point.decode(in, form);
        assertEquals(ReferenceCurve.decode(in, form).equals("ok"), read.isPresent());
        return read.map(point -> point.encode(form));
    }

    private static Optional<byte[]> scalar(byte[] in) {
        var read = Scalar.decode(in);
        boolean below = in.length == 32 && new BigInteger(1, in).compareTo(ReferenceCurve.N) < 0;
        assertEquals(below, read.isPresent());
        return read.map(Scalar::encode);
    }

    private static List<byte[]> and(List<byte[]> honest, byte[]... beyond) {
        return Stream.concat(honest.stream(), Stream.of(beyond)).toList();
    }

    private static List<Decoder> proofs() {
        int first = 101 + 3 * 130;
        var proofs = CAST.stream()
                .map(ballot -> Samples.part(ballot, first, RangeProof.length(2)))
                .toList();
        var signatures = CAST.stream()
                .map(ballot -> Samples.part(ballot, ballot.length - 97, 97))
                .toList();
        return List.of(
                Decoder.of("range proof", proofs, in -> RangeProof.decode(in, 2).map(RangeProof::encode)),
                Decoder.of("signature of a ballot", signatures, GroupDecoders::signature),
                Decoder.of("ballot in slices", CAST, GroupDecoders::sliced));
    }

    private static Optional<byte[]> signature(byte[] in) {
        return BallotSignature.decode(in) instanceof BallotSignature.Decoded.Valid valid
                ? Optional.of(valid.signature().encode())
                : Optional.empty();
    }

    private static Optional<byte[]> sliced(byte[] in) {
        var contests = Samples.RECORD.election().manifest().contests();
        return SlicedBallot.of(in, contests).map(ballot -> {
            assertEquals(contests.get(0).slots().size(), ballot.alphas().size());
            var points = ballot.ciphertexts();
            var slots =
                    points.stream().flatMap(List::stream).flatMap(List::stream).toList();
            for (int i = 0; i < slots.size(); i++) {
                assertTrue(Arrays.equals(
                        in, 102 + 130 * i, 134 + 130 * i, ballot.alphas().get(i), 0, 32));
                assertTrue(
                        Arrays.equals(slots.get(i).alpha().x(), ballot.alphas().get(i)));
            }
            var head = Bytes.concat(
                    ballot.credential(),
                    Bytes.u32(ballot.counter()),
                    ballot.previous().encode());
            return Bytes.concat(Arrays.copyOf(in, 32), head, Arrays.copyOfRange(in, 101, in.length));
        });
    }
}
