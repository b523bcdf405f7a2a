package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TrustPolicy;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.transcript.Hash;

/** The decoders of the log: heads, keys, requests to witnesses, policies, evidence, tiles. */
final class LogDecoders {
    private static final NoteKey LOG = Samples.RECORD.election().log().key();
    private static final List<String> NOTES = Samples.notes();

    private LogDecoders() {}

    static Stream<Decoder> all() {
        var notes = NOTES.stream().map(Bytes::utf8).toList();
        var witness = Samples.RECORD.election().witness(1).key();
        return Stream.of(
                Decoder.of("head", notes, LogDecoders::head).costing(4),
                Decoder.ofText(
                        "key of a log",
                        List.of(LOG.vkey()),
                        in -> NoteKey.parse(in, NoteKey.Use.LOG).map(NoteKey::vkey)),
                Decoder.ofText(
                        "key of a witness",
                        List.of(witness.vkey()),
                        in -> NoteKey.parse(in, NoteKey.Use.WITNESS).map(NoteKey::vkey)),
                Decoder.of(
                        "add-checkpoint",
                        Samples.requests(),
                        in -> AddCheckpoint.parse(in).map(AddCheckpoint::encode)),
                Decoder.ofText(
                        "size of a conflict",
                        List.of("0\n", "31\n"),
                        in -> Witness.size(Bytes.utf8(in)).map(size -> size + "\n")),
                Decoder.ofText("policy", List.of(policy()), LogDecoders::policy).costing(4),
                Decoder.of("evidence", Samples.evidence(), LogDecoders::evidence)
                        .costing(4),
                Decoder.ofText(
                        "path of a tile",
                        Samples.paths(),
                        in -> Tiles.Name.parse(in).map(Tiles.Name::path)),
                Decoder.of(
                        "tile of entries",
                        Samples.bundles(),
                        in -> Tiles.entries(in, 12).map(Tiles::bundle)));
    }

    /** Lines of keys that nobody knows may stand under a head: they are its own. A head that is signed is one that was signed. */
    private static Optional<byte[]> head(byte[] in) {
        return Checkpoint.parse(in).map(head -> {
            boolean signed = head.isSignedBy(LOG);
            assertTrue(!signed || NOTES.stream().anyMatch(note -> note.startsWith(head.text() + "\n")));
            assertEquals(signed, head.line(LOG).isPresent());
            head.isForged(LOG);
            head.cosignedAt(Samples.RECORD.election().witness(1).key());
            var lines = new String(in, StandardCharsets.UTF_8);
            return Bytes.utf8(head.text() + lines.substring(lines.indexOf("\n\n") + 1));
        });
    }

    private static String policy() {
        var election = Samples.RECORD.election();
        return "# whom I trust\nlog %s\nwitness a %s\nwitness b %s\ngroup g any a b\nquorum g\n"
                .formatted(
                        LOG.vkey(),
                        election.witness(1).key().vkey(),
                        election.witness(2).key().vkey());
    }

    /** There are many spellings; none accepts a head without the log's signature. */
    private static Optional<String> policy(String in) {
        var unsigned = NOTES.get(0).replaceFirst("\u2014 dauys.example/e/small \\S+\n", "");
        return TrustPolicy.parse(in).map(policy -> {
            policy.accepts(Checkpoint.parse(Bytes.utf8(NOTES.get(0))).orElseThrow());
            assertTrue(!policy.accepts(Checkpoint.parse(Bytes.utf8(unsigned)).orElseThrow()));
            return in;
        });
    }

    /** What still shows a lie shows the one that was told. */
    private static Optional<byte[]> evidence(byte[] in) {
        return Evidence.parse(in).map(evidence -> {
            var lie = Checkpoint.text(LOG.name(), 9, Hash.sha256()).replace("\n", "\\n");
            assertTrue(evidence.refusedAt().isPresent() || new String(in, StandardCharsets.UTF_8).contains(lie));
            return evidence.encode();
        });
    }
}
