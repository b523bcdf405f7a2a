package org.dauys.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.transcript.Hash;

/**
 * Honest example records with something changed at random, where a structure is known to be: by somebody who has no key, and by somebody who has them all and
 * signs again what he changes, the head of the log included. One seed gives one record.
 */
final class Mutations {
    private static final List<String> BASES =
            List.of("ok-single-choice", "ok-k-of-n-blank", "ok-changed-course", "ok-cancelled");
    private static final List<String> PERSONS = List.of("c1", "c2", "c3", "t1", "t2", "t3", "r1");
    private static final int VOTERS = 12;
    private static final String DOCUMENT = "\"document\":\\{[^}]*}";

    /** A honest record. */
    private record Base(
            SampleElection election, List<Contest> contests, Map<String, byte[]> files, List<byte[]> entries) {
        static Base of(String name) {
            try {
                var directory = ExamplesTest.DIRECTORY.resolve(name);
                var files = new TreeMap<String, byte[]>();
                for (var path : List.of("checkpoint", only(directory, "tile/entries"), only(directory, "tile/0"))) {
                    files.put(path, Files.readAllBytes(directory.resolve(path)));
                }
                var bundle = files.get(only(directory, "tile/entries"));
                var entries = Tiles.cut(bundle, Tiles.WIDTH);
                var manifest = Manifest.parse(body(entries.get(1))).value().orElseThrow();
                return new Base(SampleElection.of(name), manifest.contests(), files, entries);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private static String only(Path directory, String under) throws IOException {
            try (var all = Files.walk(directory.resolve(under))) {
                var file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
                return directory.relativize(file).toString();
            }
        }
    }

    /** What is done to a record. */
    enum What {
        FLIP,
        INSERT,
        DELETE,
        CUT,
        SWAP,
        DROP,
        TWICE,
        MOVE,
        FOREIGN,
        KIND,
        PAYLOAD,
        DOCUMENT,
        BALLOT,
        BALLOT_PART,
        HEAD,
        HASHES,
        PADDED
    }

    private final SplittableRandom random;
    private final Base base;
    private final List<byte[]> entries;
    private final What what;

    private Mutations(long seed) {
        this.random = new SplittableRandom(seed);
        this.base = Base.of(one(BASES));
        this.entries = new ArrayList<>(base.entries);
        this.what = one(List.of(What.values()));
    }

    /** @param what for the report of a disagreement */
    record Mutated(String what, Map<String, byte[]> files) {}

    static Mutated of(long seed) {
        var mutations = new Mutations(seed);
        int times = mutations.random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            mutations.change();
        }
        boolean signed = mutations.random.nextInt(3) > 0;
        return new Mutated(seed + " " + mutations.what + (signed ? " signed" : ""), mutations.files(signed));
    }

    private void change() {
        switch (what) {
            case FLIP -> at(random.nextInt(2) == 0 ? any() : anyKind(), this::flipped);
            case INSERT -> at(anyKind(), this::inserted);
            case DELETE -> at(anyKind(), this::deleted);
            case CUT -> at(anyKind(), entry -> Arrays.copyOf(entry, random.nextInt(entry.length)));
            case SWAP -> Collections.swap(entries, any(), any());
            case DROP -> entries.remove(anyKind());
            case TWICE -> entries.add(any(), entries.get(anyKind()));
            case MOVE -> entries.add(random.nextInt(entries.size()), entries.remove(anyKind()));
            case FOREIGN -> foreign();
            case KIND -> at(anyKind(), entry -> Envelope.entry(one(List.of(Kind.values())), body(entry)));
            case PAYLOAD -> at(anyKind(), this::payload);
            case DOCUMENT -> document();
            case BALLOT -> ballot(this::ballotField);
            case BALLOT_PART -> ballot(this::ballotPart);
            case HEAD, HASHES, PADDED -> {}
        }
    }

    private interface Change {
        byte[] of(byte[] entry);
    }

    private void at(int index, Change change) {
        entries.set(index, change.of(entries.get(index)));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int any() {
        return random.nextInt(entries.size());
    }

    /** First a kind: so the rare ones are met as often as ballots. */
    private int anyKind() {
        var kinds = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < entries.size(); i++) {
            var kind =
                    Envelope.parse(entries.get(i)).value().map(Envelope::kind).map(Kind::id);
            kinds.computeIfAbsent(kind.orElse("?"), first -> new ArrayList<>()).add(i);
        }
        return one(one(List.copyOf(kinds.values())));
    }

    private byte[] flipped(byte[] bytes) {
        var changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private byte[] inserted(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        var more = new byte[] {(byte) random.nextInt(256)};
        return Bytes.concat(Arrays.copyOf(bytes, at), more, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private byte[] deleted(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return Bytes.concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
    }

    private void foreign() {
        var other = Base.of(one(BASES)).entries;
        entries.add(any(), other.get(random.nextInt(other.size())));
    }

    private static byte[] body(byte[] entry) {
        return Envelope.parse(entry).value().map(Envelope::body).orElse(entry);
    }

    /** Something else of the same shape: another digit, letter, order or word; or a little that J-1 forbids. */
    private byte[] text(byte[] json) {
        var text = new String(json, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        char c = text.charAt(at);
        if (Character.isDigit(c)) {
            var other = String.valueOf(random.nextInt(10));
            return (text.substring(0, at) + other + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
        }
        if (c >= 'a' && c <= 'f') {
            return (text.substring(0, at) + (char) ('a' + random.nextInt(6)) + text.substring(at + 1))
                    .getBytes(StandardCharsets.UTF_8);
        }
        return switch (random.nextInt(5)) {
            case 0 -> (text.substring(0, at) + " " + text.substring(at)).getBytes(StandardCharsets.UTF_8);
            case 1 -> text.replaceFirst("true", "false").getBytes(StandardCharsets.UTF_8);
            case 2 ->
                text.replaceFirst("(\"[^\"]*\":[^,{}\\[\\]]*),(\"[^\"]*\":[^,{}\\[\\]]*)", "$2,$1")
                        .getBytes(StandardCharsets.UTF_8);
            case 3 -> deleted(json);
            default -> flipped(json);
        };
    }

    /** What an entry says, changed, and signed anew by whoever had signed it. */
    private byte[] payload(byte[] entry) {
        return withPayload(entry, this::text);
    }

    private byte[] withPayload(byte[] entry, Change change) {
        var envelope = Envelope.parse(entry).value();
        if (envelope.isEmpty()) {
            return flipped(entry);
        }
        var kind = envelope.get().kind();
        var body = envelope.get().body();
        var signed = SignedBody.parse(body, kind.type());
        if (signed.isEmpty()) {
            return Envelope.entry(kind, change.of(body));
        }
        var payload = change.of(signed.get().payload());
        var lines = signed.get().lines().stream()
                .map(line -> key(line).map(key -> CompactJws.sign(key, line.keyId(), kind.type(), payload)))
                .flatMap(Optional::stream)
                .toList();
        return lines.isEmpty() ? flipped(entry) : Envelope.entry(kind, SignedBody.join(lines, kind.type()));
    }

    /** The key under which this line was signed. */
    private Optional<SecretScalar> key(CompactJws line) {
        return PERSONS.stream()
                .flatMap(person -> List.of(person, person + " anew").stream())
                .map(name -> base.election.secret(name).signingKey())
                .filter(key -> line.verify(key.timesG()) == CompactJws.Verification.VALID)
                .findFirst();
    }

    /** Another document, and a head that fits it. */
    private void document() {
        var heads = new ArrayList<Integer>();
        for (int i = 0; i + 1 < entries.size(); i++) {
            if (!isPart(i) && isPart(i + 1)) {
                heads.add(i);
            }
        }
        if (heads.isEmpty()) {
            return;
        }
        int head = one(heads);
        var content = new byte[0];
        while (head + 1 < entries.size() && isPart(head + 1)) {
            content = Bytes.concat(content, body(entries.remove(head + 1)));
        }
        var changed = text(content);
        var document = Document.of(changed);
        var json = "\"document\":{\"parts\":%d,\"size\":%d,\"sha256\":\"%s\"}"
                .formatted(document.parts(), document.size(), document.sha256().hex());
        at(
                head,
                entry -> withPayload(
                        entry,
                        payload -> new String(payload, StandardCharsets.UTF_8)
                                .replaceFirst(DOCUMENT, json)
                                .getBytes(StandardCharsets.UTF_8)));
        int at = head;
        for (var part : Document.parts(changed)) {
            entries.add(++at, Envelope.entry(Kind.PART, part));
        }
    }

    private boolean isPart(int index) {
        return Envelope.parse(entries.get(index)).value().map(Envelope::kind).equals(Optional.of(Kind.PART));
    }

    /** Changes a ballot and, mostly, signs it again. */
    private void ballot(Change change) {
        var ballots = new ArrayList<Integer>();
        for (int i = 0; i < entries.size(); i++) {
            if (new String(entries.get(i), StandardCharsets.ISO_8859_1).matches("(?s)dauys/v1 (ballot|audited)\n.*")) {
                ballots.add(i);
            }
        }
        int index = one(ballots);
        var envelope = Envelope.parse(entries.get(index)).value().orElseThrow();
        var body = change.of(envelope.body().clone());
        if (random.nextInt(4) > 0) {
            sign(body, envelope.kind() == Kind.AUDITED ? Purpose.AUDIT : Purpose.CAST);
        }
        entries.set(index, Envelope.entry(envelope.kind(), body));
    }

    /** A byte of one of its fields: opened, credential, counter, previous, first points, last scalars. */
    private byte[] ballotField(byte[] body) {
        int[][] fields = {{0, 32}, {32, 65}, {65, 69}, {69, 101}, {101, 166}, {166, 231}, {231, 700}, {700, body.length}
        };
        int[] field = fields[random.nextInt(fields.length)];
        int at = field[0] + random.nextInt(Math.min(field[1], body.length) - field[0]);
        body[at] ^= (byte) (1 << random.nextInt(8));
        return body;
    }

    /** A stretch of it from another place of its own, or of another ballot: points stay points, scalars stay scalars. */
    private byte[] ballotPart(byte[] body) {
        var other = random.nextInt(2) == 0 ? body.clone() : body(entries.get(anyKind()));
        int[] lengths = {32, 65, 130, 486, body.length - 198};
        int length = Math.min(one(Arrays.stream(lengths).boxed().toList()), Math.min(other.length, body.length) - 198);
        if (length > 0) {
            int slots = 101 + 65 * random.nextInt(6);
            int from = random.nextInt(2) == 0 ? 101 : Math.min(slots, other.length - length);
            int to = Math.min(101 + 65 * random.nextInt(6), body.length - length);
            System.arraycopy(other, from, body, to, length);
        }
        return body;
    }

    private void sign(byte[] body, Purpose purpose) {
        var election = TreeHash.leaf(base.entries.get(0));
        var opened = Hash.decode(Arrays.copyOf(body, 32)).orElseThrow();
        var credential = Arrays.copyOfRange(body, 32, 65);
        SampleElection.voters(VOTERS)
                .mapToObj(number -> base.election.code(number).key(election))
                .filter(key -> Arrays.equals(key.credential().encode(Form.COMPRESSED), credential))
                .findFirst()
                .ifPresent(key -> sign(body, purpose, opened, key));
    }

    private void sign(byte[] body, Purpose purpose, Hash opened, CredentialKey key) {
        var hash = SlicedBallot.of(body, base.contests).orElseThrow().hash();
        var signature =
                key.sign(purpose, opened, hash, base.election.fresh("mutation")).encode();
        System.arraycopy(signature, 0, body, body.length - BallotSignature.LENGTH, signature.length);
    }

    /** The files, under a head that is signed for them, or under the honest one with the honest tiles of hashes. */
    private Map<String, byte[]> files(boolean signed) {
        var files = signed ? RecordFiles.of(note(), entries) : new HashMap<>(base.files);
        if (!signed) {
            var path = files.keySet().stream()
                    .filter(each -> each.startsWith("tile/entries/"))
                    .findFirst()
                    .orElseThrow();
            files.put(path, Tiles.bundle(entries));
        }
        if (what == What.HEAD) {
            files.compute("checkpoint", (path, note) -> random.nextInt(2) == 0 ? flipped(note) : text(note));
        }
        if (what == What.HASHES) {
            files.replaceAll((path, bytes) -> path.startsWith("tile/0/") ? flipped(bytes) : bytes);
        }
        if (what == What.PADDED) { // beyond what a lawful file has
            var path = one(files.keySet().stream()
                    .filter(each -> !each.startsWith("tile/entries/"))
                    .toList());
            files.computeIfPresent(path, (same, bytes) -> Arrays.copyOf(bytes, 10_000));
        }
        return files;
    }

    private String note() {
        var tree = new HashTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        var log = base.election.log();
        var text = Checkpoint.text(log.key().name(), tree.size(), MerkleProofs.root(tree, tree.size()));
        var lines = new ArrayList<>(List.of(log.sign(text)));
        int witnesses = base.election.terms().witnesses().quorum();
        for (int i = 1; i <= witnesses; i++) {
            lines.add(base.election.witness(i).cosign(text, Instant.parse("2026-10-06T14:00:00Z")));
        }
        return Checkpoint.note(text, lines);
    }
}
