package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.BallotCheck;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.vectors.SeededRandom;

/** The decoders of a record: entries, documents, ballots. */
final class RecordDecoders {
    private static final Manifest MANIFEST = Samples.RECORD.election().manifest();
    private static final List<byte[]> BALLOTS = Samples.ballots()
            .mapToObj(Samples.RECORD.entries()::get)
            .map(entry -> Envelope.parse(entry).value().orElseThrow().body())
            .toList();
    private static final BallotCheck CHECK = check();
    private static final List<ReadEntry> SIGNED =
            Samples.read().stream().filter(entry -> entry.signed().isPresent()).toList();
    private static final List<Envelope> UNSIGNED = Samples.entries().stream()
            .map(entry -> Envelope.parse(entry).value().orElseThrow())
            .filter(entry -> entry.kind() != Kind.PART && JsonMutator.isJson(entry.body()))
            .toList();

    private RecordDecoders() {}

    static Stream<Decoder> all() {
        return Stream.of(
                Decoder.of(
                        "envelope",
                        Samples.entries(),
                        in -> Envelope.parse(in).value().map(of -> Envelope.entry(of.kind(), of.body()))),
                Decoder.of("entry", Samples.entries(), RecordDecoders::entry).costing(2),
                new Decoder("signed entry", 2, RecordDecoders::signed, RecordDecoders::entry),
                new Decoder("entry in JSON", 2, RecordDecoders::unsigned, RecordDecoders::entry),
                Decoder.of(
                                "manifest",
                                Samples.documents(Kind.MANIFEST),
                                in -> Manifest.parse(in)
                                        .value()
                                        .map(of -> of.terms().document()))
                        .costing(4),
                Decoder.of("roll", Samples.documents(Kind.ROLL), RecordDecoders::roll),
                Decoder.of(
                        "aggregate",
                        Samples.documents(Kind.AGGREGATE),
                        in -> Aggregate.parse(in).value().map(Aggregate::document)),
                Decoder.of(
                        "partial decryption",
                        Samples.documents(Kind.PARTIAL_DECRYPTION),
                        in -> PartialDecryption.parse(in).value().map(PartialDecryption::document)),
                Decoder.of(
                        "result",
                        Samples.documents(Kind.RESULT),
                        in -> Result.parse(in).value().map(Result::document)),
                Decoder.of("ballot", BALLOTS, RecordDecoders::ballot).costing(10));
    }

    private static Optional<byte[]> entry(byte[] in) {
        return EntryReader.read(in).value().map(read -> written(read, in));
    }

    private static byte[] written(ReadEntry read, byte[] in) {
        var content = read.content();
        if (content instanceof Entry.Ballot ballot) {
            return EntryWriter.ballot(ballot.purpose(), ballot.bytes());
        }
        if (content instanceof Entry.Part part) {
            return Envelope.entry(Kind.PART, part.bytes());
        }
        if (content instanceof Entry.ManifestHead head) {
            return Envelope.entry(Kind.MANIFEST, JsonWriter.object(head::write));
        }
        var json = EntryWriter.payload(read.election().orElseThrow(), (Entry.InJson) content);
        return read.signed().isEmpty()
                ? Envelope.entry(content.kind(), json)
                : Envelope.entry(content.kind(), lines(read, json, in));
    }

    /** The lines as they have to be spelled; the signatures are the input's own. */
    private static byte[] lines(ReadEntry read, byte[] payload, byte[] in) {
        var body = new String(Envelope.parse(in).value().orElseThrow().body(), StandardCharsets.ISO_8859_1)
                .split("\n", -1);
        var lines = read.signed().orElseThrow().lines();
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var header = header(lines.get(i).keyId(), read.content().kind());
            var signature = Base64.getUrlDecoder().decode(body[i].substring(body[i].lastIndexOf('.') + 1));
            text.append(i > 0 ? "\n" : "")
                    .append(Stream.of(Bytes.ascii(header), payload, signature)
                            .map(Base64Url::encode)
                            .collect(Collectors.joining(".")));
        }
        return Bytes.ascii(text.toString());
    }

    /** The payload of all lines changed alike, under signatures of what it was; sometimes with a line more. */
    private static byte[] signed(SplittableRandom random) {
        var entry = SIGNED.get(random.nextInt(SIGNED.size()));
        var own = entry.signed().orElseThrow().payload();
        var other =
                SIGNED.get(random.nextInt(SIGNED.size())).signed().orElseThrow().payload();
        var payload = random.nextInt(4) == 0 ? own : new Mutator(random, List.of(own, own, other)).next();
        var kind = entry.content().kind();
        var lines = new ArrayList<String>();
        for (var id : entry.signed().orElseThrow().keyIds()) {
            lines.add(Stream.of(Bytes.ascii(header(id, kind)), payload, new byte[64])
                    .map(Base64Url::encode)
                    .collect(Collectors.joining(".")));
        }
        if (random.nextInt(4) == 0) {
            lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
        }
        return Bytes.ascii("dauys/v1 " + kind.id() + "\n" + String.join("\n", lines));
    }

    private static String header(String keyId, Kind kind) {
        return "{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(keyId, kind.type());
    }

    private static byte[] unsigned(SplittableRandom random) {
        var entry = UNSIGNED.get(random.nextInt(UNSIGNED.size()));
        var other = UNSIGNED.get(random.nextInt(UNSIGNED.size()));
        var body = new Mutator(random, List.of(entry.body(), entry.body(), other.body())).next();
        return Bytes.concat(Bytes.ascii("dauys/v1 " + entry.kind().id() + "\n"), body);
    }

    private static Optional<byte[]> roll(byte[] in) {
        return Roll.parse(in, MANIFEST).value().map(roll -> {
            var credentials = IntStream.range(0, roll.size())
                    .mapToObj(roll::credential)
                    .map(point -> Point.decode(point, Point.Form.COMPRESSED).orElseThrow())
                    .toList();
            return Roll.document(credentials, MANIFEST);
        });
    }

    private static BallotCheck check() {
        var open = Samples.RECORD.state().stage().opening().orElseThrow();
        var batch = new Batch(new ScalarEngine(), new SeededRandom("fuzzed ballots"));
        return new BallotCheck(
                open.hash(),
                open.jointKey().key(),
                Samples.RECORD.state().stage().credentials().orElseThrow(),
                batch);
    }

    /** Whoever has no code makes no ballot out of others. */
    private static Optional<byte[]> ballot(byte[] in) {
        boolean passed = Stream.of(Purpose.values())
                .anyMatch(purpose -> CHECK.check(in, purpose) instanceof BallotCheck.Verdict.Passed);
        assertTrue(!passed || BALLOTS.stream().anyMatch(honest -> Arrays.equals(honest, in)));
        return passed ? Optional.of(in) : Optional.empty();
    }
}
