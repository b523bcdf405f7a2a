package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.Opening;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TrustPolicy;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;

/** The decoders of the group, of the log and of what voters keep. */
final class ProtocolDecoders {
    private static final NoteKey LOG = Samples.RECORD.election().log().key();
    private static final List<byte[]> CAST = Samples.bodies(Kind.BALLOT);
    private static final List<String> NOTES = Samples.notes();
    private static final List<ReceiptFile> RECEIPTS = Samples.receipts();
    private static final String LINE = RECEIPTS.get(0).receipt();
    private static final List<byte[]> PAYLOADS = RECEIPTS.stream()
            .map(file ->
                    CompactJws.parse(file.receipt(), Receipt.TYPE).orElseThrow().payload())
            .toList();

    private ProtocolDecoders() {}

    static Stream<Decoder> all() {
        return Stream.of(group(), proofs(), log(), kept(), signatures()).flatMap(List::stream);
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
                Decoder.of(
                        "point",
                        points,
                        in -> Point.decode(in, Form.UNCOMPRESSED).map(p -> p.encode(Form.UNCOMPRESSED))),
                Decoder.of(
                        "compressed point",
                        compressed,
                        in -> Point.decode(in, Form.COMPRESSED).map(p -> p.encode(Form.COMPRESSED))),
                Decoder.of("scalar", scalars, in -> Scalar.decode(in).map(Scalar::encode)),
                Decoder.of(
                        "secret scalar",
                        scalars,
                        in -> SecretScalar.decode(in)
                                .map(s ->
                                        s.expose(SecretAccess.SIMULATED_BRANCH).encode())),
                Decoder.of("hash", Samples.hashes(), in -> Hash.decode(in).map(Hash::encode)),
                Decoder.ofText("point in hex", hex, in -> Point.fromHex(in).map(Point::hex)),
                Decoder.ofText("scalar in hex", hashes, in -> Scalar.fromHex(in).map(Scalar::hex)),
                Decoder.ofText("hash in hex", hashes, in -> Hash.fromHex(in).map(Hash::hex)),
                Decoder.ofText("base64url", hex, in -> Base64Url.decode(in).map(Base64Url::encode)));
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
                Decoder.of("signature of a ballot", signatures, ProtocolDecoders::signature),
                Decoder.of("ballot in slices", CAST, ProtocolDecoders::sliced));
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

    private static List<Decoder> log() {
        var notes = NOTES.stream().map(Bytes::utf8).toList();
        var witness = Samples.RECORD.election().witness(1).key();
        return List.of(
                Decoder.of("head", notes, ProtocolDecoders::head).costing(4),
                Decoder.ofText(
                        "key of a log",
                        List.of(LOG.vkey()),
                        in -> NoteKey.parse(in, NoteKey.Use.LOG).map(NoteKey::vkey)),
                Decoder.ofText(
                        "key of a witness",
                        List.of(witness.vkey()),
                        in -> NoteKey.parse(in, NoteKey.Use.WITNESS).map(NoteKey::vkey)),
                Decoder.of(
                        "add-checkpoint",
                        Samples.requests(),
                        in -> AddCheckpoint.parse(in).map(AddCheckpoint::encode)),
                Decoder.ofText(
                        "size of a conflict",
                        List.of("0\n", "31\n"),
                        in -> Witness.size(Bytes.utf8(in)).map(size -> size + "\n")),
                Decoder.ofText("policy", List.of(policy()), ProtocolDecoders::policy)
                        .costing(4),
                Decoder.of("evidence", Samples.evidence(), ProtocolDecoders::evidence)
                        .costing(4),
                Decoder.ofText(
                        "path of a tile",
                        Samples.paths(),
                        in -> Tiles.Name.parse(in).map(Tiles.Name::path)),
                Decoder.of(
                        "tile of entries",
                        Samples.bundles(),
                        in -> Tiles.entries(in, 12).map(Tiles::bundle)));
    }

    /** Lines of keys that nobody knows may stand under a head: they are its own. A head that is signed is one that was signed. */
    private static Optional<byte[]> head(byte[] in) {
        return Checkpoint.parse(in).map(head -> {
            boolean signed = head.isSignedBy(LOG);
            assertTrue(!signed || NOTES.stream().anyMatch(note -> note.startsWith(head.text() + "\n")));
            assertEquals(signed, head.line(LOG).isPresent());
            head.isForged(LOG);
            head.cosignedAt(Samples.RECORD.election().witness(1).key());
            var lines = new String(in, StandardCharsets.UTF_8);
            return Bytes.utf8(head.text() + lines.substring(lines.indexOf("\n\n") + 1));
        });
    }

    private static String policy() {
        var election = Samples.RECORD.election();
        return "# whom I trust\nlog %s\nwitness a %s\nwitness b %s\ngroup g any a b\nquorum g\n"
                .formatted(
                        LOG.vkey(),
                        election.witness(1).key().vkey(),
                        election.witness(2).key().vkey());
    }

    /** There are many spellings; none accepts a head without the log's signature. */
    private static Optional<String> policy(String in) {
        var unsigned = NOTES.get(0).replaceFirst("\u2014 dauys.example/e/small \\S+\n", "");
        return TrustPolicy.parse(in).map(policy -> {
            policy.accepts(Checkpoint.parse(Bytes.utf8(NOTES.get(0))).orElseThrow());
            assertTrue(!policy.accepts(Checkpoint.parse(Bytes.utf8(unsigned)).orElseThrow()));
            return in;
        });
    }

    /** What still shows a lie shows the one that was told. */
    private static Optional<byte[]> evidence(byte[] in) {
        return Evidence.parse(in).map(evidence -> {
            var lie = Checkpoint.text(LOG.name(), 9, Hash.sha256()).replace("\n", "\\n");
            assertTrue(evidence.refusedAt().isPresent() || new String(in, StandardCharsets.UTF_8).contains(lie));
            return evidence.encode();
        });
    }

    private static List<Decoder> kept() {
        var files = RECEIPTS.stream().map(ReceiptFile::encode).toList();
        var disputes = RECEIPTS.stream()
                .map(file -> new DisputeFile(file, DisputeFile.Finding.OTHER_ENTRY, NOTES.get(0)).encode())
                .toList();
        return List.of(
                Decoder.of("receipt file", files, ProtocolDecoders::receipt).costing(4),
                new Decoder("signed receipt", 10, ProtocolDecoders::signedReceipt, ProtocolDecoders::receipt),
                Decoder.of(
                        "dispute file",
                        disputes,
                        in -> DisputeFile.parse(in).value().map(DisputeFile::encode)),
                Decoder.ofText(
                        "opening", Samples.openings(), in -> Opening.read(in, 1).map(Opening::encode)));
    }

    /** A receipt that passes says what its payload says, and of a ballot in the log. */
    private static Optional<byte[]> receipt(byte[] in) {
        return ReceiptFile.parse(in).value().map(file -> {
            file.verify(Samples.RECORD.id(), Samples.RECORD.election().manifest())
                    .value()
                    .ifPresent(claim -> {
                        var payload = CompactJws.parse(file.receipt(), Receipt.TYPE)
                                .orElseThrow()
                                .payload();
                        assertTrue(Arrays.equals(claim.payload(), payload));
                        assertEquals(Samples.leaf(Samples.RECORD.entries().get((int) claim.index())), claim.leaf());
                    });
            return file.encode();
        });
    }

    /** Signed by the service itself, whatever it says. */
    private static byte[] signedReceipt(SplittableRandom random) {
        var payload = new Mutator(random, PAYLOADS).next();
        var line = CompactJws.sign(
                Samples.RECORD.election().receiptKey(),
                Receipt.KEY_ID,
                Receipt.TYPE,
                Arrays.copyOf(payload, Math.min(payload.length, 2000)));
        var file = RECEIPTS.get(random.nextInt(RECEIPTS.size()));
        return new ReceiptFile(line, file.checkpoint(), file.inclusion()).encode();
    }

    private static List<Decoder> signatures() {
        return List.of(
                Decoder.ofText("signed line", List.of(LINE), ProtocolDecoders::line)
                        .costing(4),
                new Decoder(
                        "signed line in parts",
                        4,
                        ProtocolDecoders::crafted,
                        in -> line(new String(in, StandardCharsets.UTF_8)).map(Bytes::utf8)));
    }

    /** Parts that are changed before they are written in base64url. */
    private static byte[] crafted(SplittableRandom random) {
        var parts = LINE.split("\\.");
        int changed = random.nextInt(parts.length);
        parts[changed] = Base64Url.encode(
                new Mutator(random, List.of(Base64Url.decode(parts[changed]).orElseThrow())).next());
        return Bytes.utf8(String.join(".", parts));
    }

    /** What verifies is the honest line. */
    private static Optional<String> line(String in) {
        return CompactJws.parse(in, Receipt.TYPE).map(jws -> {
            var key = Samples.RECORD.election().receiptKey().timesG();
            assertTrue(in.equals(LINE) || jws.verify(key) != CompactJws.Verification.VALID);
            var header = "{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(jws.keyId(), Receipt.TYPE);
            var signature = Base64.getUrlDecoder().decode(in.substring(in.lastIndexOf('.') + 1));
            return Base64Url.encode(Bytes.ascii(header)) + "." + Base64Url.encode(jws.payload()) + "."
                    + Base64Url.encode(signature);
        });
    }
}
