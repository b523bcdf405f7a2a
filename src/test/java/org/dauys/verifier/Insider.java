package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.transcript.Hash;

/** Has every key of an example election and every code, and makes right again what depends on a change: signatures, heads, links. */
final class Insider {
    private static final List<String> PERSONS = List.of("c1", "c2", "c3", "t1", "t2", "t3", "r1");
    private static final int VOTERS = 12;
    private static final String DOCUMENT = "\"document\":\\{[^}]*}";

    private final SampleElection election;
    private final List<Contest> contests;
    private final Map<String, Pair> keys = new HashMap<>();
    /** By credential, compressed. */
    private final Map<String, CredentialKey> codes = new HashMap<>();

    /** @param manifest whose codes they are */
    Insider(SampleElection election, List<Contest> contests, byte[] manifest) {
        this.election = election;
        this.contests = contests;
        for (var person : PERSONS) {
            for (var name : List.of(person, person + " anew")) {
                var secret = election.secret(name).signingKey();
                keys.put(name, new Pair(secret, secret.timesG()));
            }
        }
        SampleElection.voters(VOTERS)
                .mapToObj(number -> election.code(number).key(TreeHash.leaf(manifest)))
                .forEach(key -> codes.put(hex(key.credential().encode(Form.COMPRESSED)), key));
    }

    private record Pair(SecretScalar secret, Point open) {}

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The entry with what it says changed, signed anew by whoever had signed it; itself if nobody knows what it says. */
    byte[] saying(byte[] entry, UnaryOperator<byte[]> change) {
        var envelope = Envelope.parse(entry).value();
        if (envelope.isEmpty()) {
            return entry;
        }
        var kind = envelope.get().kind();
        var body = envelope.get().body();
        var signed = SignedBody.parse(body, kind.type());
        if (signed.isEmpty()) {
            return kind.form() == Kind.Form.BINARY ? entry : fitting(kind, change.apply(body), entry);
        }
        var payload = change.apply(signed.get().payload());
        if (Arrays.equals(payload, signed.get().payload())) {
            return entry;
        }
        var lines = signed.get().lines().stream()
                .map(line -> key(line).map(key -> CompactJws.sign(key, line.keyId(), kind.type(), payload)))
                .flatMap(Optional::stream)
                .toList();
        return lines.isEmpty() ? entry : fitting(kind, SignedBody.join(lines, kind.type()), entry);
    }

    /** The same words, signed by others. */
    byte[] signedByOthers(byte[] entry, SplittableRandom random) {
        var envelope = Envelope.parse(entry).value();
        var signed = envelope.flatMap(
                found -> SignedBody.parse(found.body(), found.kind().type()));
        if (signed.isEmpty()) {
            return entry;
        }
        var kind = envelope.get().kind();
        var lines = new TreeMap<String, String>();
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            var person = PERSONS.get(random.nextInt(PERSONS.size()));
            var key = election.secret(person).signingKey();
            lines.put(
                    person,
                    CompactJws.sign(key, person, kind.type(), signed.get().payload()));
        }
        return Envelope.entry(kind, SignedBody.join(lines.values(), kind.type()));
    }

    private static byte[] fitting(Kind kind, byte[] body, byte[] otherwise) {
        return body.length < 60_000 ? Envelope.entry(kind, body) : otherwise;
    }

    /** The key under which this line was signed. */
    private Optional<SecretScalar> key(CompactJws line) {
        return Stream.of(line.keyId(), line.keyId() + " anew")
                .map(keys::get)
                .filter(Objects::nonNull)
                .filter(key -> line.verify(key.open()) == CompactJws.Verification.VALID)
                .map(Pair::secret)
                .findFirst();
    }

    /** Another document behind the head at that place, which then fits it. */
    void document(List<byte[]> entries, int head, UnaryOperator<byte[]> change) {
        var content = new byte[0];
        while (head + 1 < entries.size() && isPart(entries, head + 1)) {
            content = Bytes.concat(
                    content,
                    Envelope.parse(entries.remove(head + 1))
                            .value()
                            .orElseThrow()
                            .body());
        }
        var changed = change.apply(content);
        var document = Document.of(changed);
        var json = "\"document\":{\"parts\":%d,\"size\":%d,\"sha256\":\"%s\"}"
                .formatted(document.parts(), document.size(), document.sha256().hex());
        entries.set(
                head,
                saying(entries.get(head), payload -> Bytes.utf8(text(payload).replaceFirst(DOCUMENT, json))));
        int at = head;
        for (var part : Document.parts(changed)) {
            entries.add(++at, Envelope.entry(Kind.PART, part));
        }
    }

    static boolean isPart(List<byte[]> entries, int index) {
        return Envelope.parse(entries.get(index)).value().map(Envelope::kind).equals(Optional.of(Kind.PART));
    }

    /** Wherever later entries name one that was changed, they name it as it is now. */
    void relink(List<byte[]> entries, List<byte[]> honest) {
        for (int i = 0; i < entries.size() && entries.size() == honest.size(); i++) {
            if (!Arrays.equals(entries.get(i), honest.get(i))) {
                relink(entries, i, TreeHash.leaf(honest.get(i)), TreeHash.leaf(entries.get(i)));
            }
        }
    }

    private void relink(List<byte[]> entries, int after, Hash before, Hash now) {
        for (int j = after + 1; j < entries.size(); j++) {
            var entry = entries.get(j);
            var ballot = Envelope.parse(entry).value().filter(of -> isBallot(of.kind()));
            entries.set(
                    j,
                    ballot.isPresent()
                            ? opened(ballot.get(), before, now)
                            : saying(entry, json -> Bytes.utf8(text(json).replace(before.hex(), now.hex()))));
        }
    }

    private byte[] opened(Envelope ballot, Hash before, Hash now) {
        var body = ballot.body();
        if (body.length > Hash.LENGTH && Arrays.equals(Arrays.copyOf(body, Hash.LENGTH), before.encode())) {
            System.arraycopy(now.encode(), 0, body, 0, Hash.LENGTH);
            sign(body, ballot.kind() == Kind.AUDITED ? Purpose.AUDIT : Purpose.CAST);
        }
        return Envelope.entry(ballot.kind(), body);
    }

    static boolean isBallot(Kind kind) {
        return kind == Kind.BALLOT || kind == Kind.AUDITED;
    }

    /** Signs a ballot again, if its credential is one of the election's. */
    void sign(byte[] body, Purpose purpose) {
        if (SlicedBallot.of(body, contests).isEmpty()) {
            return;
        }
        var opened = Hash.decode(Arrays.copyOf(body, Hash.LENGTH)).orElseThrow();
        var key = codes.get(hex(Arrays.copyOfRange(body, 32, 65)));
        if (key != null) {
            sign(body, purpose, opened, key);
        }
    }

    private void sign(byte[] body, Purpose purpose, Hash opened, CredentialKey key) {
        var hash = SlicedBallot.of(body, contests).orElseThrow().hash();
        var signature =
                key.sign(purpose, opened, hash, election.fresh("mutation")).encode();
        System.arraycopy(signature, 0, body, body.length - BallotSignature.LENGTH, signature.length);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
