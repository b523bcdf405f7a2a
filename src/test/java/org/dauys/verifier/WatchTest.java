package org.dauys.verifier;

import static org.awaitility.Awaitility.await;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(List.of(words("watch.key")), made.terminal());
        key = NoteKey.parse(made.lastLine(), NoteKey.Use.WITNESS).orElseThrow();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    private Run look(Object... more) {
        return lookAt(log.address(), "state", more);
    }

    private Run lookAt(String address, String state, Object... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add(0, "--once");
        return watch(address, state, arguments);
    }

    private Run watch(String address, String state, List<Object> more) {
        var arguments =
                new ArrayList<Object>(List.of("watch", address, "--lang", "en", "--state", directory.resolve(state)));
        if (!more.contains("--key")) {
            arguments.addAll(List.of("--key", directory.resolve("key")));
        }
        arguments.addAll(more);
        return Run.of(arguments.toArray());
    }

    private static String words(String key, Object... values) {
        return new Words(Words.Language.en).get(key, values);
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
        assertTrue(first.toString().contains("cosigned: 10 entries"), first.toString());
        assertTrue(posted(0).isSignedBy(ServedLog.KEY.key()));
        assertTrue(posted(0).cosignedAt(key).isPresent());
        assertEquals(10, posted(0).size());

        log.serves(honest(SIZE));
        assertEquals(0, look().exit());
        assertEquals(SIZE, posted(1).size());
        assertTrue(posted(1).cosignedAt(key).isPresent());
    }

    @Test
    void a_person_reads_whose_log_it_is_and_what_was_done() {
        var of = words("watch.log", ServedLog.KEY.key().name(), fingerprint());
        var by = words("watch.witness", key.vkey());
        log.serves(honest(20));
        var first = look();
        assertEquals(
                List.of(of, words("watch.unexpected", fingerprint()), by),
                first.out().subList(0, 3));
        var root = MerkleProofs.root(ServedLog.tree(honest(20)), 20).hex();
        assertTrue(first.out().get(3).endsWith("cosigned: 20 entries, root " + root), first.toString());

        log.serves(forged(SIZE, 15));
        var last = look("--expect", fingerprint(), "--listen", "0");
        assertEquals(List.of(of, by), last.out().subList(0, 2));
        assertTrue(last.out().get(2).startsWith("Listening at 127.0.0.1:"), last.toString());
        var found = List.of("", "!!! " + words("watch.two"), "!!! " + words("watch.evidence", evidence()));
        assertEquals(found, last.out().subList(3, 6));
    }

    @Test
    void what_is_not_said_is_asked_for() {
        log.serves(honest(10));
        assertEquals(2, Run.of("watch", "--new-key", directory.resolve("k2")).exit());
        assertEquals(
                2, look("--expect", fingerprint(), "--expect", fingerprint()).exit());
    }

    @Test
    void a_log_that_can_not_be_met_leaves_no_other_in_use() {
        log.serves(honest(10));
        var nobody = new Object[] {"http://127.0.0.1:1/", "--state", directory.resolve("state2")};
        assertEquals(2, lookAt(log.address(), "state", nobody).exit());
        assertEquals(0, look().exit());
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
        log.serves(log.posted.get(0), honest(20));
        assertEquals(3, look().exit(), "though the head is the one that it has cosigned");
        assertEquals(1, log.posted.size());
    }

    @Test
    void d02_two_roots_of_one_size_and_an_older_head_of_another_history_are_evidence_too() throws IOException {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(forged(20, 15));
        assertEquals(3, look().exit());

        var other = directory.resolve("other.key");
        assertEquals(
                0, Run.of("watch", "--new-key", other, "observer.example/w2").exit());
        log.serves(honest(20));
        assertEquals(0, lookAt(log.address(), "other", "--key", other).exit());
        log.serves(head(forged(18, 15)), honest(20));
        assertEquals(3, lookAt(log.address(), "other", "--key", other).exit());
        assertTrue(Evidence.parse(Files.readAllBytes(directory.resolve("other/evidence.json")))
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
        var of = words("evidence.log", ServedLog.KEY.key().name());
        var two = words("evidence.two", "20", Integer.toString(SIZE));
        assertEquals(List.of(of, two, words("evidence.whose", fingerprint())), good.out());

        var alone = Run.of("evidence", evidence(), "--lang", "en");
        assertEquals(0, alone.exit());
        assertEquals(words("evidence.key", ServedLog.KEY.key().vkey()), alone.lastLine());

        assertEquals(
                2, Run.of("evidence", evidence(), "--expect", fingerprint()).exit());
        var other = Fingerprint.of(Hash.ZERO).toString();
        assertEquals(
                2, Run.of("evidence", evidence(), record, "--expect", other).exit());
        var text = Files.readString(evidence());
        var changed = Files.writeString(directory.resolve("changed"), text.replace("\"prefix\":\"", "\"prefix\":\"0"));
        var unread = Run.of("evidence", changed);
        assertEquals(2, unread.exit());
        assertTrue(unread.terminal().get(0).contains("changed"), unread.toString());
        var honest = new TwoHistories(ServedLog.KEY.key(), head(honest(20)), head(honest(20)), Hash.ZERO, List.of());
        var nothing = Files.write(directory.resolve("nothing"), honest.encode());
        assertEquals(
                new Run(1, List.of(of, words("evidence.nothing")), List.of()),
                Run.of("evidence", nothing, "--lang", "en"));
        var stranger = NoteSigner.of(ServedLog.KEY.key().name(), Seeded.bytes("stranger"), NoteKey.Use.LOG);
        var root = MerkleProofs.root(ServedLog.tree(honest(20)), 20);
        var foreign = new TwoHistories(
                stranger.key(), head(forged(20, 15), stranger), head(honest(20), stranger), root, List.of());
        assertTrue(foreign.refusedAt().isEmpty());
        var file = Files.write(directory.resolve("foreign"), foreign.encode());
        assertEquals(0, Run.of("evidence", file).exit());
        assertEquals(
                new Run(1, List.of(of, words("evidence.other")), List.of()),
                Run.of("evidence", file, record, "--lang", "en"));
    }

    @Test
    void d12_tiles_that_contradict_the_head_are_kept_and_nothing_is_cosigned_until_they_are_right() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        log.serves(head(honest(SIZE)), forged(SIZE, 15));
        var run = look();

        assertEquals(2, run.exit(), run.toString());
        assertEquals(1, log.posted.size());
        var tiles = directory.resolve("state/wrong-tiles.json");
        assertTrue(run.lastLine().contains("what was served is in " + tiles), run.toString());
        var shown = Evidence.parse(Files.readAllBytes(tiles)).orElseThrow();
        assertInstanceOf(WrongTiles.class, shown);
        assertTrue(shown.refusedAt().isEmpty());
        var checked = Run.of("evidence", tiles, "--lang", "en");
        assertEquals(0, checked.exit());
        assertTrue(checked.toString().contains("Nobody signs such hashes"), checked.toString());

        log.serves(honest(SIZE));
        assertEquals(0, look().exit());
        assertEquals(SIZE, posted(1).size());
    }

    @Test
    void an_older_head_proves_nothing_and_is_not_cosigned() {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(honest(18));
        var run = look();
        assertEquals(2, run.exit());
        assertTrue(run.lastLine().contains("fewer than the 20"), run.toString());
        assertEquals(2, log.posted.size());
        assertEquals(log.posted.get(0), log.posted.get(1)); // so the log learns that it has lost entries
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

    /** Whom a witness meets first it believes; but not without the signature and the tree of the manifest's own key. */
    @Test
    void no_log_is_met_whose_key_has_not_signed_its_manifest() {
        var stranger = NoteSigner.of(ServedLog.KEY.key().name(), Seeded.bytes("stranger"), NoteKey.Use.LOG);
        var text = Checkpoint.text(ServedLog.KEY.key().name(), 10, MerkleProofs.root(ServedLog.tree(honest(10)), 10));
        log.serves(Checkpoint.note(text, List.of(stranger.sign(text))), honest(10));
        assertEquals(2, look().exit());
        assertFalse(Files.exists(directory.resolve("state/log")));

        var other = new SampleRecord(SampleElection.of("small", SampleElection.single("chair", "x", "y"))).manifest();
        var entries = new ArrayList<>(honest(10));
        entries.set(0, other.entries().get(0));
        entries.set(1, other.entries().get(1));
        log.serves(head(honest(10)), entries);
        assertEquals(2, look().exit());
        assertFalse(Files.exists(directory.resolve("state/log")));
    }

    @Test
    void d02_two_heads_of_one_size_are_evidence_whatever_tiles_are_served() {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(head(forged(20, 15)), honest(20));
        assertEquals(3, look().exit());
        assertEquals(1, log.posted.size());
    }

    @Test
    void a_head_of_another_origin_or_of_nothing_is_not_cosigned() {
        for (var origin : List.of("other.example", ServedLog.KEY.key().name())) {
            int size = origin.equals("other.example") ? 10 : 0;
            var text = Checkpoint.text(origin, size, MerkleProofs.root(ServedLog.tree(honest(size)), size));
            log.serves(Checkpoint.note(text, List.of(ServedLog.KEY.sign(text))), honest(10));
            assertEquals(2, look().exit());
            log.serves(honest(10));
            assertEquals(0, look().exit());
            int posted = log.posted.size();
            log.serves(Checkpoint.note(text, List.of(ServedLog.KEY.sign(text))), honest(10));
            assertEquals(2, look().exit());
            assertEquals(posted, log.posted.size(), "it is no older head of this log either");
        }
        assertFalse(log.posted.isEmpty());
        log.posted.forEach(
                note -> assertTrue(note.startsWith(ServedLog.KEY.key().name() + "\n10\n"), note));
    }

    @Test
    void what_is_kept_and_can_not_be_read_is_not_taken_for_nothing() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        var lines = Files.readString(directory.resolve("state/log")).split("\n");
        for (var broken : List.of("", lines[0] + "\n\n", "\n" + lines[1] + "\n", lines[0] + "\n" + lines[1])) {
            Files.writeString(directory.resolve("state/log"), broken);
            var run = look();
            assertEquals(2, run.exit());
            assertTrue(run.terminal().get(0).contains("state/log"), run.toString());
        }
        Files.delete(directory.resolve("state/log"));
        Files.delete(directory.resolve("state/checkpoint"));
        Files.createDirectory(directory.resolve("state/checkpoint"));
        log.serves(honest(SIZE));
        assertEquals(2, look().exit());
        assertEquals(1, log.posted.size());
    }

    @Test
    void between_two_looks_are_1_to_600_seconds() {
        log.serves(honest(10));
        for (int every : new int[] {0, 1, 600, 601}) {
            assertEquals(
                    every == 0 || every == 601 ? 2 : 0, look("--every", every).exit(), every + " seconds");
        }
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
            assertTrue(taken.identity().isPresent());
            var run = look();
            assertEquals(2, run.exit());
            assertTrue(run.terminal().get(0).contains("in use"), run.toString());
        }
        assertEquals(0, look().exit());
    }

    @Test
    void what_another_process_has_is_in_use() throws Exception {
        log.serves(honest(10));
        var other = new ProcessBuilder(
                        OwnJava.command(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "watch",
                        log.address(),
                        "--key",
                        directory.resolve("key").toString(),
                        "--state",
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> !log.posted.isEmpty() || !other.isAlive());
            var run = look();
            assertEquals(2, run.exit());
            assertTrue(run.terminal().get(0).contains("in use"), run.toString());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals(0, look().exit());
    }

    @Test
    void a_log_that_is_away_is_no_finding() {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        log.close();
        var away = look();
        assertEquals(2, away.exit());
        assertTrue(away.terminal().get(0).contains("checkpoint could not be read"), away.toString());
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

    /** A second directory, or one of which the last head got lost, knows what the key has cosigned. */
    @Test
    void d06_a_key_has_one_memory_of_a_log_wherever_its_state_is() throws IOException, Unreadable {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        var key = directory.resolve("key");
        try (var state = WatchState.open(directory.resolve("third"));
                var taken = state.memory(key, this.key, ServedLog.KEY.key())) {
            assertTrue(taken.last().isPresent());
            assertTrue(look().terminal().get(0).contains("in use"));
        }
        Files.delete(directory.resolve("state/checkpoint"));
        log.serves(forged(SIZE, 15));
        assertEquals(3, lookAt(log.address(), "second").exit());
        assertEquals(3, look().exit());
        log.serves(honest(SIZE));
        var later = lookAt(log.address(), "fourth");
        assertEquals(3, later.exit());
        assertTrue(later.lastLine().contains("before"), later.toString());
        assertEquals(1, log.posted.size());
    }

    /** The log's copy is nothing that we remember. */
    @Test
    void a_head_that_we_have_cosigned_and_forgotten_is_kept_again() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        for (var kept : List.of(besideKey(), directory.resolve("state"))) {
            Files.delete(kept.resolve("checkpoint"));
        }
        log.serves(log.posted.get(0), honest(10));
        assertEquals(0, look().exit());
        assertTrue(Files.exists(besideKey().resolve("checkpoint")));
    }

    @Test
    void a_later_head_that_we_have_cosigned_and_forgotten_is_kept_again() throws IOException {
        var kept = List.of(besideKey().resolve("checkpoint"), directory.resolve("state/checkpoint"));
        log.serves(honest(10));
        assertEquals(0, look().exit());
        var earlier = Files.readAllBytes(kept.get(0));
        log.serves(honest(20));
        assertEquals(0, look().exit());
        for (var file : kept) {
            Files.write(file, earlier);
        }
        log.serves(log.posted.get(1), honest(20));
        assertEquals(0, look().exit());
        for (var file : kept) {
            assertEquals(
                    20, Checkpoint.parse(Files.readAllBytes(file)).orElseThrow().size());
        }
    }

    /** Either of the two copies may be one that was put back: the newer one counts. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void d06_an_older_copy_makes_no_head_forgotten(boolean besideKey) throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        var kept = (besideKey ? besideKey() : directory.resolve("state")).resolve("checkpoint");
        var older = Files.readString(kept);
        log.serves(honest(20));
        assertEquals(0, look().exit());
        Files.writeString(kept, older);
        log.serves(forged(SIZE, 15));
        assertEquals(3, look().exit());
        assertEquals(2, log.posted.size());
    }

    @Test
    void d06_a_key_has_the_same_memory_by_a_link() throws IOException {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        var link = Files.createSymbolicLink(
                Files.createDirectory(directory.resolve("elsewhere")).resolve("k"), directory.resolve("key"));
        log.serves(forged(SIZE, 15));
        assertEquals(3, lookAt(log.address(), "second", "--key", link).exit());
        assertEquals(1, log.posted.size());
    }

    @Test
    void d06_one_directory_is_of_one_witness() {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        var other = directory.resolve("other");
        assertEquals(0, Run.of("watch", "--new-key", other, "other.example").exit());
        var run = look("--key", other);
        assertEquals(2, run.exit());
        assertTrue(run.terminal().get(0).contains("another witness"), run.toString());
        assertEquals(1, log.posted.size());
    }

    /** The two places of one key contradict each other, as copies that were put back do. */
    @Test
    void d06_two_memories_of_one_key_are_evidence_too() throws IOException {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        Files.move(directory.resolve("key.logs"), directory.resolve("kept"));
        log.serves(forged(20, 15));
        assertEquals(0, lookAt(log.address(), "second").exit());
        log.serves(honest(SIZE));
        assertEquals(3, look().exit());
        assertInstanceOf(
                TwoHistories.class,
                Evidence.parse(Files.readAllBytes(evidence())).orElseThrow());
        assertEquals(2, log.posted.size());
    }

    @Test
    void d02_a_log_with_another_key_is_another_log() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        var known = besideKey().resolve("log");
        assertEquals(ServedLog.KEY.key().vkey(), Files.readString(known));
        Files.writeString(known, key.vkey());
        var run = lookAt(log.address(), "second");
        assertEquals(2, run.exit());
        assertTrue(run.terminal().get(0).contains("another election"), run.toString());
    }

    @Test
    void wrong_tiles_kept_under_the_name_of_evidence_stop_nobody() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        log.serves(head(honest(SIZE)), forged(SIZE, 15));
        assertEquals(2, look().exit());
        Files.move(directory.resolve("state/wrong-tiles.json"), evidence());
        log.serves(honest(SIZE));
        assertEquals(0, look().exit());
        Files.write(evidence(), new byte[] {'{'});
        assertEquals(3, look().exit());
        Files.delete(evidence());
        Files.createDirectory(evidence());
        assertEquals(3, look().exit());
    }

    @Test
    void what_can_not_be_kept_beside_the_key_is_not_cosigned() throws IOException {
        log.serves(honest(10));
        assertEquals(0, look().exit());
        var before = Files.readString(directory.resolve("state/checkpoint"));
        Files.createDirectory(besideKey().resolve("checkpoint.new"));
        log.serves(honest(SIZE));
        assertEquals(2, look().exit());
        assertEquals(before, Files.readString(directory.resolve("state/checkpoint")));
        assertEquals(1, log.posted.size());
    }

    private Path besideKey() {
        return directory
                .resolve("key.logs")
                .resolve(Hash.sha256(Bytes.utf8(ServedLog.KEY.key().name())).hex());
    }

    @Test
    void where_whose_log_it_is_can_not_be_kept_it_is_not_watched() throws IOException {
        log.serves(honest(10));
        Files.createDirectories(directory.resolve("state/log.new"));
        var run = look();
        assertEquals(2, run.exit());
        assertTrue(run.terminal().get(0).endsWith("state/log could not be written"), run.toString());
    }

    @Test
    void where_nothing_can_be_written_nothing_is_cosigned() throws IOException {
        log.serves(honest(10));
        Files.createDirectories(directory.resolve("state/checkpoint.new"));
        var run = look();
        assertEquals(2, run.exit());
        assertTrue(run.terminal().get(0).endsWith("state/checkpoint could not be written"), run.toString());
        assertTrue(log.posted.isEmpty());
    }

    @Test
    void d02_evidence_that_can_not_be_written_is_shown_whole() throws IOException {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        Files.createDirectory(directory.resolve("state/evidence.json.new"));
        Files.createDirectory(besideKey().resolve("evidence.json.new"));
        log.serves(forged(SIZE, 15));
        var run = look();
        assertEquals(3, run.exit());
        assertEquals("!!! " + words("watch.unkept"), run.out().get(run.out().size() - 2));
        assertTrue(
                Evidence.parse(Bytes.utf8(run.lastLine()))
                        .orElseThrow()
                        .refusedAt()
                        .isEmpty(),
                run.toString());
    }

    @Test
    void the_cosignature_goes_where_the_head_came_from() {
        log.serves(honest(10));
        var run = lookAt(log.address() + "/moved/", "state");
        assertEquals("The log has the cosignature.", run.lastLine(), run.toString());
        assertEquals(1, log.posted.size());
    }

    /** It is read there, but who answers for a file doesn't choose whom others post to. */
    @Test
    void nothing_is_posted_to_another_host() {
        log.serves(honest(10));
        var run = lookAt(log.address() + "/elsewhere/", "state");
        assertEquals(2, run.exit());
        assertEquals("The log did not take the cosignature.", run.lastLine(), run.toString());
        assertEquals(List.of(), log.posted);
    }

    @Test
    void who_looks_seldom_is_told() {
        log.serves(honest(20));
        assertEquals(0, look().exit());
        log.serves(forged(SIZE, 15));
        var seldom = watch(log.address(), "state", List.of("--every", "60"));
        assertEquals(3, seldom.exit());
        assertTrue(seldom.terminal().get(0).contains("every 60 seconds"), seldom.toString());
        assertTrue(watch(log.address(), "state", List.of("--every", "20"))
                .terminal()
                .isEmpty());
    }

    @Test
    void one_witness_watches_several_logs() throws IOException {
        var other = new SampleRecord(SampleElection.of("other", SampleElection.single("chair", "a", "b"))).manifest();
        try (var second = new ServedLog()) {
            var text = Checkpoint.text(
                    other.election().log().key().name(),
                    other.entries().size(),
                    MerkleProofs.root(
                            ServedLog.tree(other.entries()), other.entries().size()));
            second.serves(Checkpoint.note(text, List.of(other.election().log().sign(text))), other.entries());
            log.serves(honest(20));
            var more = new Object[] {second.address(), "--state", directory.resolve("state2")};
            assertEquals(0, lookAt(log.address(), "state", more).exit());
            assertEquals(1, second.posted.size());
            assertEquals(1, log.posted.size());

            log.serves(forged(SIZE, 15));
            var run = lookAt(log.address(), "state", more);
            assertEquals(3, run.exit());
            assertEquals(2, second.posted.size()); // it did not show the first one
            assertTrue(run.toString().contains("[" + ServedLog.KEY.key().name() + "] !!! "), run.toString());
            assertEquals(2, lookAt(log.address(), "state", second.address()).exit());
        }
    }
}
