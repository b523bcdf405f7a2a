package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that choose a group in which their maker can forge proofs, or ids that deceive. */
class ManifestAttacksTest {
    private static final String SUITE = "\"suite\":\"P-256/SHA-256\"";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"suite\":\"P-384/SHA-384\"",
                "\"suite\":\"p-256/sha-256\"",
                "\"suite\":\"\"",
                "\"suite\":\"P-256/SHA-256\",\"generator\":\"02\"",
                "\"curve\":\"P-256\",\"suite\":\"P-256/SHA-256\""
            })
    void a08_another_suite_or_generator_is_refused(String other) throws IOException {
        refused("M-2.1", SUITE, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"а", "a b", "a/", "a\u200b", "A", "-a", "a\\n", ""})
    void c08_an_option_has_no_id_that_deceives(String other) throws IOException {
        refused("M-2.1", "{\"id\":\"a\"", "{\"id\":\"" + other + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "blank", "total"})
    void c08_no_option_has_the_id_of_another(String other) throws IOException {
        refused("M-4.1", "{\"id\":\"a\"", "{\"id\":\"" + other + "\"");
    }

    private void refused(String rule, String from, String to) throws IOException {
        var election = BrokenBeginnings.election();
        var honest = new String(election.terms().document(), StandardCharsets.UTF_8);
        assertTrue(honest.contains(from));
        var document = Bytes.utf8(honest.replace(from, to));
        var head = new Entry.ManifestHead(Document.of(document));
        var attacked = new Attacked(new SampleRecord(election));
        attacked.with(
                rule, EntryWriter.withParts(Envelope.entry(Kind.MANIFEST, JsonWriter.object(head::write)), document));
        attacked.judged(directory);
    }
}
