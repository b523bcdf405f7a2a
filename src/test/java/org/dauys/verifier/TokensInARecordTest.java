package org.dauys.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dauys.attacks.ForgedTokens;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of the committee whose signatures are no signatures. */
class TokensInARecordTest {
    private static final String TYPE = Kind.SUSPENDED.type();

    private final SampleRecord record = BrokenBeginnings.prepared().open();
    private final Entry.InJson entry = new Entry.Suspended(record.opened().hash(), "storm");
    private final byte[] payload = EntryWriter.payload(record.id(), entry);
    private final Attacked attacked = new Attacked(record);

    @TempDir
    Path directory;

    @Test
    void f01_no_entry_chooses_its_algorithm() throws IOException {
        both("R-4", id -> ForgedTokens.ofOtherAlgorithms(key(id), id, TYPE, payload));
        attacked.judged(directory);
    }

    @Test
    void f02_no_entry_is_signed_with_zeros() throws IOException {
        var lines = List.of("c1", "c2").stream()
                .map(id -> EntryWriter.sign(
                        record.id(), entry, id, record.secret(id).signingKey()))
                .toList();
        ForgedTokens.psychic()
                .map(Base64Url::encode)
                .forEach(forged -> log(
                        "R-6",
                        lines.get(0),
                        lines.get(1).substring(0, 1 + lines.get(1).lastIndexOf('.')) + forged));
        attacked.judged(directory);
    }

    @Test
    void f03_no_entry_brings_its_key() throws IOException {
        both("R-4", id -> ForgedTokens.withKeysOfTheirOwn("http://127.0.0.1/", id, TYPE, payload));
        attacked.judged(directory);
    }

    private Point key(String person) {
        return record.secret(person).signingKey().timesG();
    }

    /** Both members sign in each of these ways. */
    private void both(String rule, Function<String, Map<String, String>> forge) {
        var first = forge.apply("c1");
        var second = forge.apply("c2");
        first.forEach((way, line) -> log(rule, line, second.getOrDefault(way, line)));
    }

    private void log(String rule, String one, String other) {
        var body = (one + "\n" + other).getBytes(StandardCharsets.UTF_8);
        attacked.with(rule, List.of(Envelope.entry(Kind.SUSPENDED, body)));
    }
}
