package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Ecdsa;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.jws.CompactJws.Verification;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

/** Forged signatures before the one reader of signatures and the one reader of receipts, which server and verifier share. */
class TokensTest {
    private static final SampleRecord RECORD = SampleRecords.small();
    private static final int BALLOT = RECORD.entries()
            .indexOf(RECORD.entries().stream()
                    .filter(entry ->
                            EntryReader.read(entry).value().orElseThrow().content() instanceof Entry.Ballot)
                    .findFirst()
                    .orElseThrow());
    private static final ReceiptFile HONEST =
            RECORD.receipt(BALLOT, RECORD.entries().size());
    private static final byte[] PAYLOAD =
            Base64Url.decode(HONEST.receipt().split("\\.")[1]).orElseThrow();

    @Test
    void f01_the_algorithm_is_ours_and_no_header_chooses_it() {
        var key = RECORD.election().manifest().terms().receiptKey();
        assertEquals(Optional.empty(), refused(HONEST.receipt()));
        ForgedTokens.ofOtherAlgorithms(key, Receipt.KEY_ID, Receipt.TYPE, PAYLOAD)
                .forEach((algorithm, token) -> assertEquals(Optional.of("Q-4.1"), refused(token), algorithm));
    }

    @Test
    void f02_no_signature_of_zeros_or_out_of_range_holds() {
        var parts = HONEST.receipt().split("\\.");
        ForgedTokens.psychic().forEach(signature -> {
            var token = parts[0] + "." + parts[1] + "." + Base64Url.encode(signature);
            assertEquals(Optional.of("Q-4.2"), refused(token));
            var line = CompactJws.parse(token, Receipt.TYPE).orElseThrow();
            assertEquals(
                    Verification.OUT_OF_RANGE,
                    line.verify(RECORD.election().receiptKey().timesG()));
        });
    }

    @Test
    void f03_no_header_brings_a_key_or_an_address() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> asked.incrementAndGet());
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
            ForgedTokens.withKeysOfTheirOwn(address, Receipt.KEY_ID, Receipt.TYPE, PAYLOAD)
                    .forEach((header, token) -> assertEquals(Optional.of("Q-4.1"), refused(token), header));
        } finally {
            server.stop(0);
        }
        assertEquals(0, asked.get());
    }

    /** So it is the key that is refused, and not what it has signed. */
    @Test
    void who_takes_the_key_that_a_header_brings_believes_the_token() throws IOException, GeneralSecurityException {
        var tokens = ForgedTokens.withKeysOfTheirOwn("", Receipt.KEY_ID, Receipt.TYPE, PAYLOAD);
        var token = tokens.get("jwk");
        var jwk = header(token).get("jwk");
        var point = Bytes.concat(
                new byte[] {4}, bytes(jwk.get("x").asText()), bytes(jwk.get("y").asText()));
        var key = Point.decode(point, Form.UNCOMPRESSED).orElseThrow();
        assertTrue(Ecdsa.verify(key, signed(token), signature(token)));

        var other = tokens.get("x5c");
        var der = Base64.getDecoder().decode(header(other).get("x5c").get(0).asText());
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        certificate.verify(certificate.getPublicKey());
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(certificate);
        verifier.update(signed(other));
        assertTrue(verifier.verify(signature(other)));
    }

    private static JsonNode header(String token) throws IOException {
        return new ObjectMapper().readTree(bytes(token.substring(0, token.indexOf('.'))));
    }

    private static byte[] signed(String token) {
        return Bytes.ascii(token.substring(0, token.lastIndexOf('.')));
    }

    private static byte[] signature(String token) {
        return bytes(token.substring(token.lastIndexOf('.') + 1));
    }

    private static byte[] bytes(String base64) {
        return Base64Url.decode(base64).orElseThrow();
    }

    /** Every type of token before the reader of every other. */
    @Test
    void f08_no_token_of_one_kind_is_taken_for_another() {
        var key = Seeded.secret("one key for all");
        var types = Stream.concat(
                        Stream.of(Kind.values()).map(Kind::type), Stream.of(Receipt.TYPE, "dauys/v1 staff-key", "JWT"))
                .toList();
        for (var made : types) {
            var token = CompactJws.sign(key, "c1", made, PAYLOAD);
            for (var read : types) {
                assertEquals(made.equals(read), CompactJws.parse(token, read).isPresent(), made + " read as " + read);
            }
        }
    }

    /** A member of the committee signs no receipt, even with the service's key; and a receipt is no entry. */
    @Test
    void f08_a_receipt_is_signed_as_a_receipt() {
        var key = RECORD.election().receiptKey();
        assertEquals(Optional.of("Q-4.1"), refused(CompactJws.sign(key, "c1", Receipt.TYPE, PAYLOAD)));
        assertEquals(Optional.of("Q-4.1"), refused(CompactJws.sign(key, Receipt.KEY_ID, Kind.OPENED.type(), PAYLOAD)));
    }

    private static Optional<String> refused(String token) {
        return new ReceiptFile(token, HONEST.checkpoint(), HONEST.inclusion())
                .verify(RECORD.id(), RECORD.election().manifest())
                .refusal()
                .map(refusal -> refusal.rule().id());
    }
}
