package org.dauys.protocol.jws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.junit.jupiter.api.Test;

class CompactJwsTest {
    private static final String TYPE = "dauys/v1 opened";
    private static final byte[] PAYLOAD = "{\"election\":\"00\"}".getBytes(StandardCharsets.UTF_8);
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final byte[] SECRET = secret(1);
    private static final SecretScalar KEY = SecretScalar.decode(SECRET).orElseThrow();

    private static byte[] secret(int seed) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return bytes;
    }

    private static ECKey nimbusKey(byte[] secret) {
        var wire = SecretScalar.decode(secret).orElseThrow().timesG().encode(Point.Form.UNCOMPRESSED);
        return new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(wire, 1, 33)),
                        Base64URL.encode(Arrays.copyOfRange(wire, 33, 65)))
                .d(Base64URL.encode(secret))
                .build();
    }

    private static CompactJws parse(String line) {
        return CompactJws.parse(line, TYPE).orElseThrow();
    }

    @Test
    void nimbus_verifies_what_we_sign() throws Exception {
        var jws = JWSObject.parse(CompactJws.sign(KEY, "c1", TYPE, PAYLOAD));

        assertTrue(jws.verify(new ECDSAVerifier(nimbusKey(SECRET).toPublicJWK())));
        assertEquals("c1", jws.getHeader().getKeyID());
        assertArrayEquals(PAYLOAD, jws.getPayload().toBytes());
    }

    @Test
    void we_verify_what_nimbus_signs_if_s_is_low() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(TYPE))
                .keyID("c1")
                .build();
        for (int i = 0; i < 16; i++) {
            var jws = new JWSObject(header, new Payload(PAYLOAD));
            jws.sign(new ECDSASigner(nimbusKey(SECRET)));
            var parts = jws.serialize().split("\\.");
            var line = line(parts[1], Base64URL.from(parts[2]).decode());
            var signed = CompactJws.parse(line, TYPE);

            assertTrue(signed.isPresent());
            var s = new BigInteger(
                    1, Arrays.copyOfRange(Base64URL.from(parts[2]).decode(), 32, 64));
            boolean low = s.compareTo(ORDER.shiftRight(1)) <= 0;
            boolean sameHeader = parts[0].equals(ourHeader());
            var expected = !low
                    ? CompactJws.Verification.OUT_OF_RANGE
                    : sameHeader ? CompactJws.Verification.VALID : CompactJws.Verification.FALSE;
            assertEquals(expected, signed.get().verify(KEY.timesG()));
        }
    }

    private static String ourHeader() {
        return CompactJws.sign(KEY, "c1", TYPE, PAYLOAD).split("\\.")[0];
    }

    private static String line(String payload, byte[] signature) {
        return ourHeader() + "." + payload + "." + Base64Url.encode(signature);
    }

    @Test
    void a_signature_is_of_one_key_over_one_payload() {
        var line = CompactJws.sign(KEY, "c1", TYPE, PAYLOAD);
        var other = SecretScalar.decode(secret(2)).orElseThrow().timesG();
        var parts = line.split("\\.");

        assertEquals(CompactJws.Verification.VALID, parse(line).verify(KEY.timesG()));
        assertEquals(CompactJws.Verification.FALSE, parse(line).verify(other));
        var changed = parts[0] + "." + Base64Url.encode(new byte[] {'{', '}'}) + "." + parts[2];
        assertEquals(CompactJws.Verification.FALSE, parse(changed).verify(KEY.timesG()));
    }

    @Test
    void f06_a_signature_has_one_spelling() {
        var parts = CompactJws.sign(KEY, "c1", TYPE, PAYLOAD).split("\\.");
        var signature = Base64Url.decode(parts[2]).orElseThrow();
        var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        var high = signature.clone();
        var wire = ORDER.subtract(s).toByteArray();
        System.arraycopy(wire, wire.length - 32, high, 32, 32);

        assertEquals(
                CompactJws.Verification.OUT_OF_RANGE,
                parse(line(parts[1], high)).verify(KEY.timesG()));
        assertEquals(
                CompactJws.Verification.OUT_OF_RANGE,
                parse(line(parts[1], new byte[64])).verify(KEY.timesG()));
        assertEquals(
                CompactJws.Verification.OUT_OF_RANGE,
                parse(line(parts[1], Arrays.copyOf(signature, 65))).verify(KEY.timesG()));
    }

    @Test
    void other_shapes_are_refused() {
        var line = CompactJws.sign(KEY, "c1", TYPE, PAYLOAD);
        var parts = line.split("\\.");
        var none = "{\"alg\":\"none\",\"kid\":\"c1\",\"typ\":\"" + TYPE + "\"}";
        var spaced = "{\"alg\":\"ES256\", \"kid\":\"c1\",\"typ\":\"" + TYPE + "\"}";
        var upper = "{\"alg\":\"ES256\",\"kid\":\"C1\",\"typ\":\"" + TYPE + "\"}";
        var more = "{\"alg\":\"ES256\",\"kid\":\"c1\",\"jku\":\"x\",\"typ\":\"" + TYPE + "\"}";
        var nobody = "{\"alg\":\"ES256\",\"kid\":\",\"typ\":\"" + TYPE + "\"}"; // one quotation mark for two
        for (String header : List.of(none, spaced, upper, more, nobody, "", "{}")) {
            var encoded = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
            assertFalse(
                    CompactJws.parse(encoded + "." + parts[1] + "." + parts[2], TYPE)
                            .isPresent(),
                    header);
        }
        for (String bad :
                List.of(line + "=", line + ".", parts[0] + "." + parts[1], line.substring(1), line + "\n", "")) {
            assertFalse(CompactJws.parse(bad, TYPE).isPresent(), bad);
        }
        assertFalse(CompactJws.parse(line, "dauys/v1 closed").isPresent());
    }

    @Test
    void nobody_signs_without_an_id() {
        for (var bad : List.of("", "C1", "c1\"", "-c")) {
            assertThrows(IllegalArgumentException.class, () -> CompactJws.sign(KEY, bad, TYPE, PAYLOAD), bad);
        }
    }

    @Test
    void a_body_has_one_to_three_lines_of_ascending_persons_over_one_payload() {
        var c1 = CompactJws.sign(KEY, "c1", TYPE, PAYLOAD);
        var c2 = CompactJws.sign(KEY, "c2", TYPE, PAYLOAD);
        var other = CompactJws.sign(KEY, "c2", TYPE, new byte[] {'{', '}'});
        var body =
                SignedBody.parse(SignedBody.join(List.of(c2, c1), TYPE), TYPE).orElseThrow();

        assertEquals(List.of("c1", "c2"), body.keyIds());
        assertArrayEquals(PAYLOAD, body.payload());
        var c3 = CompactJws.sign(KEY, "c3", TYPE, PAYLOAD);
        assertTrue(SignedBody.parse(SignedBody.join(List.of(c1, c2, c3), TYPE), TYPE)
                .isPresent());
        for (String bad : List.of(c2 + "\n" + c1, c1 + "\n" + c1, c1 + "\n" + other, c1 + "\n", "\n" + c1, "")) {
            assertFalse(
                    SignedBody.parse(bad.getBytes(StandardCharsets.UTF_8), TYPE).isPresent(), bad);
        }
        var four = String.join("\n", c1, c2, c3, CompactJws.sign(KEY, "c4", TYPE, PAYLOAD));
        assertFalse(
                SignedBody.parse(four.getBytes(StandardCharsets.UTF_8), TYPE).isPresent());
    }
}
