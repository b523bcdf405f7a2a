package org.dauys.protocol.ballot;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** Runs a vector of ballot.json. */
record BallotVectorRunner(JsonNode vector) {
    String run() {
        return switch (text(vector, "op")) {
            case "choose" ->
                contest(vector.get("contest"))
                        .choose(numbers(vector.get("chosen")))
                        .map(choice ->
                                contest(vector.get("contest")).values(choice).equals(numbers(vector.get("values")))
                                        ? "ok"
                                        : "other values")
                        .orElse("B-2");
            case "encrypt-ballot" -> encrypt();
            case "check-ballot" -> check();
            case "check-opening" -> open();
            case "fingerprint" ->
                same(vector, "fingerprint", Fingerprint.of(hash("hash")).toString());
            case "read-fingerprint" -> readFingerprint();
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    private String encrypt() {
        var key = CredentialKey.of(
                Seeded.secret(Scalar.fromHex(text(vector, "secret")).orElseThrow()));
        var terms = terms();
        var head = new BallotHead(
                terms.opened(), key.credential(), vector.get("counter").asLong(), hash("previous"));
        var choices = terms.choose(vector.get("choices")
                        .valueStream()
                        .map(BallotVectorRunner::numbers)
                        .toList())
                .orElseThrow();
        var seed = BallotSeed.of(head, key, choices, vector.get("attempt").asLong(), bytes(vector, "fresh"));
        var ballot = BallotEncryptor.encrypt(head, choices, seed);
        return Stream.of(
                        same(vector, "credential", key.credential().hex()),
                        same(vector, "seed", hex(seed.expose(BallotSeed.SeedAccess.OPENING))),
                        same(vector, "unsigned", hex(ballot.encode())),
                        same(vector, "hash", ballot.hash().hex()),
                        same(vector, "tracker", ballot.tracker().toString()),
                        same(vector, "opening", Opening.of(head, choices, seed).encode()))
                .filter(outcome -> !outcome.equals("ok"))
                .findFirst()
                .orElse("ok");
    }

    private String check() {
        var terms = terms();
        var live = vector.get("live")
                .valueStream()
                .map(hex -> Point.fromHex(hex.asText()).orElseThrow())
                .toList();
        var purpose = text(vector, "tag").equals("dauys/v1/sign/ballot") ? Purpose.CAST : Purpose.AUDIT;
        var verdict = new BallotCheck(
                        terms.opened(), terms.jointKey(), SampleBallots.roll(terms, live), SampleBallots.batch())
                .check(bytes(vector, "ballot"), purpose);
        return verdict instanceof BallotCheck.Verdict.Refused refused ? spelled(refused.refusal()) : "ok";
    }

    static String spelled(Refusal refusal) {
        return refusal.reason().id()
                + (refusal instanceof Refusal.OfProof proof ? "/" + proof.step().id() : "");
    }

    private String open() {
        var terms = terms();
        var verdict = Opening.read(text(vector, "opening"), terms.contests().size())
                .map(opening -> opening.open(terms))
                .orElseGet(() -> new Opening.Verdict.Refused(Opening.Reason.SHAPE));
        if (verdict instanceof Opening.Verdict.Refused refused) {
            return refused.reason().id();
        }
        boolean audited = ((Opening.Verdict.Opened) verdict).ballot().equals(hash("hash"));
        return audited ? "ok" : Opening.Reason.OTHER_BALLOT.id();
    }

    private String readFingerprint() {
        var reading = Fingerprint.read(text(vector, "typed"));
        return reading instanceof Fingerprint.Reading.Refused refused
                ? refused.why().name().toLowerCase(Locale.ROOT)
                : same(
                        vector,
                        "fingerprint",
                        ((Fingerprint.Reading.Read) reading).fingerprint().toString());
    }

    private BallotTerms terms() {
        var terms = vector.get("terms");
        return new BallotTerms(
                Hash.fromHex(text(terms, "opened")).orElseThrow(),
                Point.fromHex(text(terms, "jointKey")).orElseThrow(),
                terms.get("contests")
                        .valueStream()
                        .map(BallotVectorRunner::contest)
                        .toList());
    }

    private static Contest contest(JsonNode json) {
        return Contest.of(
                        json.get("index").asInt(),
                        new Definition(
                                text(json, "id"),
                                Kind.of(text(json, "kind")).orElseThrow(),
                                json.get("min").asInt(),
                                json.get("max").asInt(),
                                json.get("blank").asBoolean(),
                                json.get("options")
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .toList()))
                .orElseThrow();
    }

    private static List<Integer> numbers(JsonNode json) {
        return json.valueStream().map(JsonNode::asInt).toList();
    }

    private Hash hash(String field) {
        return Hash.fromHex(text(vector, field)).orElseThrow();
    }
}
