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
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;

/** The decoders of a record: entries, documents, ballots. */
final class RecordDecoders {
    private static final Manifest MANIFEST = Samples.RECORD.election().manifest();
    private static final List<ReadEntry> SIGNED =
            Samples.read().stream().filter(entry -> entry.signed().isPresent()).toList();
    private static final List<Envelope> UNSIGNED = Samples.entries().stream()
            .map(entry -> Envelope.parse(entry).value().orElseThrow())
            .filter(entry -> entry.kind() != Kind.PART && JsonMutator.isJson(entry.body()))
            .toList();

    private static final List<byte[]> BODIES = Samples.bodies(Kind.OPENED);

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
                new Decoder("payload", 2, RecordDecoders::payload, RecordDecoders::payload),
                Decoder.of("signed body", BODIES, RecordDecoders::body).costing(2),
                Decoder.of(
                                "terms",
                                Samples.documents(Kind.MANIFEST),
                                in -> Terms.parse(in).value().map(Terms::document))
                        .costing(4),
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
                        in -> Result.parse(in).value().map(Result::document)));
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
        var body = Envelope.parse(in).value().orElseThrow().body();
        var lines = read.signed().orElseThrow().lines();
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var header = header(lines.get(i).keyId(), read.content().kind());
            text.append(i > 0 ? "\n" : "")
                    .append(Stream.of(Bytes.ascii(header), payload, signature(body, i))
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

    /** What somebody is asked to sign: the name of a kind, then the payload. */
    private static byte[] payload(SplittableRandom random) {
        var entry = SIGNED.get(random.nextInt(SIGNED.size()));
        var payload = new Mutator(random, List.of(entry.signed().orElseThrow().payload())).next();
        var kind = random.nextInt(20) == 0
                ? Kind.values()[random.nextInt(Kind.values().length)]
                : entry.content().kind();
        return Bytes.concat(Bytes.ascii(kind.id() + "\n"), payload);
    }

    private static Optional<byte[]> payload(byte[] in) {
        int end = Math.max(0, new String(in, StandardCharsets.ISO_8859_1).indexOf('\n'));
        return Kind.of(new String(in, 0, end, StandardCharsets.US_ASCII))
                .flatMap(kind -> payload(kind, Arrays.copyOfRange(in, end + 1, in.length)))
                .map(written -> Bytes.concat(Arrays.copyOf(in, end + 1), written));
    }

    private static Optional<byte[]> payload(Kind kind, byte[] payload) {
        return EntryReader.payload(kind, payload).value().map(content -> {
            assertTrue(kind == content.kind());
            var election = Hash.fromHex(new String(payload, 13, 64, StandardCharsets.US_ASCII));
            return EntryWriter.payload(election.orElseThrow(), (Entry.InJson) content);
        });
    }

    /** One to three lines over one payload, by different persons. */
    private static Optional<byte[]> body(byte[] in) {
        return SignedBody.parse(in, Kind.OPENED.type()).map(body -> {
            var text = body.lines().stream()
                    .map(line -> Stream.of(
                                    Bytes.ascii(header(line.keyId(), Kind.OPENED)),
                                    body.payload(),
                                    signature(in, body.lines().indexOf(line)))
                            .map(Base64Url::encode)
                            .collect(Collectors.joining(".")))
                    .collect(Collectors.joining("\n"));
            return Bytes.ascii(text);
        });
    }

    private static byte[] signature(byte[] body, int line) {
        var text = new String(body, StandardCharsets.ISO_8859_1).split("\n", -1)[line];
        return Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1));
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
}
