package org.dauys.protocol.credential;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.outcome;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.symbols.Crockford;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 05-credential. */
public final class CredentialVectors implements VectorFile {
    private static final Map<String, Purpose> PURPOSES =
            Map.of("dauys/v1/sign/ballot", Purpose.CAST, "dauys/v1/sign/audited", Purpose.AUDIT);
    private static final Code CODE = Code.of(Arrays.copyOf(Seeded.bytes("code"), Code.RANDOM));
    private static final String WRITTEN = written(CODE);
    private static final Hash OPENED = Seeded.hash("credential opened");
    private static final Hash BALLOT = Seeded.hash("credential ballot");
    private static final Scalar SECRET = Seeded.scalar("credential secret");
    private static final CredentialKey KEY = CredentialKey.of(Seeded.secret(SECRET));

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "credential";
    }

    @Override
    public String about() {
        return "C-1 to C-3: codes made and read, keys from codes, signatures of ballots";
    }

    @Override
    public Set<String> steps() {
        return Set.of("length", "alphabet", "check", "C-3.1", "C-3.2", "C-3.3");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        codes();
        readings();
        refusedCodes();
        keys();
        signatures();
        return List.copyOf(vectors);
    }

    private void codes() {
        make("all zero", "0".repeat(23));
        make("a one in front", "1" + "0".repeat(22));
        make("a one at the end", "0".repeat(22) + "1");
        make("every symbol but nine", "0123456789ABCDEFGHJKMNP");
        make("the last symbols", "QRSTVWXYZZZZZZZZZZZZZZZ");
        make("a random code", WRITTEN.substring(0, 23));
    }

    private void make(String name, String data) {
        vectors.add(Vector.of("make: " + name, "make-code")
                .with("data", data)
                .ok()
                .with("code", written(Code.ofData(symbols(data)))));
    }

    private void readings() {
        var withLookAlikes = written(Code.ofData(symbols("01AVBEKMHPCTX3010101ABC")));
        read("as made", WRITTEN, WRITTEN);
        read("in groups", CODE.expose(Code.CodeAccess.LETTER), WRITTEN);
        read("lower case", WRITTEN.toLowerCase(Locale.ROOT), WRITTEN);
        read(
                "with every separator",
                "\t " + WRITTEN.substring(0, 4) + "\u00a0.-\u2010" + WRITTEN.substring(4, 9)
                        + "\u2011\u2013\u2014\r\n\u000b\f" + WRITTEN.substring(9) + " ",
                WRITTEN);
        read(
                "O, I and L",
                withLookAlikes.replaceFirst("0", "O").replaceFirst("1", "I").replaceFirst("1", "l"),
                withLookAlikes);
        read("Cyrillic capitals", cyrillic(withLookAlikes), withLookAlikes);
        read("Cyrillic small letters", cyrillic(withLookAlikes).toLowerCase(Locale.ROOT), withLookAlikes);
    }

    /** A V can't be typed in Cyrillic; the rest of the code can. */
    private static String cyrillic(String code) {
        var cyrillic = new StringBuilder();
        for (char symbol : code.toCharArray()) {
            int at = "ABEKMH0PCTX31".indexOf(symbol);
            cyrillic.append(at < 0 ? symbol : "АВЕКМНОРСТХЗІ".charAt(at));
        }
        return cyrillic.toString();
    }

    private void read(String name, String typed, String code) {
        vectors.add(Vector.of("read: " + name, "read-code")
                .with("typed", typed)
                .ok()
                .with("code", code));
    }

    private void refusedCodes() {
        refuse("nothing", "", "length");
        refuse("a symbol short", WRITTEN.substring(1), "length");
        refuse("a symbol more", WRITTEN + "0", "length");
        refuse("a character that is dropped nowhere", WRITTEN.substring(0, 4) + "/" + WRITTEN.substring(4), "length");
        refuse("a U", "U" + WRITTEN.substring(1), "alphabet");
        refuse("a Cyrillic letter that looks like no symbol", "Ж" + WRITTEN.substring(1), "alphabet");
        refuse("a Kazakh letter", WRITTEN.substring(1) + "Ә", "alphabet");
        refuse("a character beyond the basic plane", WRITTEN.substring(1) + "\ud835\udfd8", "alphabet");
        refuse("the first symbol wrong", other(WRITTEN, 0), "check");
        refuse("the check symbol wrong", other(WRITTEN, 23), "check");
        refuse("two symbols swapped", swapped(WRITTEN, 3, 4), "check");
        refuse("two far symbols swapped", swapped(WRITTEN, 0, 22), "check");
    }

    private void refuse(String name, String typed, String why) {
        vectors.add(Vector.of("read: " + name, "read-code").with("typed", typed).fails(why));
    }

    private static String other(String code, int at) {
        char symbol = code.charAt(at) == 'Z' ? 'Y' : 'Z';
        return code.substring(0, at) + symbol + code.substring(at + 1);
    }

    private static String swapped(String code, int one, int two) {
        if (code.charAt(one) == code.charAt(two)) {
            throw new IllegalStateException("swapping equal symbols shows nothing");
        }
        var text = new StringBuilder(code);
        text.setCharAt(one, code.charAt(two));
        text.setCharAt(two, code.charAt(one));
        return text.toString();
    }

    private void keys() {
        for (var election : List.of("election 1", "election 2")) {
            var id = Seeded.hash(election);
            vectors.add(Vector.of("the key of a code in " + election, "credential-key")
                    .with("code", WRITTEN)
                    .with("election", id.hex())
                    .ok()
                    .with("credential", CODE.key(id).credential().hex()));
        }
    }

    private void signatures() {
        var fresh = Seeded.bytes("credential fresh");
        for (var tag : List.of("dauys/v1/sign/ballot", "dauys/v1/sign/audited")) {
            var signature = KEY.sign(PURPOSES.get(tag), OPENED, BALLOT, fresh).encode();
            vectors.add(Vector.of("signed under " + tag, "sign")
                    .with("tag", tag)
                    .with("opened", OPENED.hex())
                    .with("secret", SECRET.hex())
                    .with("ballot", BALLOT.hex())
                    .with("fresh", hex(fresh))
                    .ok()
                    .with("signature", hex(signature)));
            verify("good under " + tag, tag, OPENED, KEY.credential(), BALLOT, signature, "ok");
        }
        refusedSignatures(KEY.sign(Purpose.CAST, OPENED, BALLOT, fresh));
    }

    private void refusedSignatures(BallotSignature signature) {
        var cast = "dauys/v1/sign/ballot";
        var key = KEY.credential();
        var wire = signature.encode();
        changed("R off the curve", wire, bytes -> bytes[64] ^= 1, "C-3.1");
        changed("R with a hybrid prefix", wire, bytes -> bytes[0] = 6, "C-3.1");
        changed("R 65 zero bytes", wire, bytes -> Arrays.fill(bytes, 0, 65, (byte) 0), "C-3.1");
        verify("no bytes", cast, OPENED, key, BALLOT, new byte[0], "C-3.1");
        verify("a byte short", cast, OPENED, key, BALLOT, Arrays.copyOf(wire, 96), "C-3.2");
        changed("s ≥ n", wire, bytes -> Arrays.fill(bytes, 65, 97, (byte) 0xff), "C-3.2");
        changed("s changed", wire, bytes -> bytes[96] ^= 1, "C-3.3");
        var negated = new BallotSignature(signature.r().negate(), signature.s().negate());
        verify("R and s negated", cast, OPENED, key, BALLOT, negated.encode(), "C-3.3");
        verify("for the other purpose", "dauys/v1/sign/audited", OPENED, key, BALLOT, wire, "C-3.3");
        verify("of another election", cast, Seeded.hash("x"), key, BALLOT, wire, "C-3.3");
        verify("by another credential", cast, OPENED, Seeded.point("x"), BALLOT, wire, "C-3.3");
        verify("of another ballot", cast, OPENED, key, Seeded.hash("x"), wire, "C-3.3");
    }

    private void changed(String name, byte[] wire, Consumer<byte[]> change, String expect) {
        var bytes = wire.clone();
        change.accept(bytes);
        verify(name, "dauys/v1/sign/ballot", OPENED, KEY.credential(), BALLOT, bytes, expect);
    }

    private void verify(String name, String tag, Hash opened, Point key, Hash ballot, byte[] signature, String expect) {
        vectors.add(Vector.of("signature: " + name, "verify-signature")
                .with("tag", tag)
                .with("opened", opened.hex())
                .with("credential", key.hex())
                .with("ballot", ballot.hex())
                .with("signature", hex(signature))
                .with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "make-code" -> same(vector, "code", written(Code.ofData(symbols(text(vector, "data")))));
            case "read-code" -> read(vector);
            case "credential-key" -> {
                var code = ((Code.Reading.Read) Code.read(text(vector, "code"))).code();
                yield same(
                        vector,
                        "credential",
                        code.key(hash(vector, "election")).credential().hex());
            }
            case "sign" -> {
                var secret = Scalar.fromHex(text(vector, "secret")).orElseThrow();
                var signature = CredentialKey.of(Seeded.secret(secret))
                        .sign(
                                PURPOSES.get(text(vector, "tag")),
                                hash(vector, "opened"),
                                hash(vector, "ballot"),
                                bytes(vector, "fresh"));
                yield same(vector, "signature", hex(signature.encode()));
            }
            case "verify-signature" -> verify(vector);
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    private static String read(JsonNode vector) {
        var reading = Code.read(text(vector, "typed"));
        if (reading instanceof Code.Reading.Refused refused) {
            return refused.why().name().toLowerCase(Locale.ROOT);
        }
        return same(vector, "code", written(((Code.Reading.Read) reading).code()));
    }

    private static String verify(JsonNode vector) {
        var decoded = BallotSignature.decode(bytes(vector, "signature"));
        if (decoded instanceof BallotSignature.Decoded.Refused refused) {
            return refused.step().id();
        }
        var equations = new Equations();
        ((BallotSignature.Decoded.Valid) decoded)
                .signature()
                .verify(
                        PURPOSES.get(text(vector, "tag")),
                        hash(vector, "opened"),
                        Point.fromHex(text(vector, "credential")).orElseThrow(),
                        hash(vector, "ballot"),
                        "",
                        equations);
        return outcome(equations);
    }

    private static Hash hash(JsonNode vector, String field) {
        return Hash.fromHex(text(vector, field)).orElseThrow();
    }

    private static List<Integer> symbols(String data) {
        return ((Crockford.Reading.Symbols) Crockford.read(data, 23)).values();
    }

    private static String written(Code code) {
        return code.expose(Code.CodeAccess.LETTER).replace("-", "");
    }
}
