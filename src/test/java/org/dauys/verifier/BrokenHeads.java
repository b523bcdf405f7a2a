package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.vectors.Seeded;

/** Records whose entries are lawful and whose head is not. */
final class BrokenHeads {
    private static final Map<String, Object> CHECKPOINT = Map.of("file", "checkpoint");

    private BrokenHeads() {}

    static Stream<Example> all() {
        var record = new SampleRecord(SampleElection.of("broken", SampleElection.single("chair", "a", "b"))).manifest();
        var note = record.checkpoint();
        var election = record.election();
        var origin = election.log().key().name();
        var stranger = NoteSigner.of(origin, Seeded.bytes("stranger"), NoteKey.Use.LOG);
        var foreign = record.checkpoint(
                "dauys.example/e/other", election.log(), record.entries().size());
        var forged = record.checkpoint(origin, stranger, record.entries().size());
        var alone = note.substring(0, note.stripTrailing().lastIndexOf('\n') + 1);
        var other = Fingerprint.of(Seeded.hash("another election")).toString();
        return Stream.of(
                unreadable(record),
                head(Rule.L_4_2, "the head is of another log", record, foreign),
                head(Rule.L_4_3, "the head is signed by a stranger", record, forged),
                changed(),
                head(Rule.L_5_1, "one of two observers has signed", record, alone),
                head(Rule.A_1, "another fingerprint was given", record, note)
                        .with(List.of("--expect", other), Map.of()));
    }

    private static Example head(Rule rule, String about, SampleRecord record, String checkpoint) {
        return Example.at(rule, about, RecordFiles.of(checkpoint, record.entries()), CHECKPOINT);
    }

    private static Example unreadable(SampleRecord record) {
        var files = new TreeMap<>(RecordFiles.of(record));
        files.put("checkpoint", Bytes.utf8(record.checkpoint().replaceFirst("\n\n", "\nextension\n\n")));
        return Example.at(Rule.L_4_1, "the head has an extension line", files, CHECKPOINT);
    }

    /** A dispute with another digest is as lawful as the one that was signed. */
    private static Example changed() {
        var record = new SampleRecord(SampleElection.of("broken", SampleElection.single("chair", "a", "b"))).manifest();
        var signed = new Entry.Dispute(0, Seeded.hash("one"), "q-4-5");
        record.append(record.unsigned(signed));
        var entries = new ArrayList<>(record.entries());
        int last = entries.size() - 1;
        entries.set(last, record.unsigned(new Entry.Dispute(0, Seeded.hash("two"), "q-4-5")));
        var files = new TreeMap<>(RecordFiles.of(record));
        files.putAll(Map.of("tile/entries/000.p/" + entries.size(), Tiles.bundle(entries)));
        return Example.at(Rule.L_4_4, "an entry was replaced by another lawful one", files, Map.of("index", last));
    }
}
