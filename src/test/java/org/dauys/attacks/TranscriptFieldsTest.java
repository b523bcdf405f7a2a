package org.dauys.attacks;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.BallotBytes;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.ballot.BallotSeed.SeedAccess;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ballot.EncryptedContest;
import org.dauys.protocol.ceremony.CeremonyDigests;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.manifest.MemberLine;
import org.dauys.protocol.proof.Challenges;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.tally.DecryptionContexts;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every part of every transcript is bound: once it is changed, the verifier's challenge, or the digest, is another. A count is
 * left out: no list can be changed without it, and worked.json has its bytes.
 */
class TranscriptFieldsTest {
    private static final Hash HASH = Seeded.hash("field");
    private static final Point POINT = Seeded.point("field");
    private static final List<Point> POINTS = List.of(POINT, Seeded.point("another field"));
    private static final String COUNT = "count";

    /** A transcript as a function of its parts, and parts to begin with. */
    private record Bound(Tag tag, Parts parts, Function<Parts, Object> hashed) {}

    /** By their labels. */
    private record Parts(Map<String, Object> values) {
        Parts changed(String label) {
            var changed = new LinkedHashMap<>(values);
            changed.compute(label, (same, value) -> flipped(value));
            return new Parts(changed);
        }

        Set<String> labels() {
            return new TreeSet<>(values.keySet());
        }

        Hash hash(String label) {
            return (Hash) values.get(label);
        }

        Point point(String label) {
            return (Point) values.get(label);
        }

        String text(String label) {
            return (String) values.get(label);
        }

        int number(String label) {
            return (Integer) values.get(label);
        }

        byte[] bytes(String label) {
            return (byte[]) values.get(label);
        }

        List<Point> points(String label) {
            return list(label, Point.class);
        }

        List<Hash> hashes(String label) {
            return list(label, Hash.class);
        }

        List<Integer> numbers(String label) {
            return list(label, Integer.class);
        }

        private <T> List<T> list(String label, Class<T> type) {
            return ((List<?>) values.get(label)).stream().map(type::cast).toList();
        }
    }

    /** The same but for one bit, or the next that is of its kind. */
    private static Object flipped(Object value) {
        if (value instanceof Integer number) {
            return number ^ 1;
        }
        if (value instanceof String text) {
            return (char) (text.charAt(0) ^ 1) + text.substring(1);
        }
        if (value instanceof Point point) {
            return point.negate();
        }
        if (value instanceof List<?> list) {
            var changed = new ArrayList<Object>(list);
            changed.set(list.size() - 1, flipped(list.get(list.size() - 1)));
            return changed;
        }
        var bytes = value instanceof Hash hash ? hash.encode() : ((byte[]) value).clone();
        bytes[bytes.length - 1] ^= 1;
        return value instanceof Hash ? Hash.decode(bytes).orElseThrow() : bytes;
    }

    @TestFactory
    Stream<DynamicTest> a07_every_field_of_every_transcript_is_bound() {
        return transcripts()
                .flatMap(bound -> bound.parts.labels().stream()
                        .map(label -> dynamicTest(bound.tag.id() + " " + label, () -> {
                            var honest = bound.hashed.apply(bound.parts);
                            assertEquals(honest, bound.hashed.apply(bound.parts));
                            assertNotEquals(honest, bound.hashed.apply(bound.parts.changed(label)));
                        })));
    }

    @Test
    void a07_no_field_of_the_specification_is_left_out() throws IOException {
        var here = transcripts().collect(toMap(bound -> bound.tag.id(), bound -> bound.parts.labels()));
        assertEquals(law(), here);
        assertEquals(Tag.values().length, here.size());
    }

    /** The labels of every tag, from the table of the specification. */
    private static Map<String, Set<String>> law() throws IOException {
        var law = new TreeMap<String, Set<String>>();
        Set<String> labels = Set.of();
        for (var line : Files.readAllLines(Path.of("crypto-spec", "02-transcript.md"))) {
            var cells = line.split("\\|");
            if (!line.startsWith("| `dauys/v1/") || line.contains("not transcripts")) {
                continue;
            }
            labels = cells[3].contains("the same") ? labels : new TreeSet<>(quoted(cells[3]));
            for (var tag : quoted(cells[1])) {
                law.put(tag, labels);
            }
        }
        return law;
    }

    private static List<String> quoted(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(found -> found.group(1))
                .filter(word -> !word.equals(COUNT))
                .toList();
    }

    private static Stream<Bound> transcripts() {
        return Stream.of(proofs(), ballots(), ceremony(), others()).flatMap(all -> all);
    }

    private static Bound bound(Tag tag, Function<Parts, Object> hashed, Object... labelsAndValues) {
        var parts = new LinkedHashMap<String, Object>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            parts.put((String) labelsAndValues[i], labelsAndValues[i + 1]);
        }
        return new Bound(tag, new Parts(parts), hashed);
    }

    private static Stream<Bound> proofs() {
        return Stream.of(
                bound(
                        Tag.POSSESSION,
                        part -> Challenges.of(equations -> new PossessionProof(part.point("R"), Scalar.ONE)
                                .verify(part.hash("context"), part.point("key"), "", equations)),
                        "context",
                        HASH,
                        "key",
                        POINT,
                        "R",
                        POINT),
                bound(
                        Tag.EQUALITY,
                        part -> Challenges.of(
                                equations -> new EqualityProof(part.point("A"), part.point("B"), Scalar.ONE)
                                        .verify(equality(part), "", equations)),
                        "context",
                        HASH,
                        "X",
                        POINT,
                        "alpha",
                        POINT,
                        "factor",
                        POINT,
                        "A",
                        POINT,
                        "B",
                        POINT),
                bound(
                        Tag.RANGE,
                        part -> Challenges.of(equations -> range(part).sent().verify(statement(part), "", equations)),
                        "D",
                        HASH,
                        "slot-id",
                        "a",
                        "slot-index",
                        2,
                        "values",
                        List.of(0, 2),
                        "A",
                        POINTS,
                        "B",
                        POINTS),
                signature(Tag.SIGN_BALLOT, Purpose.CAST),
                signature(Tag.SIGN_AUDITED, Purpose.AUDIT));
    }

    private static EqualityProof.Statement equality(Parts part) {
        return new EqualityProof.Statement(
                part.hash("context"), part.point("X"), part.point("alpha"), part.point("factor"));
    }

    private static FreeProof range(Parts part) {
        var one = Scalar.ONE;
        return new FreeProof(List.of(
                new FreeProof.Branch(part.points("A").get(0), part.points("B").get(0), one, one),
                new FreeProof.Branch(part.points("A").get(1), part.points("B").get(1), one, one)));
    }

    private static RangeStatement statement(Parts part) {
        var ciphertext = CiphertextSum.of(new Ciphertext(POINT, POINT));
        return new RangeStatement(
                part.hash("D"),
                part.text("slot-id"),
                part.number("slot-index"),
                part.numbers("values"),
                POINT,
                List.of(ciphertext));
    }

    private static Bound signature(Tag tag, Purpose purpose) {
        return bound(
                tag,
                part -> Challenges.of(equations -> new BallotSignature(part.point("R"), Scalar.ONE)
                        .verify(purpose, part.hash("opened"), part.point("key"), part.hash("ballot"), "", equations)),
                "opened",
                HASH,
                "key",
                POINT,
                "R",
                POINT,
                "ballot",
                HASH);
    }

    private static Stream<Bound> ballots() {
        return Stream.of(
                bound(
                        Tag.CONTEST,
                        part -> BallotBytes.statements(contest(part), head(part), part.point("K"))
                                .get(0)
                                .contest(),
                        "opened",
                        HASH,
                        "credential",
                        POINT,
                        "counter",
                        1,
                        "previous",
                        HASH,
                        "contest-id",
                        "c",
                        "contest-index",
                        2,
                        "K",
                        POINT,
                        "alpha",
                        POINTS,
                        "beta",
                        POINTS),
                bound(Tag.BALLOT, part -> BallotBytes.hash(part.bytes("unsigned")), "unsigned", new byte[] {1, 2, 3}),
                bound(
                        Tag.BALLOT_SEED,
                        TranscriptFieldsTest::seed,
                        "opened",
                        HASH,
                        "credential",
                        POINT,
                        "counter",
                        1,
                        "previous",
                        HASH,
                        "choices",
                        0,
                        "attempt",
                        0));
    }

    private static BallotHead head(Parts part) {
        return new BallotHead(
                part.hash("opened"), part.point("credential"), part.number("counter"), part.hash("previous"));
    }

    private static EncryptedContest contest(Parts part) {
        var definition = new Definition(part.text("contest-id"), Kind.SINGLE, 1, 1, false, List.of("a", "b"));
        return new EncryptedContest(
                Contest.of(part.number("contest-index"), definition).orElseThrow(),
                List.of(
                        new Ciphertext(
                                part.points("alpha").get(0), part.points("beta").get(0)),
                        new Ciphertext(
                                part.points("alpha").get(1), part.points("beta").get(1))));
    }

    private static String seed(Parts part) {
        var definition = new Definition("c", Kind.SINGLE, 1, 1, false, List.of("a", "b"));
        var terms =
                new BallotTerms(HASH, POINT, List.of(Contest.of(0, definition).orElseThrow()));
        var choices = terms.choose(List.of(List.of(part.number("choices")))).orElseThrow();
        var key = CredentialKey.of(Seeded.secret("voter"));
        var seed = BallotSeed.of(head(part), key, choices, part.number("attempt"), HASH.encode());
        return HexFormat.of().formatHex(seed.expose(SeedAccess.OPENING));
    }

    private static Stream<Bound> ceremony() {
        return Stream.of(
                bound(
                        Tag.FELDMAN,
                        part -> CeremonyDigests.feldman(part.hash("start"), part.number("index"), part.points("C")),
                        "start",
                        HASH,
                        "index",
                        1,
                        "C",
                        POINTS),
                bound(
                        Tag.COMMIT_CONTEXT,
                        part -> CeremonyDigests.commit(part.hash("start"), part.number("index")),
                        "start",
                        HASH,
                        "index",
                        1),
                bound(
                        Tag.REVEAL_CONTEXT,
                        part -> CeremonyDigests.reveal(
                                part.hash("start"),
                                part.hash("keys"),
                                part.number("index"),
                                part.number("coefficient")),
                        "start",
                        HASH,
                        "keys",
                        HASH,
                        "index",
                        1,
                        "coefficient",
                        0),
                bound(
                        Tag.SHARE_CONTEXT,
                        part -> CeremonyDigests.share(
                                part.hash("start"),
                                part.hash("keys"),
                                part.number("dealer"),
                                part.number("receiver"),
                                part.point("dealer-key"),
                                part.point("receiver-key")),
                        "start",
                        HASH,
                        "keys",
                        HASH,
                        "dealer",
                        1,
                        "receiver",
                        2,
                        "dealer-key",
                        POINT,
                        "receiver-key",
                        POINT),
                bound(
                        Tag.COMPLAINT_CONTEXT,
                        part -> CeremonyDigests.complaint(
                                part.hash("start"),
                                part.hash("reveal"),
                                part.number("dealer"),
                                part.number("receiver")),
                        "start",
                        HASH,
                        "reveal",
                        HASH,
                        "dealer",
                        1,
                        "receiver",
                        2),
                bound(
                        Tag.CEREMONY,
                        part -> CeremonyDigests.transcript(
                                part.hash("start"), part.hashes("commit"), part.hash("keys"), part.hashes("reveal")),
                        "start",
                        HASH,
                        "commit",
                        List.of(HASH, HASH),
                        "keys",
                        HASH,
                        "reveal",
                        List.of(HASH, HASH)));
    }

    private static Stream<Bound> others() {
        return Stream.of(
                bound(
                        Tag.REHEARSAL_R,
                        part -> CeremonyDigests.rehearsalCiphertext(part.hash("transcript"), POINT)
                                .alpha(),
                        "transcript",
                        HASH),
                bound(
                        Tag.REHEARSAL_M,
                        part -> CeremonyDigests.rehearsalMessage(part.hash("transcript"), POINT),
                        "transcript",
                        HASH),
                bound(
                        Tag.REHEARSAL_CONTEXT,
                        part -> CeremonyDigests.rehearsal(part.hash("transcript"), part.number("index")),
                        "transcript",
                        HASH,
                        "index",
                        1),
                bound(
                        Tag.DECRYPTION_CONTEXT,
                        part -> DecryptionContexts.of(
                                part.hash("opened"),
                                part.hash("aggregate"),
                                part.text("contest-id"),
                                part.text("slot-id"),
                                part.number("slot-index"),
                                part.number("index")),
                        "opened",
                        HASH,
                        "aggregate",
                        HASH,
                        "contest-id",
                        "c",
                        "slot-id",
                        "s",
                        "slot-index",
                        2,
                        "index",
                        1),
                bound(
                        Tag.MEMBER_LINE,
                        part -> new MemberLine(
                                        part.hash("salt"), part.text("card"), part.text("style"), part.text("weight"))
                                .digest(),
                        "salt",
                        HASH,
                        "card",
                        "KZ",
                        "style",
                        "all",
                        "weight",
                        "one"));
    }
}
