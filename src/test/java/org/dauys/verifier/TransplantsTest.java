package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.record.TermsChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people signed is moved: to another election with the same people and keys, to another kind, under another name. */
class TransplantsTest {
    private static final SampleRecord FULL = SampleRecords.full();

    private static final List<List<String>> NO_COMMITTEE =
            List.of(List.of("t1", "t2"), List.of("c1"), List.of("c1", "t1"));

    private static final List<List<String>> NO_HOLDER = List.of(List.of("c1"), List.of("t1", "t2"));

    @TempDir
    Path directory;

    private static SampleRecord again() {
        return new SampleRecord(FULL.election()).manifest();
    }

    private static Stream<byte[]> signedEntries() {
        return FULL.entries().stream().filter(entry -> read(entry).signed().isPresent());
    }

    private static ReadEntry read(byte[] entry) {
        return EntryReader.read(entry).value().orElseThrow();
    }

    @Test
    void a25_no_entry_moves_to_another_election_with_the_same_people() throws IOException {
        var more = new Eligibility(Eligibility.Mode.TWO_FACTOR, Eligibility.Channels.APART, 2, 3);
        var attacked = new Attacked(
                new SampleRecord(BrokenBeginnings.election().with(TermsChange.eligibility(more))).manifest());
        for (var entry : FULL.entries()) {
            if (read(entry).election().isPresent()) {
                attacked.with("R-3", List.of(entry));
            }
        }
        attacked.judged(directory);
    }

    @Test
    void a25_no_signature_moves_to_another_kind() throws IOException {
        var attacked = new Attacked(again());
        var kinds = signedEntries().map(entry -> read(entry).content().kind()).collect(Collectors.toSet());
        assertEquals(
                Set.of(Kind.CEREMONY_COMPLAINT, Kind.CANCELLED),
                missing(kinds),
                "which no record can have beside the rest");
        for (var entry : signedEntries().toList()) {
            var body = Envelope.parse(entry).value().orElseThrow().body();
            for (var kind : kinds) {
                if (kind != read(entry).content().kind()) {
                    attacked.with("R-4", List.of(Envelope.entry(kind, body)));
                }
            }
        }
        attacked.judged(directory);
    }

    private static Set<Kind> missing(Set<Kind> kinds) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.form() == Kind.Form.SIGNED && !kinds.contains(kind))
                .collect(Collectors.toSet());
    }

    /** The same words by others: by holders what the committee decides, by the committee what is a holder's. */
    @Test
    void a25_no_entry_is_signed_in_another_role() throws IOException {
        var record = again();
        var attacked = new Attacked(record);
        for (var entry : signedEntries().toList()) {
            var read = read(entry);
            boolean committee = read.signed().orElseThrow().keyIds().get(0).startsWith("c");
            for (var signers : committee ? NO_COMMITTEE : NO_HOLDER) {
                attacked.with("R-5", List.of(resigned(record, read, signers)));
            }
        }
        attacked.judged(directory);
    }

    /** By somebody else's key under the right name. */
    @Test
    void a25_no_signature_stands_under_another_name() throws IOException {
        var record = again();
        var attacked = new Attacked(record);
        for (var entry : signedEntries().toList()) {
            var read = read(entry);
            var content = (Entry.InJson) read.content();
            var kind = content.kind();
            var stranger = record.secret("c3").signingKey();
            var lines = read.signed().orElseThrow().keyIds().stream()
                    .map(id -> EntryWriter.sign(record.id(), content, id, stranger))
                    .toList();
            attacked.with("R-6", List.of(Envelope.entry(kind, SignedBody.join(lines, kind.type()))));
        }
        attacked.judged(directory);
    }

    private static byte[] resigned(SampleRecord record, ReadEntry read, List<String> signers) {
        return record.signed((Entry.InJson) read.content(), signers.toArray(String[]::new));
    }
}
