package org.dauys.protocol.ceremony;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;
import org.dauys.protocol.vectors.VectorFiles;

/** Vectors of 09-ceremony: what follows from a printed secret. Its entries are judged in the example records. */
public final class CeremonyVectors implements VectorFile {
    private static final SecretAccess TEST = SecretAccess.SHARE_FOR_ITS_RECEIVER;

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "ceremony";
    }

    @Override
    public String about() {
        return "K-1, K-2, K-5, K-8: printed secrets, what a holder derives from one, boxes, the rehearsal; the entries of ceremonies, good and bad, are in ballots-examples/records";
    }

    @Override
    public Set<String> steps() {
        return Set.of("K-1", "K-7", "K-8.3");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        for (int i = 1; i <= 3; i++) {
            secret(i);
            commit(i);
        }
        var printed = PersonSecret.of(Seeded.bytes("secret 1")).expose(PaperAccess.PRINT);
        read(
                "a secret in small letters without groups",
                printed.toLowerCase(Locale.ROOT).replace("-", ""),
                "ok");
        read("a secret with a wrong symbol", (printed.startsWith("0") ? "1" : "0") + printed.substring(1), "K-1");
        read("a secret with a symbol less", printed.substring(1), "K-1");
        read("a secret with a letter that is no symbol", "U" + printed.substring(1), "K-1");
        shares();
        rehearsals();
        return List.copyOf(vectors);
    }

    private void secret(int i) {
        var secret = PersonSecret.of(Seeded.bytes("secret " + i));
        vectors.add(Vector.of("secret " + i, "person-secret")
                .with("secret", hex(Seeded.bytes("secret " + i)))
                .ok()
                .with("printed", secret.expose(PaperAccess.PRINT))
                .with("key", secret.signingKey().timesG().hex()));
    }

    private void read(String name, String typed, String expect) {
        var vector = Vector.of(name, "read-secret").with("typed", typed).with("expect", expect);
        vectors.add(expect.equals("ok") ? vector.with("secret", hex(Seeded.bytes("secret 1"))) : vector);
    }

    private void commit(int index) {
        var commit = commit(Seeded.bytes("secret " + index), Seeded.hash("start"), index, 2);
        vectors.add(Vector.of("the first visit of holder " + index, "commit")
                .with("secret", hex(Seeded.bytes("secret " + index)))
                .with("start", Seeded.hash("start").hex())
                .with("index", index)
                .with("threshold", 2)
                .ok()
                .with("communicationKey", commit.communicationKey().hex())
                .with("commitment", commit.commitment().hex()));
    }

    /** Holder 1 deals a share to holder 2. */
    private void shares() {
        var dealer = WorkedCeremony.holder(1);
        var context = WorkedCeremony.shareContext(1, 2);
        var ephemeral = dealer.ephemeral(WorkedCeremony.START, 2);
        var receiverKey = WorkedCeremony.communicationKey(2);
        var share = WorkedCeremony.share(1, 2);
        var sealed = DealtShare.seal(2, context, ephemeral, receiverKey, share, Seeded.bytes("fresh share"));
        vectors.add(Vector.of("the share of holder 1 for holder 2", "seal-share")
                .with("context", context.hex())
                .with("secret", hex(ephemeral.expose(TEST).encode()))
                .with("receiverKey", receiverKey.hex())
                .with("share", hex(share.expose(TEST).encode()))
                .with("fresh", hex(Seeded.bytes("fresh share")))
                .ok()
                .with("ephemeral", sealed.ephemeral().hex())
                .with("r", sealed.possession().r().hex())
                .with("s", sealed.possession().s().hex())
                .with("box", hex(sealed.box())));
        var shared = ephemeral.times(receiverKey);
        open("the box as holder 2 opens it", context, shared, sealed.box())
                .ok()
                .with("share", hex(share.expose(TEST).encode()));
        open("a box under another context", WorkedCeremony.shareContext(1, 3), shared, sealed.box())
                .fails("K-7");
        open("a box under another point", context, receiverKey, sealed.box()).fails("K-7");
        var changed = sealed.box();
        changed[47] ^= 1;
        open("a box with a changed tag", context, shared, changed).fails("K-7");
        open("a box that holds 0", context, shared, DealtShare.sealed(shared, context, new byte[32]))
                .fails("K-7");
        open("a box that holds n", context, shared, DealtShare.sealed(shared, context, WorkedCeremony.ORDER))
                .fails("K-7");
    }

    private Vector open(String name, Hash context, Point shared, byte[] box) {
        var vector = Vector.of(name, "open-share")
                .with("context", context.hex())
                .with("shared", shared.hex())
                .with("box", hex(box));
        vectors.add(vector);
        return vector;
    }

    private void rehearsals() {
        var rehearsal = WorkedCeremony.rehearsal();
        var factors = WorkedCeremony.factors(rehearsal);
        rehearse("three holders of whom any two decrypt", 2, factors)
                .ok()
                .with("alpha", VectorFiles.spelled(rehearsal.ciphertext().alpha()))
                .with("beta", VectorFiles.spelled(rehearsal.ciphertext().beta()))
                .with("message", VectorFiles.spelled(rehearsal.message()));
        var swapped = Map.of(1, factors.get(2), 2, factors.get(1), 3, factors.get(3));
        rehearse("two holders' factors swapped", 2, swapped).fails("K-8.3");
        var wrong = new TreeMap<>(factors);
        wrong.put(3, Seeded.point("another factor"));
        rehearse("a third holder with another share", 2, wrong).fails("K-8.3");
        rehearse("a threshold that the polynomials don't have", 1, factors).fails("K-8.3");
    }

    private Vector rehearse(String name, int threshold, Map<Integer, Point> factors) {
        var rehearsal = WorkedCeremony.rehearsal();
        var vector = Vector.of(name, "rehearse")
                .with("transcript", rehearsal.transcript().hex())
                .with("jointKey", rehearsal.jointKey().hex())
                .with("threshold", threshold)
                .with(
                        "factors",
                        new TreeMap<>(factors).values().stream().map(Point::hex).toList());
        vectors.add(vector);
        return vector;
    }

    private static CeremonyMessage.Commit commit(byte[] secret, Hash start, int index, int threshold) {
        var message = new Start(1, threshold, List.of("t1", "t2", "t3"));
        return new HolderPart(PersonSecret.of(secret), new Logged<>(message, start), index, new SeededRandom("vectors"))
                .commit();
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "person-secret" -> {
                var secret = PersonSecret.of(bytes(vector, "secret"));
                yield both(
                        same(vector, "printed", secret.expose(PaperAccess.PRINT)),
                        same(vector, "key", secret.signingKey().timesG().hex()));
            }
            case "read-secret" ->
                PersonSecret.read(text(vector, "typed"))
                        .map(secret -> PersonSecret.of(bytes(vector, "secret"))
                                        .expose(PaperAccess.PRINT)
                                        .equals(secret.expose(PaperAccess.PRINT))
                                ? "ok"
                                : "another secret")
                        .orElse("K-1");
            case "seal-share" -> sealed(vector);
            case "open-share" -> opened(vector);
            case "rehearse" -> rehearsed(vector);
            default -> committed(vector);
        };
    }

    private static String committed(JsonNode vector) {
        var start = hash(vector, "start");
        int threshold = vector.get("threshold").asInt();
        var commit = commit(bytes(vector, "secret"), start, vector.get("index").asInt(), threshold);
        return both(
                same(vector, "communicationKey", commit.communicationKey().hex()),
                same(vector, "commitment", commit.commitment().hex()));
    }

    private static String sealed(JsonNode vector) {
        var share = DealtShare.seal(
                2,
                hash(vector, "context"),
                secretScalar(vector, "secret"),
                point(vector, "receiverKey"),
                secretScalar(vector, "share"),
                bytes(vector, "fresh"));
        return both(
                same(vector, "ephemeral", share.ephemeral().hex()),
                same(vector, "r", share.possession().r().hex()),
                same(vector, "s", share.possession().s().hex()),
                same(vector, "box", hex(share.box())));
    }

    private static String opened(JsonNode vector) {
        var proof = new PossessionProof(Point.G, Scalar.ONE);
        return new DealtShare(2, Point.G, proof, bytes(vector, "box"))
                .open(point(vector, "shared"), hash(vector, "context"))
                .map(share -> same(vector, "share", hex(share.expose(TEST).encode())))
                .orElse("K-7");
    }

    private static String rehearsed(JsonNode vector) {
        var rehearsal = new Rehearsal(hash(vector, "transcript"), point(vector, "jointKey"));
        var factors = new TreeMap<Integer, Point>();
        vector.get("factors")
                .forEach(factor -> factors.put(
                        factors.size() + 1, Point.fromHex(factor.asText()).orElseThrow()));
        if (!rehearsal.isDecryptedBy(vector.get("threshold").asInt(), factors)) {
            return "K-8.3";
        }
        return both(
                same(vector, "alpha", VectorFiles.spelled(rehearsal.ciphertext().alpha())),
                same(vector, "beta", VectorFiles.spelled(rehearsal.ciphertext().beta())),
                same(vector, "message", VectorFiles.spelled(rehearsal.message())));
    }

    private static Hash hash(JsonNode vector, String field) {
        return Hash.fromHex(text(vector, field)).orElseThrow();
    }

    private static Point point(JsonNode vector, String field) {
        return Point.fromHex(text(vector, field)).orElseThrow();
    }

    private static SecretScalar secretScalar(JsonNode vector, String field) {
        return SecretScalar.decode(bytes(vector, field)).orElseThrow();
    }

    private static String both(String... outcomes) {
        return Stream.of(outcomes)
                .filter(outcome -> !outcome.equals("ok"))
                .findFirst()
                .orElse("ok");
    }
}
