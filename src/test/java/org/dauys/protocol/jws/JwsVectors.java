package org.dauys.protocol.jws;

import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 06-encoding, J-3: signed bodies. */
public final class JwsVectors implements VectorFile {
    private static final String TYPE = "dauys/v1 opened";
    private static final String PAYLOAD = "{\"election\":\"" + "00".repeat(32) + "\"}";
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "jws";
    }

    @Override
    public String about() {
        return "J-3: bodies signed by one to three persons";
    }

    @Override
    public Set<String> steps() {
        return Set.of("J-3.1", "J-3.2", "J-3.3", "J-3.4", "J-3.5");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        var c1 = sign("c1", PAYLOAD);
        var c2 = sign("c2", PAYLOAD);
        var parts = c1.split("\\.");
        body("one signature", c1, "ok");
        body("two signatures", c1 + "\n" + c2, "ok");
        body("a line feed at the end", c1 + "\n", "J-3.1");
        body("nothing", "", "J-3.1");
        body("four signatures", String.join("\n", c1, c2, sign("c3", PAYLOAD), sign("c4", PAYLOAD)), "J-3.1");
        body("two parts", parts[0] + "." + parts[1], "J-3.1");
        body("padding", c1 + "==", "J-3.1");
        body("trailing bits", c1.substring(0, c1.length() - 1) + (c1.endsWith("A") ? "B" : "_"), "J-3.1");
        for (var header : List.of(
                "{\"alg\":\"none\",\"kid\":\"c1\",\"typ\":\"" + TYPE + "\"}",
                "{\"alg\":\"ES256\", \"kid\":\"c1\",\"typ\":\"" + TYPE + "\"}",
                "{\"alg\":\"ES256\",\"jku\":\"x\",\"kid\":\"c1\",\"typ\":\"" + TYPE + "\"}",
                "{\"kid\":\"c1\",\"alg\":\"ES256\",\"typ\":\"" + TYPE + "\"}",
                "{\"alg\":\"ES256\",\"kid\":\"c1\",\"typ\":\"dauys/v1 closed\"}")) {
            body("header " + header, encode(header) + "." + parts[1] + "." + parts[2], "J-3.1");
        }
        body("signers in the wrong order", c2 + "\n" + c1, "J-3.2");
        body("one signer twice", c1 + "\n" + c1, "J-3.2");
        body("two payloads", c1 + "\n" + sign("c2", "{}"), "J-3.2");
        body("nobody of that name", sign("x", PAYLOAD), "J-3.3");
        signatures(parts);
        return List.copyOf(vectors);
    }

    private void signatures(String[] parts) {
        var signature = Base64Url.decode(parts[2]).orElseThrow();
        var high = signature.clone();
        var s = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)))
                .toByteArray();
        System.arraycopy(s, s.length - 32, high, 32, 32);
        var zero = new byte[64];
        System.arraycopy(signature, 32, zero, 32, 32);
        var changed = signature.clone();
        changed[0] ^= 1;
        signature(parts, "high s", high, "J-3.4");
        signature(parts, "r = 0", zero, "J-3.4");
        signature(parts, "a byte too much", Arrays.copyOf(signature, 65), "J-3.4");
        signature(parts, "a byte too few", Arrays.copyOf(signature, 63), "J-3.4");
        signature(parts, "another r", changed, "J-3.5");
        body("another payload", parts[0] + "." + encode("{}") + "." + parts[2], "J-3.5");
        body("another's key", sign("c1", PAYLOAD, "c2"), "J-3.5");
    }

    private void signature(String[] parts, String name, byte[] signature, String expect) {
        body(name, parts[0] + "." + parts[1] + "." + Base64Url.encode(signature), expect);
    }

    private static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String kid, String payload) {
        return sign(kid, payload, kid);
    }

    private static String sign(String kid, String payload, String signer) {
        return CompactJws.sign(Seeded.secret("jws " + signer), kid, TYPE, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void body(String name, String body, String expect) {
        Map<String, String> persons = new LinkedHashMap<>();
        Stream.of("c1", "c2", "c3", "c4")
                .forEach(id -> persons.put(id, Seeded.point("jws " + id).hex()));
        vectors.add(Vector.of(name, "verify-signed")
                .with("kind", "opened")
                .with("body", body)
                .with("persons", persons)
                .with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        var text = text(vector, "body");
        var body = SignedBody.parse(text.getBytes(StandardCharsets.UTF_8), TYPE);
        if (body.isEmpty()) {
            var lines = text.split("\n", -1);
            boolean shaped = lines.length <= 3
                    && Stream.of(lines)
                            .allMatch(line -> CompactJws.parse(line, TYPE).isPresent());
            return shaped ? "J-3.2" : "J-3.1";
        }
        if (!body.get().keyIds().stream().allMatch(vector.get("persons")::has)) {
            return "J-3.3";
        }
        for (var line : body.get().lines()) {
            var key = Point.fromHex(text(vector.get("persons"), line.keyId())).orElseThrow();
            var verification = line.verify(key);
            if (verification != CompactJws.Verification.VALID) {
                return verification == CompactJws.Verification.OUT_OF_RANGE ? "J-3.4" : "J-3.5";
            }
        }
        return "ok";
    }
}
