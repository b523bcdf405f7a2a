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
import java.util.stream.Stream;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.EqualityProof.Statement;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of P-2. */
public final class EqualityVectors implements VectorFile {
    private static final Scalar SECRET = Seeded.scalar("equality secret");
    private static final Point ALPHA = Seeded.point("equality alpha");
    private static final byte[] FRESH = Seeded.bytes("equality fresh");
    private static final Statement STATEMENT = new Statement(
            Seeded.hash("equality context"),
            Seeded.secret(SECRET).timesG(),
            ALPHA,
            Seeded.secret(SECRET).times(ALPHA));

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "equality";
    }

    @Override
    public String about() {
        return "P-2: a proof from its secret and fresh bytes; good and refused proofs, forged factors";
    }

    @Override
    public Set<String> steps() {
        return Set.of("P-2.1", "P-2.2", "P-2.3");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        var proof = EqualityProof.prove(STATEMENT, Seeded.secret(SECRET), FRESH);
        vectors.add(statement(Vector.of("a proof is made", "prove-equality"), STATEMENT)
                .with("secret", SECRET.hex())
                .with("fresh", hex(FRESH))
                .ok()
                .with("a", proof.a().hex())
                .with("b", proof.b().hex())
                .with("s", proof.s().hex()));
        verify("a good proof", STATEMENT, proof, "ok");
        shapes(proof);
        changed(proof);
        forged();
        return List.copyOf(vectors);
    }

    private void shapes(EqualityProof proof) {
        var a = proof.a().hex();
        var b = proof.b().hex();
        var s = proof.s().hex();
        var offCurve = "02" + Scalar.ONE.hex();
        verify("A off the curve", STATEMENT, offCurve, b, s, "P-2.1");
        verify("B off the curve", STATEMENT, a, offCurve, s, "P-2.1");
        verify("A is the identity of SEC1", STATEMENT, "00", b, s, "P-2.1");
        verify("s ≥ n", STATEMENT, a, b, "f".repeat(64), "P-2.1");
    }

    private void changed(EqualityProof proof) {
        var other = Seeded.point("another");
        var st = STATEMENT;
        verify("another context", new Statement(Seeded.hash("another"), st.key(), ALPHA, st.factor()), proof, "P-2.2");
        verify("another key", new Statement(st.context(), other, ALPHA, st.factor()), proof, "P-2.2");
        verify("another alpha", new Statement(st.context(), st.key(), other, st.factor()), proof, "P-2.2");
        verify("another factor", new Statement(st.context(), st.key(), ALPHA, other), proof, "P-2.2");
        verify("alpha and factor swapped", new Statement(st.context(), st.key(), st.factor(), ALPHA), proof, "P-2.2");
        verify("A and B swapped", st, new EqualityProof(proof.b(), proof.a(), proof.s()), "P-2.2");
        verify("s + 1", st, new EqualityProof(proof.a(), proof.b(), proof.s().plus(Scalar.ONE)), "P-2.2");
    }

    /** Provers that know x and want another factor. */
    private void forged() {
        var secret = Seeded.secret(SECRET);
        var wrong = new Statement(
                STATEMENT.context(),
                STATEMENT.key(),
                ALPHA,
                Seeded.secret("another secret").times(ALPHA));
        verify("an honest prover's proof of a wrong factor", wrong, EqualityProof.prove(wrong, secret, FRESH), "P-2.3");
        verify("a factor of the secret plus one", plusOne(), EqualityProof.prove(plusOne(), secret, FRESH), "P-2.3");

        // against a challenge without the factor: A = w·G, B free, e = H(…), F = e⁻¹·(s·α − B)
        var w = Seeded.secret("forger's nonce");
        var a = w.timesG();
        var b = Seeded.point("forger's B");
        var e = Transcript.of(Tag.EQUALITY)
                .add("context", STATEMENT.context())
                .add("X", STATEMENT.key())
                .add("A", a)
                .add("B", b)
                .challenge();
        var s = w.response(e, secret);
        var factor = ALPHA.times(s).minus(b).times(e.inverse()).point().orElseThrow();
        verify(
                "a factor computed from a challenge without it",
                new Statement(STATEMENT.context(), STATEMENT.key(), ALPHA, factor),
                new EqualityProof(a, b, s),
                "P-2.2");
    }

    private static Statement plusOne() {
        var factor = STATEMENT.factor().plus(ALPHA).point().orElseThrow();
        return new Statement(STATEMENT.context(), STATEMENT.key(), ALPHA, factor);
    }

    private void verify(String name, Statement statement, EqualityProof proof, String expect) {
        verify(name, statement, proof.a().hex(), proof.b().hex(), proof.s().hex(), expect);
    }

    private void verify(String name, Statement statement, String a, String b, String s, String expect) {
        vectors.add(statement(Vector.of(name, "verify-equality"), statement)
                .with("a", a)
                .with("b", b)
                .with("s", s)
                .with("expect", expect));
    }

    private static Vector statement(Vector vector, Statement statement) {
        return vector.with("context", statement.context().hex())
                .with("key", statement.key().hex())
                .with("alpha", statement.alpha().hex())
                .with("factor", statement.factor().hex());
    }

    @Override
    public String run(JsonNode vector) {
        var statement = new Statement(
                Hash.fromHex(text(vector, "context")).orElseThrow(),
                Point.fromHex(text(vector, "key")).orElseThrow(),
                Point.fromHex(text(vector, "alpha")).orElseThrow(),
                Point.fromHex(text(vector, "factor")).orElseThrow());
        if (text(vector, "op").equals("prove-equality")) {
            var secret = Seeded.secret(Scalar.fromHex(text(vector, "secret")).orElseThrow());
            var proof = EqualityProof.prove(statement, secret, bytes(vector, "fresh"));
            return Stream.of(
                            same(vector, "a", proof.a().hex()),
                            same(vector, "b", proof.b().hex()),
                            same(vector, "s", proof.s().hex()))
                    .filter(outcome -> !outcome.equals("ok"))
                    .findFirst()
                    .orElse("ok");
        }
        var a = Point.fromHex(text(vector, "a"));
        var b = Point.fromHex(text(vector, "b"));
        var s = Scalar.fromHex(text(vector, "s"));
        if (a.isEmpty() || b.isEmpty() || s.isEmpty()) {
            return Step.EQUALITY_SHAPE.id();
        }
        var equations = new Equations();
        new EqualityProof(a.get(), b.get(), s.get()).verify(statement, "", equations);
        return outcome(equations);
    }
}
