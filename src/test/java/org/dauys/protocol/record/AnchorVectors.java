package org.dauys.protocol.record;

import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Schedule;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 10-record, R-30: what a server may send to a booth, and what the booth makes of it. */
public final class AnchorVectors implements VectorFile {
    private static final SampleElection ELECTION =
            SampleElection.of("anchor", SampleElection.single("chair", "a", "b"));
    private static final String ORIGIN = ELECTION.log().key().name();
    private static final Hash BOOTH = Seeded.hash("saved booth page");
    private static final Entry.Opened OPENING = new Entry.Opened(
            Seeded.hash("anchor roll"),
            Seeded.hash("anchor ceremony"),
            Seeded.point("anchor joint key"),
            SampleElection.CLOSES);

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "anchor";
    }

    @Override
    public String about() {
        return "R-30: what a booth believes of the beginning of a record before it encrypts; roll and ceremony, which it can't see, are left out";
    }

    @Override
    public Set<String> steps() {
        var inner = Stream.of(
                "J-1.1", "J-1.2", "L-4.2", "L-4.3", "L-5.1", "R-1", "R-2", "R-3", "R-4", "R-5", "R-6", "R-24");
        var outer = Stream.of("R-30.1", "R-30.2", "R-30.3", "R-30.4", "R-30.5");
        return Set.copyOf(Stream.concat(outer, inner).toList());
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        good();
        badJson();
        badProofs();
        badManifests();
        badHeads();
        badReplacements();
        badOpenings();
        return List.copyOf(vectors);
    }

    private void good() {
        anchor("an opening under the manifest's keys", opened(begun(), "c1", "c2"), List.of(0, 1, 2), "ok");
        anchor("an opening with a key that replaced a lost one", replaced(), List.of(0, 1, 2, 4), "ok");
        var twice = begun().replaceKey("c3", "c1", "c2").replaceKey("c2", "c1", "c3");
        anchor("keys replaced one after the other", opened(twice, "c2", "c3"), List.of(0, 1, 2, 3, 4), "ok");
        var saved = new SampleRecord(ELECTION.with(TermsChange.booth(BOOTH))).manifest();
        anchor("a manifest that names a saved booth page", opened(saved, "c1", "c2"), List.of(0, 1, 2), "ok");
    }

    private void badJson() {
        var record = replaced();
        var good = json(record, record.checkpoint(), List.of(0, 1, 2, 4), 0);
        malformed("nothing", "", "J-1.1");
        malformed("half of an anchor", good.substring(0, good.length() / 2), "J-1.1");
        malformed("a list", "[" + good + "]", "J-1.1");
        malformed("an index that is text", good.replaceFirst("\"index\":0", "\"index\":\"0\""), "J-1.1");
        malformed("a field twice", good.replaceFirst("\"index\":0", "\"index\":0,\"index\":0"), "J-1.1");
        malformed("a field that nobody knows", good.replaceFirst("\\{", "{\"v\":1,"), "J-1.1");
        malformed("no checkpoint", good.replaceFirst("\"checkpoint\":\"[^\"]*\",", ""), "J-1.1");
        malformed("a space too much", good.replaceFirst(",", ", "), "J-1.2");
        add("an entry that isn't base64url", record.id(), good.replaceFirst("\"entry\":\"", "$0="), "R-30.1");
    }

    private void malformed(String name, String json, String step) {
        add("in place of the anchor " + name, replaced().id(), json, "R-30.1/" + step);
    }

    private void badProofs() {
        var record = replaced();
        var all = List.of(0, 1, 2, 4);
        var extended = record.checkpoint().replaceFirst("\n\n", "\nmore\n\n");
        add("a checkpoint with an extension line", record.id(), json(record, extended, all, 0), "R-30.1");
        add("a proof that is a node short", record.id(), json(record, record.checkpoint(), all, 1), "R-30.1");
        anchor("entries in another order", record, List.of(0, 1, 4, 2), "R-30.1");
        anchor("an entry twice", record, List.of(0, 1, 2, 2, 4), "R-30.1");
        anchor("a beginning that isn't entry 0", record, List.of(1, 2, 4), "R-30.1");
        anchor("no entries", record, List.of(), "R-30.1");
    }

    private void badManifests() {
        var record = replaced();
        var sent = json(record, record.checkpoint(), List.of(0, 1, 2, 4), 0);
        add("another fingerprint", Seeded.hash("another"), sent, "R-30.2");
        anchor("a manifest without its document", record, List.of(0, 2, 4), "R-30.2");
        var late = new SampleRecord(ELECTION);
        late.force(dispute(Seeded.hash("another")));
        EntryWriter.manifest(ELECTION.manifest()).forEach(late::force);
        anchor("an entry 0 that is no manifest", opened(late, "c1", "c2"), List.of(0, 1, 2, 3), "R-30.2");
        var backwards = TermsChange.schedule(new Schedule(SampleElection.CLOSES, SampleElection.OPENS));
        var closed = ELECTION.with(backwards).terms().document();
        anchor("a manifest that closes before it opens", unlawful(closed), List.of(0, 1, 2), "R-30.2");
        var named = new String(ELECTION.with(TermsChange.booth(BOOTH)).terms().document(), StandardCharsets.UTF_8);
        var hash = BOOTH.hex();
        var half = named.replace(hash, hash.substring(32)).getBytes(StandardCharsets.UTF_8);
        anchor("a saved booth page by half of its hash", unlawful(half), List.of(0, 1, 2), "R-30.2");
        var loud = named.replace(hash, hash.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        anchor("a saved booth page in capital letters", unlawful(loud), List.of(0, 1, 2), "R-30.2");
    }

    /** An opening under a manifest of this document. */
    private static SampleRecord unlawful(byte[] document) {
        var head = new Entry.ManifestHead(Document.of(document));
        var record = new SampleRecord(ELECTION);
        EntryWriter.withParts(Envelope.entry(Kind.MANIFEST, JsonWriter.object(head::write)), document)
                .forEach(record::force);
        return opened(record, "c1", "c2");
    }

    private void badHeads() {
        var record = replaced();
        long size = record.entries().size();
        var foreign = NoteSigner.of("dauys.example/e/other", Seeded.bytes("anchor log"), NoteKey.Use.LOG);
        head("of another log", record, record.checkpoint(foreign.key().name(), foreign, size), "L-4.2");
        var stranger = NoteSigner.of(ORIGIN, Seeded.bytes("stranger"), NoteKey.Use.LOG);
        head("that a stranger signed", record, record.checkpoint(ORIGIN, stranger, size), "L-4.3");
        var text = Checkpoint.text(ORIGIN, size, MerkleProofs.root(record.tree(), size));
        var cosigned = ELECTION.witness(1).cosign(text, Instant.parse("2026-10-06T14:00:00Z"));
        var one = Checkpoint.note(text, List.of(ELECTION.log().sign(text), cosigned));
        head("with a witness too few", record, one, "L-5.1");
    }

    private void head(String name, SampleRecord record, String checkpoint, String step) {
        add("a head " + name, record.id(), json(record, checkpoint, List.of(0, 1, 2, 4), 0), "R-30.3/" + step);
    }

    private void badReplacements() {
        var receipts = new Entry.KeyReplaced("c3", ELECTION.receiptKey().timesG());
        replacement("of a person who isn't there", r -> r.signed(r.replacement("nobody", "new"), "c1", "c2"), "R-24");
        replacement("of one who signs it", r -> r.signed(r.replacement("c2", "new"), "c1", "c2"), "R-24");
        replacement("by another member's key", r -> r.signed(r.replacement("c3", "c1"), "c1", "c2"), "R-24");
        replacement("by the receipt key", r -> r.signed(receipts, "c1", "c2"), "R-24");
        replacement("that one member signed", r -> r.signed(r.replacement("c3", "new"), "c1"), "R-5");
        replacement("that a holder signed", r -> r.signed(r.replacement("c3", "new"), "c1", "t1"), "R-5");
        replacement(
                "of another election",
                r -> lines(Seeded.hash("another"), r.replacement("c3", "new"), "c1", "c2"),
                "R-3");
        replacement("signed out of order", r -> lines(r.id(), r.replacement("c3", "new"), "c2", "c1"), "R-4");
        replacement("with a space too much", r -> spaced(r.id(), r.replacement("c3", "new"), "c1", "c2"), "R-2");
        replacement("that is a dispute", r -> dispute(r.id()), "R-1");
        var back = begun().replaceKey("c3", "c1", "c2");
        back.force(back.signed(back.replacement("c3", "c3"), "c1", "c2"));
        anchor("a lost key that comes back", opened(back, "c1", "c2"), List.of(0, 1, 2, 3, 4), "R-30.4/R-24");
        var lost = begun().replaceKey("c3", "c1", "c2");
        lost.force(lines(lost.id(), lost.replacement("c2", "c2 anew"), "c1", "c3"));
        anchor("a replacement with a lost key", opened(lost, "c1", "c2"), List.of(0, 1, 2, 3, 4), "R-30.4/R-6");
    }

    private void replacement(String name, Function<SampleRecord, byte[]> entry, String step) {
        var record = begun();
        record.force(entry.apply(record));
        anchor("a replacement " + name, opened(record, "c1", "c2"), List.of(0, 1, 2, 3), "R-30.4/" + step);
    }

    private void badOpenings() {
        var lost = begun().replaceKey("c3", "c1", "c2");
        lost.force(lines(lost.id(), OPENING, "c1", "c3"));
        anchor("an opening with a lost key", lost, List.of(0, 1, 2, 3), "R-30.5/R-6");
        anchor("an opening without the replacement before it", replaced(), List.of(0, 1, 4), "R-30.5/R-6");
        anchor("an opening by one member", opened(begun(), "c1"), List.of(0, 1, 2), "R-30.5/R-5");
        var foreign = begun();
        foreign.force(lines(Seeded.hash("another"), OPENING, "c1", "c2"));
        anchor("an opening of another election", foreign, List.of(0, 1, 2), "R-30.5/R-3");
        opening("an opening with a space too much", r -> spaced(r.id(), OPENING, "c1", "c2"), "R-2");
        opening("an opening signed out of order", r -> lines(r.id(), OPENING, "c2", "c1"), "R-4");
        opening("an opening signed twice by one", r -> lines(r.id(), OPENING, "c1", "c1"), "R-4");
        otherKeys();
        anchor("a replacement in place of the opening", replaced(), List.of(0, 1, 2), "R-30.5/R-1");
        anchor("a manifest and nothing else", replaced(), List.of(0, 1), "R-30.5/R-1");
    }

    /** What a server can log that has the log's own key, and a joint key of which it knows the secret. */
    private void otherKeys() {
        var other = new Entry.Opened(
                OPENING.roll(), OPENING.ceremony(), Seeded.point("the server's joint key"), OPENING.closesAt());
        opening("a joint key of the server's that holders signed", r -> lines(r.id(), other, "t1", "t2"), "R-5");
        opening("a joint key of the server's that strangers signed", r -> strangers(r.id(), other, "c1", "c2"), "R-6");
        opening("a joint key of the server's with the opening's signatures", r -> moved(r.id(), other), "R-6");
        opening(
                "a joint key of the server's that nobody signed",
                r -> Envelope.entry(Kind.OPENED, EntryWriter.payload(r.id(), other)),
                "R-4");
    }

    /** Signed with other keys than these persons have. */
    private static byte[] strangers(Hash election, Entry.InJson entry, String... signers) {
        return body(
                entry,
                Stream.of(signers).map(id -> EntryWriter.sign(election, entry, id, Seeded.secret("stranger " + id))));
    }

    /** Under the signatures of {@link #OPENING}. */
    private static byte[] moved(Hash election, Entry.InJson entry) {
        var payload = Base64Url.encode(EntryWriter.payload(election, entry));
        return body(
                entry,
                Stream.of("c1", "c2")
                        .map(id -> EntryWriter.sign(
                                election, OPENING, id, ELECTION.secret(id).signingKey()))
                        .map(line -> line.replaceFirst("\\.[^.]*\\.", "." + payload + ".")));
    }

    private static byte[] body(Entry.InJson entry, Stream<String> lines) {
        return Envelope.entry(entry.kind(), Bytes.utf8(lines.collect(Collectors.joining("\n"))));
    }

    private void opening(String name, Function<SampleRecord, byte[]> entry, String step) {
        var record = begun();
        record.force(entry.apply(record));
        anchor(name, record, List.of(0, 1, 2), "R-30.5/" + step);
    }

    private static SampleRecord begun() {
        return new SampleRecord(ELECTION).manifest();
    }

    private static SampleRecord opened(SampleRecord record, String... signers) {
        record.force(record.signed(OPENING, signers));
        return record;
    }

    /** Entries 0 and 1 are the manifest with its document, 2 is {@code key-replaced}, 4 {@code opened}. */
    private static SampleRecord replaced() {
        var record = begun().replaceKey("c3", "c1", "c2");
        record.append(dispute(record.id()));
        return opened(record, "c1", "c3");
    }

    private static byte[] dispute(Hash election) {
        return EntryWriter.unsigned(election, new Entry.Dispute(0, Seeded.hash("dispute"), "q-4-6"));
    }

    /** Signed by these, with a payload in another spelling. */
    private static byte[] spaced(Hash election, Entry.InJson entry, String... signers) {
        var payload = new String(EntryWriter.payload(election, entry), StandardCharsets.UTF_8).replaceFirst(",", ", ");
        return body(
                entry,
                Stream.of(signers)
                        .map(id -> CompactJws.sign(
                                ELECTION.secret(id).signingKey(),
                                id,
                                entry.kind().type(),
                                Bytes.utf8(payload))));
    }

    /** Signed in this order, with the keys of the manifest. */
    private static byte[] lines(Hash election, Entry.InJson entry, String... signers) {
        return body(
                entry,
                Stream.of(signers)
                        .map(id -> EntryWriter.sign(
                                election, entry, id, ELECTION.secret(id).signingKey())));
    }

    private void anchor(String name, SampleRecord record, List<Integer> indices, String expect) {
        var vector = add(name, record.id(), json(record, record.checkpoint(), indices, 0), expect);
        if (expect.equals("ok")) {
            var opened = record.entries().get(indices.get(indices.size() - 1));
            vector.with("opened", TreeHash.leaf(opened).hex())
                    .with("jointKey", OPENING.jointKey().hex());
        }
    }

    private Vector add(String name, Hash election, String json, String expect) {
        var steps = expect.split("/");
        var vector = Vector.of(name, "read-anchor")
                .with("fingerprint", Fingerprint.of(election).toString())
                .with("anchor", json)
                .with("expect", steps[0]);
        if (steps.length > 1) {
            vector.with("inner", steps[1]);
        }
        vectors.add(vector);
        return vector;
    }

    /** @param missing nodes of every proof */
    private static String json(SampleRecord record, String checkpoint, List<Integer> indices, int missing) {
        var json = JsonWriter.object(out -> out.text("checkpoint", checkpoint)
                .objects(
                        "entries",
                        indices,
                        (item, index) -> item.number("index", index)
                                .text("entry", Base64Url.encode(record.entries().get(index)))
                                .texts(
                                        "inclusion",
                                        proof(record, index).skip(missing).toList())));
        return new String(json, StandardCharsets.UTF_8);
    }

    private static Stream<String> proof(SampleRecord record, int index) {
        return MerkleProofs.inclusion(record.tree(), index, record.entries().size()).stream()
                .map(Hash::hex);
    }

    @Override
    public String run(JsonNode vector) {
        var booth = new AnchorReader(text(vector, "fingerprint"));
        var opened = booth.read(text(vector, "anchor"));
        if (opened.isEmpty()) {
            return booth.refusal();
        }
        var differs = same(vector, "opened", opened.get().hash().hex());
        var content = (Entry.Opened) opened.get().content();
        return differs.equals("ok")
                ? same(vector, "jointKey", content.jointKey().hex())
                : differs;
    }
}
