package org.dauys.protocol.tally;

import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 12-tally, D-3: partial decryptions of an aggregate. */
public final class TallyVectors implements VectorFile {
    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public String about() {
        return "D-3, D-4: partial decryptions and the result that follows; whole tallies, good and bad, are in ballots-examples/records";
    }

    @Override
    public Set<String> steps() {
        return Set.of("D-3.1", "D-3.3", "D-4.2", "D-4.3", "D-4.4");
    }

    private static CiphertextSum sum(String name) {
        return CiphertextSum.of(Ciphertext.ofBit(Seeded.point("tally key"), true, Seeded.secret(name)));
    }

    private static Aggregate aggregate() {
        var slots = List.of(
                new Aggregate.OfSlot("a", sum("tally a")),
                new Aggregate.OfSlot("b", new CiphertextSum(Identity.O, Identity.O)),
                new Aggregate.OfSlot("blank", sum("tally blank")));
        return new Aggregate(List.of(
                new Aggregate.OfContest("few", 2, false, List.of()),
                new Aggregate.OfContest("nobody", 5, true, slots.subList(1, 2)),
                new Aggregate.OfContest("chair", 5, true, slots)));
    }

    private static DecryptionContext context() {
        return new DecryptionContext(
                Seeded.hash("tally opened"), Seeded.hash("tally aggregate"), 2, Seeded.point("tally share"));
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        var random = new SeededRandom("tally vectors");
        var good = PartialDecryption.make(aggregate(), context(), Seeded.secret("tally share"), random);
        var slots = good.contests().get(0).slots();
        share("every slot with an alpha", good, "ok");
        document("a contest of which no slot has an alpha", withEmpty(good), "D-3.1");
        share("a slot less", chair(slots.subList(0, 1)), "D-3.1");
        share("slots in another order", chair(List.of(slots.get(1), slots.get(0))), "D-3.1");
        share("a slot whose alpha is O", chair(List.of(slots.get(0), named("b", slots.get(1)), slots.get(1))), "D-3.1");
        document(
                "a space too much",
                new String(good.document(), StandardCharsets.UTF_8).replaceFirst(",", ", "),
                "D-3.1");
        share("a false response", chair(List.of(changed(slots.get(0)), slots.get(1))), "D-3.3");
        share("two factors swapped", chair(List.of(named("a", slots.get(1)), named("blank", slots.get(0)))), "D-3.3");
        var other = PartialDecryption.make(aggregate(), context(), Seeded.secret("another share"), random);
        share("another holder's share", other, "D-3.3");
        results();
        return List.copyOf(vectors);
    }

    private static String withEmpty(PartialDecryption share) {
        var text = new String(share.document(), StandardCharsets.UTF_8);
        return text.replaceFirst("\\[", "[{\"id\":\"nobody\",\"slots\":[]},");
    }

    private static PartialDecryption chair(List<PartialDecryption.OfSlot> slots) {
        return new PartialDecryption(List.of(new PartialDecryption.OfContest("chair", slots)));
    }

    private static PartialDecryption.OfSlot named(String id, PartialDecryption.OfSlot slot) {
        return new PartialDecryption.OfSlot(id, slot.factor(), slot.proof());
    }

    private static PartialDecryption.OfSlot changed(PartialDecryption.OfSlot slot) {
        var proof = slot.proof();
        var changed = new EqualityProof(proof.a(), proof.b(), proof.s().plus(Scalar.ONE));
        return new PartialDecryption.OfSlot(slot.id(), slot.factor(), changed);
    }

    /** Five ballots: three votes for a, one against all, one for b, as the worked example of 12-tally has it. */
    private void results() {
        var five = WorkedTally.aggregate(3, 1, 1);
        var good = WorkedTally.result(five).document();
        var text = new String(good, StandardCharsets.UTF_8);
        result("what two of three holders decrypt", five, List.of(1, 3), text, "ok");
        result("the same by two others", five, List.of(2, 3), text, "ok");
        var none = WorkedTally.aggregate(0, 5);
        result(
                "totals of zero, one of them without randomness",
                none,
                List.of(1, 2),
                new String(WorkedTally.result(none).document(), StandardCharsets.UTF_8),
                "ok");
        result("a space too much", five, List.of(1, 3), text.replaceFirst(",", ", "), "D-4.2");
        result("no contest", five, List.of(1, 3), "{\"contests\":[]}", "D-4.2");
        result("a total that is no number", five, List.of(1, 3), text.replaceFirst("\\d}", "-1}"), "D-4.2");
        result(
                "more votes than ballots, which no proved ballots give",
                WorkedTally.aggregate(6, 1, 1),
                List.of(1, 3),
                text,
                "D-4.3");
        result("minus one vote", WorkedTally.aggregate(-1, 1, 1), List.of(1, 3), text, "D-4.3");
        result("the factors of one holder taken for another's", five, List.of(1, 3), text, "D-4.3")
                .fields()
                .put("indices", List.of(1, 2));
        result("a vote more than there is", five, List.of(1, 3), text.replace("\"votes\":3", "\"votes\":4"), "D-4.4");
        result("the wrong one elected", five, List.of(1, 3), text.replace("[\"a\"]", "[\"b\"]"), "D-4.4");
    }

    /** Statement and proof of one slot, for the worked example: key, alpha, factor, a, b. */
    public static Map<String, Object> decryptionOfA() {
        var totals = WorkedTally.aggregate(3, 1, 1);
        var slot = WorkedTally.decryption(totals, 1).contests().get(0).slots().get(0);
        var alpha = totals.contests().get(0).slots().get(0).alpha().orElseThrow();
        return Map.of(
                "key", WorkedTally.context(1).shareKey().hex(),
                "alpha", alpha.hex(),
                "factor", slot.factor().hex(),
                "a", slot.proof().a().hex(),
                "b", slot.proof().b().hex());
    }

    private Vector result(String name, Aggregate totals, List<Integer> indices, String document, String expect) {
        var shares = indices.stream()
                .map(index -> WorkedTally.decryption(totals, index))
                .map(share -> new String(share.document(), StandardCharsets.UTF_8))
                .toList();
        var vector = Vector.of("a result: " + name, "result")
                .with("manifest", new String(WorkedTally.manifest().terms().document(), StandardCharsets.UTF_8))
                .with("roll", WorkedTally.ROLL)
                .with("totals", new String(totals.document(), StandardCharsets.UTF_8))
                .with("indices", indices)
                .with("decryptions", shares)
                .with("document", document)
                .with("expect", expect);
        vectors.add(vector);
        return vector;
    }

    private void share(String name, PartialDecryption share, String expect) {
        document(name, new String(share.document(), StandardCharsets.UTF_8), expect);
    }

    private void document(String name, String document, String expect) {
        vectors.add(Vector.of(name, "partial-decryption")
                .with("opened", context().opened().hex())
                .with("aggregate", context().aggregate().hex())
                .with("totals", new String(aggregate().document(), StandardCharsets.UTF_8))
                .with("index", context().index())
                .with("shareKey", context().shareKey().hex())
                .with("document", document)
                .with("expect", expect));
    }

    @Override
    public String run(JsonNode vector) {
        var outcome = text(vector, "op").equals("result") ? judgedResult(vector) : judgedShare(vector);
        return outcome.refusal().map(refusal -> refusal.rule().id()).orElse("ok");
    }

    private static Aggregate totals(JsonNode vector) {
        return Aggregate.parse(document(text(vector, "totals"))).value().orElseThrow();
    }

    private static byte[] document(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome<?> judgedShare(JsonNode vector) {
        var totals = totals(vector);
        var context = new DecryptionContext(
                Hash.fromHex(text(vector, "opened")).orElseThrow(),
                Hash.fromHex(text(vector, "aggregate")).orElseThrow(),
                vector.get("index").asInt(),
                Point.fromHex(text(vector, "shareKey")).orElseThrow());
        return PartialDecryption.parse(document(text(vector, "document")))
                .then(share -> Outcome.of(share.refusal(totals, context), share));
    }

    private static Outcome<?> judgedResult(JsonNode vector) {
        var manifest =
                Manifest.parse(document(text(vector, "manifest"))).value().orElseThrow();
        var shares = new TreeMap<Integer, PartialDecryption>();
        for (int i = 0; i < vector.get("indices").size(); i++) {
            var share = PartialDecryption.parse(
                    document(vector.get("decryptions").get(i).asText()));
            shares.put(vector.get("indices").get(i).asInt(), share.value().orElseThrow());
        }
        long roll = vector.get("roll").asLong();
        return Result.check(
                document(text(vector, "document")), () -> Result.of(manifest, totals(vector), shares, roll));
    }
}
