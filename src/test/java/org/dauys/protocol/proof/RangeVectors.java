package org.dauys.protocol.proof;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.element;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.outcome;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.spelled;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.RangeProof.Branch;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of P-3. */
public final class RangeVectors implements VectorFile {
    private static final Point KEY = Seeded.point("range key");
    private static final Hash CONTEST = Seeded.hash("range contest");
    private static final Scalar R = Seeded.scalar("range r");

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "range";
    }

    @Override
    public String about() {
        return "P-3: proofs from their scalars; good and refused proofs, forged provers";
    }

    @Override
    public Set<String> steps() {
        return Set.of("P-3.1", "P-3.3", "P-3.4");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        made("0 of 0, 1", List.of(0, 1), 0);
        made("1 of 0, 1", List.of(0, 1), 1);
        made("exactly 1", List.of(1), 1);
        made("2 of 2 … 5", List.of(2, 3, 4, 5), 2);
        made("4 of 2 … 5", List.of(2, 3, 4, 5), 4);
        made("5 of 2 … 5", List.of(2, 3, 4, 5), 5);
        identities();
        shapes();
        otherStatements();
        changedScalars();
        forgedProvers();
        return List.copyOf(vectors);
    }

    private void made(String name, List<Integer> values, int value) {
        var scalars = new FixedScalars(name);
        var statement = statement(values, encrypt(value));
        var proof = new RangeProver(statement, value, Seeded.secret(R), scalars).prove();
        var branches = IntStream.range(0, values.size()).boxed().toList();
        vectors.add(statement(Vector.of("a proof is made: " + name, "prove-range"), statement)
                .with("value", value)
                .with("r", R.hex())
                .with("nonce", scalars.nonceValue().hex())
                .with(
                        "challenges",
                        branches.stream()
                                .map(j -> scalars.challengeValue(j).hex())
                                .toList())
                .with(
                        "responses",
                        branches.stream()
                                .map(j -> scalars.responseValue(j).hex())
                                .toList())
                .ok()
                .with("proof", hex(proof.encode())));
        verify("a good proof: " + name, statement, proof.encode(), "ok");
    }

    /** A total may be O; then r = 0, and the response is the nonce. */
    private void identities() {
        var nonce = Seeded.secret("identity nonce");
        var branch = new Branch(nonce.timesG(), nonce.times(KEY), Seeded.scalar("identity nonce"));
        var proof = new RangeProof(List.of(branch), List.of()).encode();
        verify("α and β are O, exactly 0", statement(List.of(0), CiphertextSum.ZERO), proof, "ok");
        verify("α is O, β is G, exactly 1", statement(List.of(1), new CiphertextSum(Identity.O, Point.G)), proof, "ok");
        verify("α and β are O, not 1", statement(List.of(1), CiphertextSum.ZERO), proof, "P-3.4");
    }

    private void shapes() {
        var statement = statement(List.of(0, 1), encrypt(1));
        var good = proof(statement, 1);
        changedBytes("A_0 has the hybrid prefix 06", statement, good, wire -> wire[0] = 6);
        changedBytes("B_0 has the hybrid prefix 07", statement, good, wire -> wire[65] = 7);
        changedBytes("A_0 is off the curve", statement, good, wire -> wire[64] ^= 1);
        changedBytes("x of A_0 is above p", statement, good, wire -> Arrays.fill(wire, 1, 33, (byte) 0xff));
        changedBytes("A_0 is 65 zero bytes", statement, good, wire -> Arrays.fill(wire, 0, 65, (byte) 0));
        changedBytes("B_1 is off the curve", statement, good, wire -> wire[194 + 129] ^= 1);
        changedBytes("c_0 is above n", statement, good, wire -> Arrays.fill(wire, 130, 162, (byte) 0xff));
        changedBytes("s_0 is above n", statement, good, wire -> Arrays.fill(wire, 162, 194, (byte) 0xff));
        changedBytes("s_1 is above n", statement, good, wire -> Arrays.fill(wire, 324, 356, (byte) 0xff));
    }

    private void otherStatements() {
        var ciphertext = encrypt(1);
        var values = List.of(0, 1);
        var proof = proof(statement(values, ciphertext), 1);
        var swapped = new CiphertextSum(ciphertext.beta(), ciphertext.alpha());
        refused(
                "another contest's digest",
                new RangeStatement(Seeded.hash("x"), "yes", 0, values, KEY, List.of(ciphertext)),
                proof);
        refused("another slot's id", new RangeStatement(CONTEST, "no", 0, values, KEY, List.of(ciphertext)), proof);
        refused("another slot's index", new RangeStatement(CONTEST, "yes", 1, values, KEY, List.of(ciphertext)), proof);
        refused("other values", statement(List.of(1, 2), ciphertext), proof);
        refused("another ciphertext", statement(values, encrypt(0, "another r")), proof);
        refused("α and β swapped", statement(values, swapped), proof);
        verify(
                "another joint key",
                new RangeStatement(CONTEST, "yes", 0, values, Seeded.point("another key"), List.of(ciphertext)),
                proof,
                "P-3.4");
        verify(
                "β of another value",
                statement(
                        values,
                        new CiphertextSum(ciphertext.alpha(), ciphertext.beta().plus(Point.G))),
                proof,
                "P-3.4");
    }

    private void changedScalars() {
        var statement = statement(List.of(0, 1), encrypt(0));
        var good = proof(statement, 0);
        verify("c_0 changed", statement, changed(good, wire -> wire[161] ^= 1), "P-3.3");
        verify("s_0 changed", statement, changed(good, wire -> wire[193] ^= 1), "P-3.3");
        verify("s_1 changed", statement, changed(good, wire -> wire[355] ^= 1), "P-3.3");
        verify("the branches swapped", statement, changed(good, RangeVectors::swapBranches), "P-3.3");
        var otherB = Seeded.point("another B").encode(Point.Form.UNCOMPRESSED);
        verify(
                "B_1 another point",
                statement,
                changed(good, wire -> System.arraycopy(otherB, 0, wire, 194 + 65, 65)),
                "P-3.3");
    }

    /** Honest provers' algorithm on false statements, and a prover who simulates every branch. */
    private void forgedProvers() {
        var values = List.of(0, 1);
        verify("2, proved as 1", statement(values, encrypt(2)), proof(statement(values, encrypt(2)), 1), "P-3.4");
        verify("−1, proved as 0", statement(values, encrypt(-1)), proof(statement(values, encrypt(-1)), 0), "P-3.4");
        verify(
                "0, proved as exactly 1",
                statement(List.of(1), encrypt(0)),
                proof(statement(List.of(1), encrypt(0)), 1),
                "P-3.4");
        var statement = statement(values, encrypt(2));
        verify("2, every branch simulated", statement, simulated(statement), "P-3.3");
    }

    /** A_j = s_j·G − c_j·α, B_j = s_j·K − c_j·(β − m_j·G) for free c_j, s_j: only the sum of the c_j is wrong. */
    private static byte[] simulated(RangeStatement statement) {
        var branches = new ArrayList<Branch>();
        for (int j = 0; j < 2; j++) {
            var c = Seeded.scalar("free c " + j);
            var s = Seeded.scalar("free s " + j);
            var ciphertext = statement.ciphertexts().get(0);
            var shifted = ciphertext.beta().minus(Point.G.times(Scalar.of(j)));
            var a = Point.G.times(s).minus(ciphertext.alpha().times(c));
            var b = KEY.times(s).minus(shifted.times(c));
            branches.add(new Branch(a.point().orElseThrow(), b.point().orElseThrow(), s));
        }
        return new RangeProof(branches, List.of(Seeded.scalar("free c 0"))).encode();
    }

    private static void swapBranches(byte[] wire) {
        var points = Arrays.copyOf(wire, 130);
        System.arraycopy(wire, 194, wire, 0, 130);
        System.arraycopy(points, 0, wire, 194, 130);
    }

    private void refused(String name, RangeStatement statement, byte[] proof) {
        verify(name, statement, proof, "P-3.3");
    }

    private void changedBytes(String name, RangeStatement statement, byte[] good, Consumer<byte[]> change) {
        verify(name, statement, changed(good, change), "P-3.1");
    }

    private static byte[] changed(byte[] good, Consumer<byte[]> change) {
        var wire = good.clone();
        change.accept(wire);
        return wire;
    }

    private static byte[] proof(RangeStatement statement, int claimed) {
        return new RangeProver(statement, claimed, Seeded.secret(R), new FixedScalars("range prover"))
                .prove()
                .encode();
    }

    private static CiphertextSum encrypt(int value) {
        return encrypt(value, "range r");
    }

    private static CiphertextSum encrypt(int value, String r) {
        var secret = Seeded.secret(r);
        return new CiphertextSum(secret.timesG(), secret.times(KEY).plus(Point.G.times(Scalar.of(value))));
    }

    private static RangeStatement statement(List<Integer> values, CiphertextSum ciphertext) {
        return new RangeStatement(CONTEST, "yes", 0, values, KEY, List.of(ciphertext));
    }

    private void verify(String name, RangeStatement statement, byte[] proof, String expect) {
        vectors.add(statement(Vector.of(name, "verify-range"), statement)
                .with("proof", hex(proof))
                .with("expect", expect));
    }

    private static Vector statement(Vector vector, RangeStatement statement) {
        return vector.with("D", statement.contest().hex())
                .with("slotId", statement.slotId())
                .with("slotIndex", statement.slotIndex())
                .with("values", statement.values())
                .with("key", statement.key().hex())
                .with("alpha", spelled(statement.ciphertexts().get(0).alpha()))
                .with("beta", spelled(statement.ciphertexts().get(0).beta()));
    }

    @Override
    public String run(JsonNode vector) {
        var statement = new RangeStatement(
                Hash.fromHex(text(vector, "D")).orElseThrow(),
                text(vector, "slotId"),
                vector.get("slotIndex").asInt(),
                vector.get("values").valueStream().map(JsonNode::asInt).toList(),
                Point.fromHex(text(vector, "key")).orElseThrow(),
                List.of(new CiphertextSum(element(vector, "alpha"), element(vector, "beta"))));
        if (text(vector, "op").equals("prove-range")) {
            var prover = new RangeProver(
                    statement, vector.get("value").asInt(), secret(vector.get("r")), new VectorScalars(vector));
            return same(vector, "proof", hex(prover.prove().encode()));
        }
        var proof = RangeProof.decode(bytes(vector, "proof"), statement.values().size());
        if (proof.isEmpty()) {
            return Step.RANGE_SHAPE.id();
        }
        var equations = new Equations();
        proof.get().verify(statement, "", equations);
        return outcome(equations);
    }

    private record VectorScalars(JsonNode vector) implements RangeProver.Scalars {
        @Override
        public SecretScalar nonce() {
            return secret(vector.get("nonce"));
        }

        @Override
        public SecretScalar challenge(int branch) {
            return secret(vector.get("challenges").get(branch));
        }

        @Override
        public SecretScalar response(int branch) {
            return secret(vector.get("responses").get(branch));
        }
    }

    private static SecretScalar secret(JsonNode hex) {
        return Seeded.secret(Scalar.fromHex(hex.asText()).orElseThrow());
    }
}
