package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.Opening;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;

/** The decoders of what voters keep, and of what the service and people sign. */
final class KeptDecoders {
    private static final List<String> NOTES = Samples.notes();
    private static final List<ReceiptFile> RECEIPTS = Samples.receipts();
    private static final String LINE = RECEIPTS.get(0).receipt();
    private static final List<byte[]> PAYLOADS = RECEIPTS.stream()
            .map(file ->
                    CompactJws.parse(file.receipt(), Receipt.TYPE).orElseThrow().payload())
            .toList();

    private KeptDecoders() {}

    static Stream<Decoder> all() {
        return Stream.of(kept(), signatures()).flatMap(List::stream);
    }

    private static List<Decoder> kept() {
        var files = RECEIPTS.stream().map(ReceiptFile::encode).toList();
        var disputes = RECEIPTS.stream()
                .map(file -> new DisputeFile(file, DisputeFile.Finding.OTHER_ENTRY, NOTES.get(0)).encode())
                .toList();
        return List.of(
                Decoder.of("receipt file", files, KeptDecoders::receipt).costing(4),
                new Decoder("signed receipt", 10, KeptDecoders::signedReceipt, KeptDecoders::receipt),
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
                Decoder.ofText("signed line", List.of(LINE), KeptDecoders::line).costing(4),
                new Decoder(
                        "signed line in parts",
                        4,
                        KeptDecoders::crafted,
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
