package org.dauys.protocol.tally;

import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
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
        return "D-3: partial decryptions; aggregates and results, good and bad, are in ballots-examples/records";
    }

    @Override
    public Set<String> steps() {
        return Set.of("D-3.1", "D-3.3");
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
                new Aggregate.OfContest("few", 2, false, List.of()), new Aggregate.OfContest("chair", 5, true, slots)));
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
        return List.copyOf(vectors);
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
        var totals = Aggregate.parse(text(vector, "totals").getBytes(StandardCharsets.UTF_8))
                .value()
                .orElseThrow();
        var context = new DecryptionContext(
                Hash.fromHex(text(vector, "opened")).orElseThrow(),
                Hash.fromHex(text(vector, "aggregate")).orElseThrow(),
                vector.get("index").asInt(),
                Point.fromHex(text(vector, "shareKey")).orElseThrow());
        return PartialDecryption.parse(text(vector, "document").getBytes(StandardCharsets.UTF_8))
                .then(share -> Outcome.of(share.refusal(totals, context), share))
                .refusal()
                .map(refusal -> refusal.rule().id())
                .orElse("ok");
    }
}
