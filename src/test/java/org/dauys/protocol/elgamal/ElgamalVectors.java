package org.dauys.protocol.elgamal;

import static org.dauys.protocol.vectors.VectorFiles.element;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.spelled;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 03-elgamal: encryption, sums, combining with every threshold of three holders, decoding totals. */
public final class ElgamalVectors implements VectorFile {
    private static final Point KEY = Seeded.point("elgamal key");

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "elgamal";
    }

    @Override
    public String about() {
        return "E-2 to E-5: encryption of 0 and 1, sums, combined decryption factors, totals from points";
    }

    @Override
    public Set<String> steps() {
        return Set.of("E-5");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        encrypt("encrypt 0", 0, Seeded.scalar("elgamal r0"));
        encrypt("encrypt 1", 1, Seeded.scalar("elgamal r1"));
        encrypt("encrypt 0 with r = 1", 0, Scalar.ONE);
        var sum = CiphertextSum.ZERO;
        for (int i = 0; i < 3; i++) {
            sum = sum.plus(Ciphertext.ofBit(KEY, i != 1, Seeded.secret("elgamal sum " + i)));
        }
        combine(sum.alpha(), sum.beta(), 2);
        decode("a total of 0", 0, 3);
        decode("a total of 1", 1, 1);
        decode("the largest total", 3, 3);
        decode("a total of 350000", 350_000, 350_000);
        decode("a total of 99999 of 100000", 99_999, 100_000);
        decode("one more than the largest total", 4, 3);
        decode("one vote, no ballots", 1, 0);
        decode("a total of −1", -1, 1000);
        decode("within the last step of the search, beyond the largest total", 10, 9);
        return List.copyOf(vectors);
    }

    private void encrypt(String name, int value, Scalar r) {
        var ciphertext = Ciphertext.ofBit(KEY, value == 1, Seeded.secret(r));
        vectors.add(Vector.of(name, "encrypt")
                .with("key", KEY.hex())
                .with("value", value)
                .with("r", r.hex())
                .ok()
                .with("alpha", ciphertext.alpha().hex())
                .with("beta", ciphertext.beta().hex()));
    }

    /** Shares of the key over the line through (0, key) and (1, key + slope), for holders 1, 2, 3 and 9. */
    private void combine(Element alpha, Element beta, int total) {
        var factors = new HashMap<Integer, Point>();
        for (int j : new int[] {1, 2, 3, 9}) {
            var share = Seeded.scalar("elgamal key").plus(Scalar.of(j).times(Seeded.scalar("elgamal slope")));
            factors.put(j, alpha.times(share).point().orElseThrow());
        }
        for (var pair : List.of(List.of(1, 2), List.of(1, 3), List.of(2, 3), List.of(3, 9))) {
            combine("holders " + pair, beta, pair, factors, Point.G.times(Scalar.of(total)));
        }
        combine("no factors, α is O", Point.G, List.of(), factors, Point.G);
        combine("no factors, α and β are O", Identity.O, List.of(), factors, Identity.O);
    }

    private void combine(String name, Element beta, List<Integer> holders, Map<Integer, Point> all, Element expected) {
        var factors = JsonNodeFactory.instance.arrayNode();
        holders.forEach(j ->
                factors.addObject().put("index", j).put("factor", all.get(j).hex()));
        vectors.add(Vector.of("combine: " + name, "combine")
                .with("beta", spelled(beta))
                .with("factors", factors)
                .ok()
                .with("element", spelled(expected)));
    }

    private void decode(String name, int value, int max) {
        var vector = Vector.of(name, "decode-total")
                .with("element", spelled(Point.G.times(Scalar.of(value))))
                .with("max", max);
        boolean within = value >= 0 && value <= max;
        vectors.add(within ? vector.ok().with("total", Integer.toString(value)) : vector.fails("E-5"));
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "encrypt" -> {
                var r = Scalar.fromHex(text(vector, "r")).orElseThrow();
                var ciphertext = Ciphertext.ofBit(
                        Point.fromHex(text(vector, "key")).orElseThrow(),
                        text(vector, "value").equals("1"),
                        Seeded.secret(r));
                var alpha = same(vector, "alpha", ciphertext.alpha().hex());
                yield alpha.equals("ok")
                        ? same(vector, "beta", ciphertext.beta().hex())
                        : alpha;
            }
            case "combine" -> {
                var factors = new HashMap<Integer, Point>();
                vector.required("factors")
                        .forEach(factor -> factors.put(
                                factor.get("index").asInt(),
                                Point.fromHex(text(factor, "factor")).orElseThrow()));
                yield same(vector, "element", spelled(Decryption.combine(element(vector, "beta"), factors)));
            }
            case "decode-total" -> {
                var total = Decryption.decode(
                        element(vector, "element"), vector.get("max").asInt());
                yield total.isPresent() ? same(vector, "total", Integer.toString(total.getAsInt())) : "E-5";
            }
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }
}
