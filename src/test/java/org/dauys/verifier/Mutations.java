package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;

/**
 * Honest example records with something changed at random, where a structure is known to be: by somebody who has no key, and by somebody who has them all and
 * signs again what he changes, the head of the log included. One seed gives one record.
 */
final class Mutations {
    private static final List<String> BASES =
            List.of("ok-single-choice", "ok-k-of-n-blank", "ok-changed-course", "ok-cancelled");

    private static final Map<ExampleRecord, Insider> INSIDERS = new ConcurrentHashMap<>();

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
        COUNTERPART,
        PAYLOAD,
        FIELD,
        SIGNERS,
        DOCUMENT,
        DOCUMENT_FIELD,
        BALLOT,
        BALLOT_PART,
        HEAD,
        HASHES,
        PADDED
    }

    private final SplittableRandom random;
    private final ExampleRecord base;
    private final List<byte[]> entries;
    private final What what;
    private final Insider insider;

    private Mutations(long seed) {
        this.random = new SplittableRandom(seed);
        this.base = ExampleRecord.of(one(BASES));
        this.entries = new ArrayList<>(base.entries());
        this.what = one(List.of(What.values()));
        this.insider = INSIDERS.computeIfAbsent(
                base,
                of -> new Insider(of.election(), of.contests(), of.entries().get(0)));
    }

    /**
     * @param base the honest record
     * @param relinked whether persons signed what names a changed entry
     * @param signed whether the log signed it
     */
    record Mutated(
            long seed, What kind, boolean relinked, boolean signed, ExampleRecord base, Map<String, byte[]> files) {
        /** For the report of a disagreement. */
        String what() {
            return seed + " " + kind + (relinked ? " relinked" : "") + (signed ? " signed" : "");
        }

        @Override
        public String toString() {
            return what();
        }
    }

    static Mutated of(long seed) {
        var mutations = new Mutations(seed);
        int times = mutations.random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            mutations.change();
        }
        boolean relinked = mutations.random.nextInt(2) == 0;
        if (relinked) {
            mutations.insider.relink(mutations.entries, mutations.base.entries());
        }
        boolean signed = mutations.random.nextInt(3) > 0;
        return new Mutated(seed, mutations.what, relinked, signed, mutations.base, mutations.files(signed));
    }

    private void change() {
        switch (what) {
            case FLIP -> at(random.nextInt(2) == 0 ? any() : anyKind(), this::flipped);
            case INSERT -> at(anyKind(), this::inserted);
            case DELETE -> at(anyKind(), this::deleted);
            case CUT -> at(anyKind(), entry -> Arrays.copyOf(entry, random.nextInt(Math.max(1, entry.length))));
            case SWAP -> Collections.swap(entries, any(), any());
            case DROP -> entries.remove(anyKind());
            case TWICE -> entries.add(any(), entries.get(anyKind()));
            case MOVE -> entries.add(random.nextInt(entries.size()), entries.remove(anyKind()));
            case FOREIGN -> foreign();
            case KIND -> at(anyKind(), entry -> Envelope.entry(one(List.of(Kind.values())), body(entry)));
            case PAYLOAD -> at(anyKind(), this::payload);
            case FIELD -> at(anyKind(), entry -> insider.saying(entry, this::field));
            case SIGNERS -> at(anyKind(), entry -> insider.signedByOthers(entry, random));
            case COUNTERPART -> at(anyKind(), this::counterpart);
            case DOCUMENT -> document(this::text);
            case DOCUMENT_FIELD -> document(this::field);
            case BALLOT -> ballot(this::ballotField);
            case BALLOT_PART -> ballot(this::ballotPart);
            case HEAD, HASHES, PADDED -> {}
        }
    }

    private void at(int index, UnaryOperator<byte[]> change) {
        entries.set(index, change.apply(entries.get(index)));
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
        var other = ExampleRecord.of(one(BASES)).entries();
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
        var changed = insider.saying(entry, this::text);
        return Arrays.equals(changed, entry) ? flipped(entry) : changed;
    }

    private void document(UnaryOperator<byte[]> change) {
        var heads = new ArrayList<Integer>();
        for (int i = 0; i + 1 < entries.size(); i++) {
            if (!Insider.isPart(entries, i) && Insider.isPart(entries, i + 1)) {
                heads.add(i);
            }
        }
        if (!heads.isEmpty()) {
            insider.document(entries, one(heads), change);
        }
    }

    /** A value of a field, taken from what else is said in this record or another. */
    private byte[] field(byte[] json) {
        var donors = Stream.of(base.entries(), ExampleRecord.of(one(BASES)).entries())
                .flatMap(List::stream)
                .map(Mutations::json)
                .flatMap(Optional::stream)
                .toList();
        return new FieldChange(random, donors).of(json);
    }

    private static Optional<byte[]> json(byte[] entry) {
        return Envelope.parse(entry)
                .value()
                .map(of -> SignedBody.parse(of.body(), of.kind().type())
                        .map(SignedBody::payload)
                        .orElse(of.body()));
    }

    /** The entry of the same kind in another record. */
    private byte[] counterpart(byte[] entry) {
        var kind = Envelope.parse(entry).value().map(Envelope::kind);
        var others = ExampleRecord.of(one(BASES)).entries().stream()
                .filter(other ->
                        Envelope.parse(other).value().map(Envelope::kind).equals(kind))
                .toList();
        return others.isEmpty() ? entry : one(others);
    }

    /** Changes a ballot and, mostly, signs it again. */
    private void ballot(UnaryOperator<byte[]> change) {
        var ballots = new ArrayList<Integer>();
        for (int i = 0; i < entries.size(); i++) {
            if (new String(entries.get(i), StandardCharsets.ISO_8859_1).matches("(?s)dauys/v1 (ballot|audited)\n.*")) {
                ballots.add(i);
            }
        }
        int index = one(ballots);
        var envelope = Envelope.parse(entries.get(index)).value().orElseThrow();
        var body = change.apply(envelope.body().clone());
        if (random.nextInt(4) > 0) {
            insider.sign(body, envelope.kind() == Kind.AUDITED ? Purpose.AUDIT : Purpose.CAST);
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

    /** The files, under a head that is signed for them, or under the honest one with the honest tiles of hashes. */
    private Map<String, byte[]> files(boolean signed) {
        var files = signed ? base.published(entries) : new HashMap<>(base.files());
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
}
