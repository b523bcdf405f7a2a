package org.dauys.verifier;

import static org.dauys.verifier.ServedLog.RECORD;
import static org.dauys.verifier.ServedLog.forged;
import static org.dauys.verifier.ServedLog.head;
import static org.dauys.verifier.ServedLog.honest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final int SIZE = RECORD.entries().size();

    @TempDir
    private Path directory;

    private ServedLog log;
    private NoteKey key;

    @BeforeEach
    void a_log_and_a_key() throws IOException {
        log = new ServedLog();
        var made = Run.of("watch", "--lang", "en", "--new-key", directory.resolve("key"), "observer.example/w1");
        assertEquals(0, made.exit(), made.toString());
        assertEquals(1, made.out().size());
        key = NoteKey.parse(made.lastLine(), NoteKey.Use.WITNESS).orElseThrow();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    private Run look(Object... more) {
        var arguments = new ArrayList<Object>(List.of(
                "watch",
                log.address(),
                "--lang",
                "en",
                "--once",
                "--key",
                directory.resolve("key"),
                "--state",
                directory.resolve("state")));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray());
    }

    private static String fingerprint() {
        return Fingerprint.of(RECORD.id()).toString();
    }

    private Checkpoint posted(int number) {
        return Checkpoint.parse(Bytes.utf8(log.posted.get(number))).orElseThrow();
    }

    private Path evidence() {
        return directory.resolve("state/evidence.json");
    }

    @Test
    void a_key_is_for_its_owner_alone_and_is_never_written_over() throws IOException {
        var file = directory.resolve("key");
        assertEquals(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(file));
        var before = Files.readString(file);
        assertEquals(2, Run.of("watch", "--new-key", file, "other.example").exit());
        assertEquals(before, Files.readString(file));
        assertEquals(
                2,
                Run.of("watch", "--new-key", directory.resolve("k2"), "two words")
                        .exit());

        log.serves(honest(10));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var open = look();
        assertEquals(2, open.exit());
        assertTrue(open.terminal().get(0).contains("others on this computer"), open.toString());
    }

    @Test
    void it_cosigns_what_continues_and_posts_it() {
        log.serves(honest(10));
        var first = look("--expect", fingerprint());
        assertEquals(0, first.exit(), first.toString());
        assertEquals("The log has the cosignature.", first.lastLine());
        assertTrue(posted(0).isSignedBy(ServedLog.KEY.key()));
        assertTrue(posted(0).cosignedAt(key).isPresent());
        assertEquals(10, posted(0).size());

        log.serves(honest(SIZE));
        assertEquals(0, look().exit());
        assertEquals(SIZE, posted(1).size());
        assertTrue(posted(1).cosignedAt(key).isPresent());
    }

    @Test
    void what_the_log_has_is_not_sent_again_and_what_got_lost_is() {
        log.serves(honest(10));
        log.answers(503, "");
        assertEquals(2, look().exit());
        log.answers(200, "");
        assertEquals(0, look().exit());
        assertEquals(2, log.posted.size());
        assertEquals(10, posted(1).size());

        log.serves(log.posted.get(1), honest(10));
        var same = look();
        assertEquals(0, same.exit());
        assertEquals("Nothing new.", same.lastLine());
        assertEquals(2, log.posted.size());
    }

    @Test
    void who_is_not_named_may_watch_too() {
        log.serves(honest(10));
        log.answers(403, "{\"code\":\"cosignature.unknown-witness\"}");
        var run = look();
        assertEquals(0, run.exit());
        assertTrue(run.lastLine().contains("does not name your key"), run.toString());
    }

    /** L1 went to the voters and to us; L2 comes now. Nothing of it is cosigned, and anybody can see what happened. */
    @Test
    void d02_two_histories_are_not_confirmed_and_make_evidence() throws IOException {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(forged(SIZE, 15));
        var run = look();

        assertEquals(3, run.exit(), run.toString());
        assertTrue(run.toString().contains("!!! THE LOG HAS SIGNED TWO HISTORIES"), run.toString());
        assertEquals(1, log.posted.size());
        var shown = Evidence.parse(Files.readAllBytes(evidence())).orElseThrow();
        assertInstanceOf(TwoHistories.class, shown);
        assertTrue(shown.refusedAt().isEmpty());

        log.serves(honest(20));
        var later = look();
        assertEquals(3, later.exit());
        assertTrue(later.lastLine().contains("before"), later.toString());
        assertEquals(1, log.posted.size());
    }

    @Test
    void d02_two_roots_of_one_size_and_an_older_head_of_another_history_are_evidence_too() throws IOException {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(forged(20, 15));
        assertEquals(3, look().exit());

        Files.delete(evidence());
        log.serves(head(forged(18, 15)), honest(20));
        assertEquals(3, look().exit());
        assertTrue(Evidence.parse(Files.readAllBytes(evidence()))
                .orElseThrow()
                .refusedAt()
                .isEmpty());
    }

    @Test
    void anybody_can_check_the_evidence_with_the_record() throws IOException {
        log.serves(honest(20));
        look();
        log.serves(forged(SIZE, 15));
        look();
        var record = directory.resolve("record");
        RecordFiles.write(RecordFiles.of(RECORD), record);

        var good = Run.of("evidence", evidence(), record, "--expect", fingerprint(), "--lang", "en");
        assertEquals(0, good.exit(), good.toString());
        assertTrue(good.toString().contains("IT SHOWS TWO HISTORIES"), good.toString());
        assertTrue(good.lastLine().contains(fingerprint()), good.toString());

        var alone = Run.of("evidence", evidence(), "--lang", "en");
        assertEquals(0, alone.exit());
        assertTrue(alone.lastLine().contains(ServedLog.KEY.key().vkey()), alone.toString());

        var other = Fingerprint.of(Hash.ZERO).toString();
        assertEquals(
                2, Run.of("evidence", evidence(), record, "--expect", other).exit());
        var text = Files.readString(evidence());
        var changed = Files.writeString(directory.resolve("changed"), text.replace("\"prefix\":\"", "\"prefix\":\"0"));
        assertEquals(2, Run.of("evidence", changed).exit());
        var honest = new TwoHistories(ServedLog.KEY.key(), head(honest(20)), head(honest(20)), Hash.ZERO, List.of());
        assertEquals(
                1,
                Run.of("evidence", Files.write(directory.resolve("nothing"), honest.encode()))
                        .exit());
        var stranger = RECORD.election().with(terms -> terms).witness(1).key();
        var foreign = new TwoHistories(
                new NoteKey(stranger.name(), stranger.key(), NoteKey.Use.LOG),
                head(honest(20)),
                head(honest(20)),
                Hash.ZERO,
                List.of());
        assertEquals(
                1,
                Run.of("evidence", Files.write(directory.resolve("foreign"), foreign.encode()), record)
                        .exit());
    }

    @Test
    void tiles_that_contradict_the_head_are_kept_and_nothing_is_cosigned() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        log.serves(head(honest(SIZE)), forged(SIZE, 15));
        var run = look();

        assertEquals(3, run.exit(), run.toString());
        assertEquals(1, log.posted.size());
        var shown = Evidence.parse(Files.readAllBytes(evidence())).orElseThrow();
        assertInstanceOf(WrongTiles.class, shown);
        assertTrue(shown.refusedAt().isEmpty());
        var checked = Run.of("evidence", evidence(), "--lang", "en");
        assertEquals(0, checked.exit());
        assertTrue(checked.toString().contains("Nobody signs such hashes"), checked.toString());
    }

    @Test
    void an_older_head_proves_nothing_and_is_not_cosigned() {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(honest(18));
        var run = look();
        assertEquals(2, run.exit());
        assertTrue(run.lastLine().contains("fewer than the 20"), run.toString());
        assertEquals(1, log.posted.size());
        assertFalse(Files.exists(evidence()));
    }

    @Test
    void a_head_that_the_log_has_not_signed_says_nothing() {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        var forged = head(honest(12)).replace("\n12\n", "\n13\n");
        log.serves(forged, honest(13));
        assertEquals(2, look().exit());
        log.serves(head(honest(12)) + ServedLog.KEY.sign("another\n"), honest(12));
        assertEquals(2, look().exit());
        assertEquals(1, log.posted.size());
    }

    @Test
    void one_directory_is_of_one_log_and_one_process() throws Unreadable, IOException {
        log.serves(honest(10));
        var other = Fingerprint.of(Hash.ZERO).toString();
        assertEquals(2, look("--expect", other).exit());
        assertFalse(Files.exists(directory.resolve("state/checkpoint")));
        assertEquals(0, look().exit());
        assertEquals(2, look("--expect", other).exit());
        try (var taken = WatchState.open(directory.resolve("state"))) {
            assertTrue(taken.last().isPresent());
            var run = look();
            assertEquals(2, run.exit());
            assertTrue(run.terminal().get(0).contains("in use"), run.toString());
        }
        assertEquals(0, look().exit());
    }

    @Test
    void a_log_that_is_away_is_no_finding() {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        log.close();
        assertEquals(2, look().exit());
        assertEquals(2, Run.of("watch", "--key", directory.resolve("key")).exit());
        assertEquals(
                2,
                Run.of("watch", log.address(), "--state", directory.resolve("s2"))
                        .exit());
    }

    @Test
    void the_note_that_it_keeps_has_both_signatures() throws IOException {
        log.serves(honest(10));
        look();
        var kept = Files.readString(directory.resolve("state/checkpoint"), StandardCharsets.UTF_8);
        var note = Checkpoint.parse(Bytes.utf8(kept)).orElseThrow();
        assertTrue(note.isSignedBy(ServedLog.KEY.key()));
        assertTrue(note.cosignedAt(key).isPresent());
    }
}
