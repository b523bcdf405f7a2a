package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.manifest.Schedule;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** Records with a fault in an entry's form, in the manifest or in the roll. */
final class BrokenBeginnings {
    private BrokenBeginnings() {}

    static Stream<Example> all() {
        return Stream.of(entries(), manifests(), rolls()).flatMap(all -> all);
    }

    static SampleElection election() {
        return SampleElection.of("broken", SampleElection.single("chair", "a", "b"));
    }

    /** A record with a manifest, a key and a roll of five, ready to be opened. */
    static SampleRecord prepared() {
        return new SampleRecord(election()).manifest().ceremony(1).roll(5);
    }

    /** {@code record}, into which {@code breach} puts one unlawful entry at the end. */
    static Example broken(Rule rule, String about, SampleRecord record, Consumer<SampleRecord> breach) {
        breach.accept(record);
        return Example.broken(rule, about, record);
    }

    private static Stream<Example> entries() {
        return Stream.of(
                broken(
                        Rule.R_1,
                        "an entry of an unknown kind",
                        manifest(),
                        r -> r.force(Bytes.utf8("dauys/v1 note\n{}"))),
                broken(Rule.R_2, "an entry with a space too much", manifest(), r -> r.force(spaced(r))),
                broken(Rule.R_3, "a dispute of another election", manifest(), r -> r.force(foreign())),
                broken(Rule.R_4, "signatures in the wrong order", prepared(), r -> r.force(disordered(r))),
                broken(
                        Rule.R_5,
                        "an opening by one member of the committee",
                        prepared(),
                        r -> r.force(r.signed(r.opening(), "c1"))),
                broken(Rule.R_6, "an opening with a forged signature", prepared(), r -> r.force(forged(r))),
                broken(
                        Rule.R_7,
                        "a resumption before the opening",
                        prepared(),
                        r -> r.force(r.byCommittee(new Entry.Resumed(r.id())))),
                broken(
                        Rule.R_8,
                        "a roll with another content than announced",
                        keyed(),
                        r -> announcingAnother(r).forEach(r::force)));
    }

    /** A lawful roll, and a head that says the hash of something else. */
    private static List<byte[]> announcingAnother(SampleRecord record) {
        var document = record.rollDocument(5);
        var honest = record.roll(record.members(5), document).get(0);
        var head =
                (Entry.RollHead) EntryReader.read(honest).value().orElseThrow().content();
        var other = new Document(head.document().parts(), head.document().size(), Hash.sha256());
        return record.roll(new Entry.RollHead(head.members(), head.credentials(), other), document);
    }

    static SampleRecord manifest() {
        return new SampleRecord(election()).manifest();
    }

    private static SampleRecord keyed() {
        return manifest().ceremony(1);
    }

    private static byte[] spaced(SampleRecord record) {
        var json = new String(EntryWriter.payload(record.id(), dispute()), StandardCharsets.UTF_8);
        return Envelope.entry(Kind.DISPUTE, Bytes.utf8(json.replace(",", ", ")));
    }

    private static Entry.Dispute dispute() {
        return new Entry.Dispute(0, Seeded.hash("dispute"), "q-4-5");
    }

    private static byte[] foreign() {
        return EntryWriter.unsigned(Seeded.hash("another election"), dispute());
    }

    private static byte[] disordered(SampleRecord record) {
        var opening = record.opening();
        var lines = Stream.of("c2", "c1")
                .map(id -> EntryWriter.sign(
                        record.id(), opening, id, record.election().secret(id).signingKey()))
                .toList();
        return Envelope.entry(Kind.OPENED, Bytes.utf8(String.join("\n", lines)));
    }

    /** c3 signs in the name of c2. */
    private static byte[] forged(SampleRecord record) {
        var payload = EntryWriter.payload(record.id(), record.opening());
        var secrets = record.election();
        var type = Kind.OPENED.type();
        return EntryWriter.signed(
                Kind.OPENED,
                List.of(
                        CompactJws.sign(secrets.secret("c1").signingKey(), "c1", type, payload),
                        CompactJws.sign(secrets.secret("c3").signingKey(), "c2", type, payload)));
    }

    private static Stream<Example> manifests() {
        var many = Stream.of("first", "second")
                .map(id -> SampleElection.single(id, options(132)))
                .toArray(ContestTerms[]::new);
        return Stream.of(
                spelling(),
                terms(
                        Rule.M_4_1,
                        "two members of the committee with one id",
                        TermsChange.committee(BrokenBeginnings::twice)),
                terms(
                        Rule.M_4_2,
                        "two members of the committee with one key",
                        TermsChange.committee(BrokenBeginnings::sameKey)),
                terms(
                        Rule.M_4_3,
                        "voting closes before it opens",
                        TermsChange.schedule(new Schedule(SampleElection.CLOSES, SampleElection.OPENS))),
                terms(Rule.M_4_4, "more seats than options", TermsChange.seats(4)),
                manifest(
                        Rule.M_4_5,
                        "ballots that no entry can hold",
                        SampleElection.of("broken", many).terms().document()));
    }

    private static String[] options(int count) {
        return SampleElection.voters(count).mapToObj(i -> "o" + i).toArray(String[]::new);
    }

    private static List<Person> twice(List<Person> committee) {
        var first = committee.get(0);
        var second = committee.get(1);
        return List.of(first, new Person(first.id(), second.name(), second.key()));
    }

    private static List<Person> sameKey(List<Person> committee) {
        var first = committee.get(0);
        return List.of(first, new Person("c2", "c2", first.key()));
    }

    private static Example spelling() {
        var document = new String(election().terms().document(), StandardCharsets.UTF_8);
        return manifest(Rule.M_2_1, "a manifest with a space too much", Bytes.utf8(document.replaceFirst(",", ", ")));
    }

    private static Example terms(Rule rule, String about, UnaryOperator<Terms> change) {
        return manifest(rule, about, change.apply(election().terms()).document());
    }

    private static Example manifest(Rule rule, String about, byte[] document) {
        var head = new Entry.ManifestHead(Document.of(document));
        var record = new SampleRecord(election());
        EntryWriter.withParts(Envelope.entry(Kind.MANIFEST, JsonWriter.object(head::write)), document)
                .forEach(record::force);
        return Example.broken(rule, about, record);
    }

    private static Stream<Example> rolls() {
        return Stream.of(
                broken(
                        Rule.M_5_1,
                        "a credential of an unknown style",
                        keyed(),
                        r -> roll(r, 5, text -> text.replaceFirst(" all ", " aal "))),
                broken(
                        Rule.M_5_2,
                        "a credential that stands twice",
                        keyed(),
                        r -> roll(r, 5, BrokenBeginnings::firstTwice)),
                broken(
                        Rule.M_5_3,
                        "another root than announced",
                        keyed(),
                        r -> r.roll(otherRoot(r), r.rollDocument(5)).forEach(r::force)),
                broken(
                        Rule.M_5_4,
                        "one credential more than members",
                        keyed(),
                        r -> r.roll(r.members(4), r.rollDocument(5)).forEach(r::force)));
    }

    private static void roll(SampleRecord record, int voters, UnaryOperator<String> change) {
        var document = new String(record.rollDocument(voters), StandardCharsets.US_ASCII);
        var changed = Bytes.ascii(change.apply(document));
        var tree = new TreeHash();
        change.apply(document).lines().forEach(line -> tree.add(TreeHash.leaf(Bytes.ascii(line))));
        var announced = new Roll.Announced(voters, tree.root());
        record.roll(new Entry.RollHead(record.members(voters), announced, Document.of(changed)), changed)
                .forEach(record::force);
    }

    private static String firstTwice(String document) {
        var lines = document.lines().toList();
        return document.replace(lines.get(1), lines.get(0));
    }

    private static Entry.RollHead otherRoot(SampleRecord record) {
        var document = record.rollDocument(5);
        return new Entry.RollHead(record.members(5), new Roll.Announced(5, Hash.ZERO), Document.of(document));
    }
}
