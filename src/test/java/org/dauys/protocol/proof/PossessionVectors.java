package org.dauys.protocol.proof;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.outcome;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of P-1, with P-5's nonce. */
public final class PossessionVectors implements VectorFile {
    private static final Hash CONTEXT = Seeded.hash("possession context");
    private static final Scalar SECRET = Seeded.scalar("possession secret");
    private static final Point KEY = Seeded.secret(SECRET).timesG();
    private static final byte[] FRESH = Seeded.bytes("possession fresh");
    private static final String N = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private static final String OFF_CURVE = "020000000000000000000000000000000000000000000000000000000000000001";

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "possession";
    }

    @Override
    public String about() {
        return "P-1 and P-5: a proof from its secret and fresh bytes; good and refused proofs";
    }

    @Override
    public Set<String> steps() {
        return Set.of("P-1.1", "P-1.2");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        var proof = PossessionProof.prove(CONTEXT, KEY, Seeded.secret(SECRET), FRESH);
        var r = proof.r().hex();
        var s = proof.s().hex();
        vectors.add(Vector.of("a proof is made", "prove-possession")
                .with("context", CONTEXT.hex())
                .with("secret", SECRET.hex())
                .with("fresh", hex(FRESH))
                .ok()
                .with("key", KEY.hex())
                .with("r", r)
                .with("s", s));
        verify("a good proof", CONTEXT, KEY, r, s, "ok");
        verify("R off the curve", CONTEXT, KEY, OFF_CURVE, s, "P-1.1");
        verify("R is the identity of SEC1", CONTEXT, KEY, "00", s, "P-1.1");
        verify("R uncompressed", CONTEXT, KEY, hex(proof.r().encode(Point.Form.UNCOMPRESSED)), s, "P-1.1");
        verify("s = n", CONTEXT, KEY, r, N, "P-1.1");
        verify("s a byte short", CONTEXT, KEY, r, s.substring(2), "P-1.1");
        verify("another context", Seeded.hash("another context"), KEY, r, s, "P-1.2");
        verify("another key", CONTEXT, Seeded.point("another key"), r, s, "P-1.2");
        verify("the key negated", CONTEXT, KEY.negate(), r, s, "P-1.2");
        verify("R negated", CONTEXT, KEY, proof.r().negate().hex(), s, "P-1.2");
        verify("s + 1", CONTEXT, KEY, r, proof.s().plus(Scalar.ONE).hex(), "P-1.2");
        verify("s = 0", CONTEXT, KEY, r, Scalar.ZERO.hex(), "P-1.2");
        // forged for a challenge without R: s, e chosen, R = s·G − e·X
        var e = Seeded.scalar("a challenge chosen first");
        var chosen = Point.G.times(proof.s()).minus(KEY.times(e)).point().orElseThrow();
        verify("R computed from a challenge chosen before it", CONTEXT, KEY, chosen.hex(), s, "P-1.2");
        return List.copyOf(vectors);
    }

    private void verify(String name, Hash context, Point key, String r, String s, String expect) {
        vectors.add(Vector.of(name, "verify-possession")
                .with("context", context.hex())
                .with("key", key.hex())
                .with("r", r)
                .with("s", s)
                .with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        var context = Hash.fromHex(text(vector, "context")).orElseThrow();
        var key = Point.fromHex(text(vector, "key")).orElseThrow();
        if (text(vector, "op").equals("prove-possession")) {
            var secret = Seeded.secret(Scalar.fromHex(text(vector, "secret")).orElseThrow());
            var proof = PossessionProof.prove(context, key, secret, bytes(vector, "fresh"));
            return secret.timesG().equals(key)
                            && same(vector, "r", proof.r().hex()).equals("ok")
                    ? same(vector, "s", proof.s().hex())
                    : "key or r differs";
        }
        var r = Point.fromHex(text(vector, "r"));
        var s = Scalar.fromHex(text(vector, "s"));
        if (r.isEmpty() || s.isEmpty()) {
            return Step.POSSESSION_SHAPE.id();
        }
        var equations = new Equations();
        new PossessionProof(r.get(), s.get()).verify(context, key, "", equations);
        return outcome(equations);
    }
}
