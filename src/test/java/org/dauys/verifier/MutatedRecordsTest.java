package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Credentials;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Mutations.Mutated;
import org.dauys.verifier.Mutations.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records that somebody has changed, up to one who has every key but the shares: the verifier says what it has to say, and what it calls
 * valid means nothing that the honest record does not mean. {@code -Ddauys.records=100000} tries so many.
 */
class MutatedRecordsTest {
    private static final int RECORDS = Integer.getInteger("dauys.records", 100);

    /** Of so many, some are valid. */
    private static final int ENOUGH = 400;

    /** What persons sign again who have changed something, so that there are entries that no honest record has. */
    private static final Set<What> BY_PERSONS = EnumSet.of(
            What.PAYLOAD, What.FIELD, What.SIGNERS, What.DOCUMENT, What.DOCUMENT_FIELD, What.BALLOT, What.BALLOT_PART);

    /** What persons may say in other words without another result. */
    private static final Set<Kind> OTHERWISE = EnumSet.of(
            Kind.CEREMONY_ABORTED,
            Kind.SUSPENDED,
            Kind.RESUMED,
            Kind.EXTENDED,
            Kind.CANCELLED,
            Kind.CREDENTIAL_REVOKED,
            Kind.CREDENTIAL_REISSUED,
            Kind.KEY_REPLACED,
            Kind.CLOSED);

    private static final Set<Kind> BEFORE_A_RESULT = EnumSet.of(
            Kind.CEREMONY_START,
            Kind.CEREMONY_COMMIT,
            Kind.CEREMONY_KEYS,
            Kind.CEREMONY_REVEAL,
            Kind.CEREMONY_CONFIRM,
            Kind.CEREMONY_COMPLAINT,
            Kind.ROLL,
            Kind.OPENED);

    private static final Map<ExampleRecord, Meaning> HONEST = new ConcurrentHashMap<>();

    private record Memory(Map<String, byte[]> files) implements RecordSource {
        @Override
        public Optional<byte[]> read(String path, int max) {
            return Optional.ofNullable(files.get(path));
        }

        List<byte[]> entries() {
            var bundle = files.keySet().stream()
                    .filter(path -> path.startsWith("tile/entries/"))
                    .findFirst();
            return Tiles.cut(files.get(bundle.orElseThrow()), Tiles.WIDTH);
        }

        Verification judged() throws Unreadable {
            return Verification.run(TiledRecord.open(this), new Anchor.None(), done -> {});
        }
    }

    private record Rolled(int size, Hash root) {}

    /**
     * What a record says that has to do with its result.
     *
     * @param manifest with the contests
     * @param counted the last ballot of each credential
     */
    private record Meaning(
            Optional<String> manifest, Optional<Rolled> roll, Map<Point, Hash> counted, Optional<Result> result) {
        static Meaning of(Memory record, Verification verification) {
            var state = verification.state();
            var stage = state.stage();
            var counted = new HashMap<Point, Hash>();
            for (var entry : record.entries()) {
                credential(entry)
                        .flatMap(credential -> state.chain(credential)
                                .filter(chain -> chain.counter() > 0)
                                .filter(chain -> !stage.credentials()
                                        .map(all -> all.hasFallen(credential))
                                        .orElse(false))
                                .map(chain -> Map.entry(credential, chain.last())))
                        .ifPresent(last -> counted.put(last.getKey(), last.getValue()));
            }
            return new Meaning(
                    stage.election()
                            .map(election ->
                                    Arrays.toString(election.manifest().terms().document())),
                    stage.credentials().map(Credentials::roll).map(roll -> new Rolled(roll.size(), roll.root())),
                    counted,
                    stage instanceof Decided decided ? Optional.of(decided.result()) : Optional.empty());
        }

        private static Optional<Point> credential(byte[] entry) {
            return Envelope.parse(entry)
                    .value()
                    .filter(envelope -> envelope.kind() == Kind.BALLOT)
                    .filter(envelope -> envelope.body().length > 65)
                    .flatMap(envelope ->
                            Point.decode(Arrays.copyOfRange(envelope.body(), 32, 65), Point.Form.COMPRESSED));
        }
    }

    private static Meaning honest(ExampleRecord record) {
        return HONEST.computeIfAbsent(record, of -> {
            try {
                var files = new Memory(of.files());
                return Meaning.of(files, files.judged());
            } catch (Unreadable broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok-single-choice", "ok-k-of-n-blank", "ok-changed-course"})
    void an_honest_record_means_something(String name) {
        var means = honest(ExampleRecord.of(name));
        assertTrue(means.manifest.isPresent() && means.roll.isPresent() && means.result.isPresent());
        long ballots = means.result.get().contests().get(0).ballots();
        assertTrue(ballots > 0);
        assertEquals(ballots, means.counted.size());
    }

    @Test
    void what_is_valid_means_what_an_honest_record_means() {
        var valid = new AtomicInteger();
        Fuzz.shared("records", RECORDS, random -> Mutations.of(random.nextInt(1 << 30)), mutated -> {
            var record = new Memory(mutated.files());
            try {
                var verification = record.judged();
                if (verification.verdict() == Verdict.VALID) {
                    valid.incrementAndGet();
                    isHonest(mutated, record, verification);
                }
            } catch (Unreadable said) {
                assertFalse(said.what().isEmpty());
            }
        });
        System.out.println("records: %,d, of which %,d are valid".formatted(RECORDS, valid.get()));
        assertTrue(RECORDS < ENOUGH || valid.get() > 0 && valid.get() < RECORDS / 2, valid::toString);
    }

    /** A result stands for all that led to it; before there is one, persons may have said other things. */
    private static void isHonest(Mutated mutated, Memory record, Verification verification) {
        var honest = honest(mutated.base());
        var means = Meaning.of(record, verification);
        boolean byPersons = mutated.relinked() || BY_PERSONS.contains(mutated.kind());
        boolean isDecided = means.result.isPresent();
        boolean isBegun = isDecided || !means.counted.isEmpty();
        assertEquals(isDecided ? honest : means, means);
        assertTrue(means.manifest.isEmpty() || means.manifest.equals(honest.manifest), "contests");
        assertTrue(means.roll.isEmpty() || means.roll.equals(honest.roll) || byPersons && !isBegun, "roll");

        var own = mutated.base().entries();
        var entries = record.entries();
        assertTrue(
                mutated.signed() || Arrays.deepEquals(entries.toArray(), own.toArray()), "entries under the old head");
        var words = own.stream().map(MutatedRecordsTest::words).collect(Collectors.toSet());
        var shown = words.stream().map(MutatedRecordsTest::withoutHidden).collect(Collectors.toSet());
        int attempt = lastAttempt(entries);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            boolean inVain = byPersons && i < attempt;
            var kind = Envelope.parse(entry).value().orElseThrow().kind();
            boolean maySay = kind == Kind.DISPUTE
                    || byPersons && OTHERWISE.contains(kind)
                    || byPersons && !isDecided && BEFORE_A_RESULT.contains(kind)
                    || byPersons && !isBegun && kind == Kind.PART;
            boolean says = words.contains(words(entry)) || inVain && shown.contains(withoutHidden(words(entry)));
            assertTrue(maySay || says, () -> "an entry that says something else: " + kind);
        }
    }

    /** An entry without its signatures. */
    private static String words(byte[] entry) {
        var envelope = Envelope.parse(entry).value().orElseThrow();
        var body = envelope.body();
        var said = Insider.isBallot(envelope.kind())
                ? Arrays.copyOf(body, body.length - BallotSignature.LENGTH)
                : SignedBody.parse(body, envelope.kind().type())
                        .map(SignedBody::payload)
                        .orElse(body);
        return envelope.kind() + " " + new String(said, StandardCharsets.ISO_8859_1);
    }

    /** What a holder has committed to, or sealed for another (K-5.1): in an attempt that came to nothing it may never be shown. */
    private static String withoutHidden(String words) {
        return words.replaceAll("\"(commitment|box)\":\"[^\"]*\"", "");
    }

    /** Where the last attempt of the key ceremony begins: those before it came to nothing. */
    private static int lastAttempt(List<byte[]> entries) {
        int last = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (Envelope.parse(entries.get(i)).value().orElseThrow().kind() == Kind.CEREMONY_START) {
                last = i;
            }
        }
        return last;
    }
}
