package org.dauys.protocol.vectors;

import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.BallotVectors;
import org.dauys.protocol.ceremony.CeremonyVectors;
import org.dauys.protocol.credential.CredentialVectors;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.GroupVectors;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.proof.EqualityVectors;
import org.dauys.protocol.proof.PossessionVectors;
import org.dauys.protocol.proof.RangeVectors;
import org.dauys.protocol.tally.TallyVectors;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.TranscriptVectors;

/**
 * The steps inside the worked examples of the chapters. Their inputs are those of vectors in the other files, and what
 * comes out of the last step is what those say: so the steps are the ones that the code takes.
 */
public final class WorkedVectors implements VectorFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int POINT = 65;
    private static final int SCALAR = 32;

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "worked";
    }

    @Override
    public String about() {
        return "the steps inside the worked examples of the chapters, each by an operation of the other files; the name begins with the chapter";
    }

    @Override
    public Set<String> steps() {
        return Set.of();
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        possession();
        equality();
        range();
        credential();
        trees();
        ballot();
        ceremony();
        tally();
        return List.copyOf(vectors);
    }

    private static Map<String, Object> of(VectorFile file, String name) {
        return file.generate().stream()
                .map(Vector::fields)
                .filter(fields -> fields.get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String hexOf(Map<String, Object> fields, String field) {
        return (String) fields.get(field);
    }

    private static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private String derive(String name, byte[] secret, String info, byte[]... more) {
        var whole = Bytes.concat(Bytes.ascii(info), Bytes.concat(more));
        var scalar = SecretScalar.derive(secret, whole)
                .expose(SecretScalar.SecretAccess.SIMULATED_BRANCH)
                .hex();
        vectors.add(Vector.of(name, "derive-scalar")
                .with("secret", hex(secret))
                .with("info", hex(whole))
                .ok()
                .with("scalar", scalar));
        return scalar;
    }

    /** The challenge. */
    private String transcript(String name, Tag tag, JsonNode... parts) {
        var vector = TranscriptVectors.vector(name, tag, List.of(parts));
        vectors.add(vector);
        return (String) vector.fields().get("challenge");
    }

    private static JsonNode bytes(String label, String hex) {
        return TranscriptVectors.part(label, "hash", JSON.textNode(hex));
    }

    private static JsonNode words(String label, String text) {
        return TranscriptVectors.part(label, "text", JSON.textNode(text));
    }

    private static JsonNode number(String label, int value) {
        return TranscriptVectors.part(label, "u32", JSON.numberNode(value));
    }

    private static JsonNode point(String label, String compressed) {
        return TranscriptVectors.part(label, "point", JSON.textNode(compressed));
    }

    private void possession() {
        var proof = of(new PossessionVectors(), "a proof is made");
        var context = hexOf(proof, "context");
        var secret = parse(hexOf(proof, "secret") + hexOf(proof, "fresh"));
        derive("04: the nonce of a proof of possession", secret, "dauys/v1/nonce", parse(context));
        transcript(
                "04: the challenge of a proof of possession",
                Tag.POSSESSION,
                bytes("context", context),
                point("key", hexOf(proof, "key")),
                point("R", hexOf(proof, "r")));
    }

    private void equality() {
        var proof = of(new EqualityVectors(), "a proof is made");
        var context = hexOf(proof, "context");
        var secret = parse(hexOf(proof, "secret") + hexOf(proof, "fresh"));
        derive("04: the nonce of a proof of equality", secret, "dauys/v1/nonce", parse(context));
        equality("04: the challenge of a proof of equality", proof, context, proof);
    }

    private void equality(String name, Map<String, Object> statement, String context, Map<String, Object> proof) {
        transcript(
                name,
                Tag.EQUALITY,
                bytes("context", context),
                point("X", hexOf(statement, "key")),
                point("alpha", hexOf(statement, "alpha")),
                point("factor", hexOf(statement, "factor")),
                point("A", hexOf(proof, "a")),
                point("B", hexOf(proof, "b")));
    }

    private void range() {
        var made = of(new RangeVectors(), "a proof is made: 1 of 0, 1");
        var proof = parse(hexOf(made, "proof"));
        range("04: the challenge of a proof of range", hexOf(made, "D"), "yes", 0, List.of(0, 1), proof);
    }

    /** The challenge H, and the last branch's c, which isn't sent. */
    private void range(String name, String digest, String slot, int index, List<Integer> values, byte[] proof) {
        var parts = new ArrayList<JsonNode>(List.of(bytes("D", digest), words("slot-id", slot)));
        parts.add(number("slot-index", index));
        var list = JSON.arrayNode();
        values.forEach(list::add);
        parts.add(TranscriptVectors.part("values", "u32s", list));
        var sent = Scalar.of(0);
        int at = 0;
        for (int j = 0; j < values.size(); j++) {
            parts.add(point("A", uncompressed(proof, at)));
            parts.add(point("B", uncompressed(proof, at + POINT)));
            at += 2 * POINT;
            if (j < values.size() - 1) {
                sent = sent.plus(Scalar.decode(Arrays.copyOfRange(proof, at, at + SCALAR))
                        .orElseThrow());
                at += SCALAR;
            }
            at += SCALAR;
        }
        var challenge = transcript(name, Tag.RANGE, parts.toArray(JsonNode[]::new));
        var last = Scalar.fromHex(challenge).orElseThrow().plus(sent.negate());
        vectors.add(Vector.of(name + ", the last branch's part", "decode-scalar")
                .with("wire", last.hex())
                .ok());
    }

    /** The point in these bytes, as vectors write it. */
    private static String uncompressed(byte[] bytes, int at) {
        var wire = Arrays.copyOfRange(bytes, at, at + POINT);
        return Point.decode(wire, Point.Form.UNCOMPRESSED).orElseThrow().hex();
    }

    private void credential() {
        var key = of(new CredentialVectors(), "the key of a code in election 1");
        var symbols = Bytes.ascii(hexOf(key, "code").substring(0, 23));
        derive("05: a credential's secret", symbols, "dauys/v1/credential", parse(hexOf(key, "election")));
        var signed = of(new CredentialVectors(), "signed under dauys/v1/sign/ballot");
        var secret = SecretScalar.decode(parse(hexOf(signed, "secret"))).orElseThrow();
        derive(
                "05: the nonce of a signature",
                parse(hexOf(signed, "secret") + hexOf(signed, "fresh")),
                hexOf(signed, "tag"),
                parse(hexOf(signed, "ballot")));
        transcript(
                "05: the challenge of a signature",
                Tag.SIGN_BALLOT,
                bytes("opened", hexOf(signed, "opened")),
                point("key", secret.timesG().hex()),
                point("R", uncompressed(parse(hexOf(signed, "signature")), 0)),
                bytes("ballot", hexOf(signed, "ballot")));
    }

    private void trees() {
        var election = Seeded.hash("worked election").hex();
        var dispute = "dauys/v1 dispute\n{\"election\":\"" + election + "\",\"index\":0,\"sha256\":\""
                + Seeded.hash("worked dispute").hex() + "\",\"finding\":\"q-4-5\"}";
        tree("06: the hash of an entry", dispute);
        transcript(
                "07: a member's digest",
                Tag.MEMBER_LINE,
                bytes("salt", Seeded.hash("worked salt").hex()),
                words("card", "KZ-0042"),
                words("style", "all"),
                words("weight", "one"));
        var lines = Stream.of("one", "two", "three")
                .map(voter -> Seeded.point("worked credential " + voter).hex() + " all one")
                .sorted()
                .toArray(String[]::new);
        tree("07: the root of three credentials", lines);
        tree("11: the tree of three entries", "entry 0", "entry 1", "entry 2");
        tree("11: the left half of that tree", "entry 0", "entry 1");
    }

    private void tree(String name, String... entries) {
        var leaves = Stream.of(entries).map(Bytes::utf8).map(TreeHash::leaf).toList();
        var root = new TreeHash();
        leaves.forEach(root::add);
        vectors.add(Vector.of(name, "tree")
                .with("entries", List.of(entries))
                .ok()
                .with("leaves", leaves.stream().map(Hash::hex).toList())
                .with("root", root.root().hex()));
    }

    /** The smallest ballot there is: one of two options, the second one chosen. */
    private void ballot() {
        var made = of(new BallotVectors(), "encrypt: single");
        var opened = text(terms(made), "opened");
        var jointKey = text(terms(made), "jointKey");
        var credential = hexOf(made, "credential");
        var previous = hexOf(made, "previous");
        transcript(
                "08: the info of a ballot's seed",
                Tag.BALLOT_SEED,
                bytes("opened", opened),
                point("credential", credential),
                number("counter", 1),
                bytes("previous", previous),
                TranscriptVectors.part("choices", "bytes", JSON.textNode("00010001")),
                number("attempt", 0));
        var seed = parse(hexOf(made, "seed"));
        scalar("r of option-1", seed, 0, 0, 0);
        scalar("w of option-1", seed, 0, 1, 0);
        scalar("c of option-1's branch 1", seed, 0, 2, 1);
        scalar("s of option-1's branch 1", seed, 0, 3, 1);
        scalar("r of option-2", seed, 1, 0, 0);
        scalar("w of option-2", seed, 1, 1, 0);
        scalar("c of option-2's branch 0", seed, 1, 2, 0);
        scalar("s of option-2's branch 0", seed, 1, 3, 0);
        scalar("w of the total", seed, 2, 1, 0);
        var unsigned = parse(hexOf(made, "unsigned"));
        var digest = digest(made, opened, credential, previous, jointKey, unsigned);
        int proofs = 101 + 4 * POINT;
        for (int slot = 0; slot < 2; slot++) {
            var id = "option-" + (slot + 1);
            var proof = Arrays.copyOfRange(unsigned, proofs + 356 * slot, proofs + 356 * (slot + 1));
            range("08: the challenge of " + id, digest, id, slot, List.of(0, 1), proof);
        }
        var total = Arrays.copyOfRange(unsigned, proofs + 2 * 356, unsigned.length);
        range("08: the challenge of the total", digest, "total", 2, List.of(1), total);
        transcript(
                "08: the ballot's hash",
                Tag.BALLOT,
                TranscriptVectors.part("unsigned", "bytes", JSON.textNode(hexOf(made, "unsigned"))));
    }

    private static JsonNode terms(Map<String, Object> made) {
        return new ObjectMapper().valueToTree(made.get("terms"));
    }

    private void scalar(String name, byte[] seed, int slot, int kind, int branch) {
        byte[] place = {0, 0, 0, (byte) slot, (byte) kind, 0, (byte) branch};
        derive("08: " + name, seed, "dauys/v1/ballot-scalar", place);
    }

    /** D. */
    private String digest(
            Map<String, Object> made,
            String opened,
            String credential,
            String previous,
            String jointKey,
            byte[] unsigned) {
        transcript(
                "08: D",
                Tag.CONTEST,
                bytes("opened", opened),
                point("credential", credential),
                number("counter", 1),
                bytes("previous", previous),
                words("contest-id", text(terms(made).get("contests").get(0), "id")),
                number("contest-index", 0),
                point("K", jointKey),
                number("count", 2),
                point("alpha", uncompressed(unsigned, 101)),
                point("beta", uncompressed(unsigned, 101 + POINT)),
                point("alpha", uncompressed(unsigned, 101 + 2 * POINT)),
                point("beta", uncompressed(unsigned, 101 + 3 * POINT)));
        return (String) vectors.get(vectors.size() - 1).fields().get("digest");
    }

    private void ceremony() {
        var commit = of(new CeremonyVectors(), "the first visit of holder 1");
        var start = hexOf(commit, "start");
        var secret = parse(hexOf(commit, "secret"));
        var attempt = "dauys/v1/trustee";
        derive("09: a holder's signing key", secret, "dauys/v1/person");
        derive("09: y of holder 1", secret, attempt, parse(start), Bytes.ascii("communication"));
        var points = new ArrayList<String>();
        for (int k = 0; k < 2; k++) {
            var a = derive(
                    "09: a_%d of holder 1".formatted(k),
                    secret,
                    attempt,
                    parse(start),
                    Bytes.ascii("coefficient"),
                    new byte[] {(byte) k});
            points.add(SecretScalar.decode(parse(a)).orElseThrow().timesG().hex());
        }
        derive("09: e_2 of holder 1", secret, attempt, parse(start), Bytes.ascii("ephemeral"), new byte[] {2});
        transcript(
                "02: the context of holder 1's commit", Tag.COMMIT_CONTEXT, bytes("start", start), number("index", 1));
        transcript(
                "09: the commitment of holder 1",
                Tag.FELDMAN,
                bytes("start", start),
                number("index", 1),
                number("count", 2),
                point("C", points.get(0)),
                point("C", points.get(1)));
        transcript(
                "09: the context of a share",
                Tag.SHARE_CONTEXT,
                bytes("start", start),
                bytes("keys", Seeded.hash("keys").hex()),
                number("dealer", 1),
                number("receiver", 2),
                point("dealer-key", hexOf(commit, "communicationKey")),
                point(
                        "receiver-key",
                        hexOf(of(new CeremonyVectors(), "the first visit of holder 2"), "communicationKey")));
        var transcript = bytes("transcript", Seeded.hash("ceremony transcript").hex());
        transcript("09: r of the rehearsal", Tag.REHEARSAL_R, transcript);
        transcript("09: m of the rehearsal", Tag.REHEARSAL_M, transcript);
        transcript("09: the context of holder 1's confirm", Tag.REHEARSAL_CONTEXT, transcript, number("index", 1));
    }

    /** Holder 1 decrypts the total of a. */
    private void tally() {
        transcript(
                "12: the context of a's decryption by holder 1",
                Tag.DECRYPTION_CONTEXT,
                bytes("opened", Seeded.hash("tally opened").hex()),
                bytes("aggregate", Seeded.hash("tally aggregate").hex()),
                words("contest-id", "chair"),
                words("slot-id", "a"),
                number("slot-index", 0),
                number("index", 1));
        var context = (String) vectors.get(vectors.size() - 1).fields().get("digest");
        equality(
                "12: the challenge of a's decryption by holder 1",
                TallyVectors.decryptionOfA(),
                context,
                TallyVectors.decryptionOfA());
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "transcript" -> new TranscriptVectors().run(vector);
            case "tree" -> tree(vector);
            default -> new GroupVectors().run(vector);
        };
    }

    private static String tree(JsonNode vector) {
        var root = new TreeHash();
        for (int i = 0; i < vector.get("entries").size(); i++) {
            var leaf = TreeHash.leaf(Bytes.utf8(vector.get("entries").get(i).asText()));
            if (!leaf.hex().equals(vector.get("leaves").get(i).asText())) {
                return "leaf %d is %s".formatted(i, leaf);
            }
            root.add(leaf);
        }
        return VectorFiles.same(vector, "root", root.root().hex());
    }
}
