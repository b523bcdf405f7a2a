package org.dauys.verifier;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit on several machines, and one that is interrupted, as the user types them. */
class CombineTest {
    private static final Path HONEST = ExamplesTest.DIRECTORY.resolve("ok-single-choice");
    private static final int SMALL = SampleRecords.small().entries().size();
    private static final Path BROKEN = ExamplesTest.DIRECTORY.resolve("broken-b-6.7");

    @TempDir
    private Path directory;

    private String key(String name) {
        var made = Run.of("observer-key", directory.resolve(name), name, "--lang", "en");
        assertEquals(List.of(words("observer.key")), made.terminal());
        return made.lastLine();
    }

    @Test
    void a_key_is_not_written_over() {
        key("almaty.example");
        var again = Run.of("observer-key", directory.resolve("almaty.example"), "almaty.example", "--lang", "en");
        var file = directory.resolve("almaty.example").toString();
        assertEquals(new Run(2, List.of(), List.of(words("unreadable.EXISTS", file))), again);
    }

    private Run range(Path record, String range, String by) {
        return Run.of(
                record,
                "--lang",
                "en",
                "--range",
                range,
                "--key",
                directory.resolve(by),
                "-o",
                directory.resolve(range));
    }

    private static String words(String key, Object... values) {
        var texts = Stream.of(values).map(Object::toString).toArray();
        return new Words(Words.Language.en).get(key, texts);
    }

    private static JsonNode json(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out().get(0));
    }

    @Test
    void two_observers_verify_a_record_together() throws IOException {
        var almaty = key("almaty.example");
        var taraz = directory.resolve("trusted");
        Files.writeString(taraz, "\n" + key("taraz.example") + "\n\n");
        var alone = Run.of(HONEST, "--json");
        long size = json(alone).get("entries").asLong();

        var first = range(HONEST, "0..30", "almaty.example");
        assertEquals(0, first.exit());
        var said = words("range.written", 26, 29, 4, 0, directory.resolve("0..30"), "almaty.example");
        assertEquals(said, first.lastLine());
        assertEquals(0, range(HONEST, "30.." + size, "taraz.example").exit());
        var partials = List.of(directory.resolve("0..30"), directory.resolve("30.." + size));
        var together = Run.of(
                "combine", HONEST, partials.get(1), partials.get(0), "--trust", almaty, "--trust", taraz, "--json");

        assertEquals(0, together.exit(), together.toString());
        assertEquals(json(alone).get("checks"), json(together).get("checks"));
        assertEquals(
                "taraz.example",
                json(together).get("believed").get(1).get("signers").get(0).asText());
        var told = Run.of(
                "combine",
                HONEST,
                partials.get(0),
                partials.get(1),
                "--trust",
                almaty,
                "--trust",
                taraz,
                "--lang",
                "en");
        int believed = told.out().indexOf(words("believed", 30, size - 1, "taraz.example"));
        assertTrue(believed > 0, told.toString());
        assertEquals("", told.out().get(believed + 1));
        var alike = Run.of("combine", HONEST, partials.get(0), partials.get(1), "--trust", almaty, "--lang", "en");
        assertEquals(2, alike.exit());
        assertTrue(alike.terminal().toString().contains("nobody whom you trust"), alike.toString());
        var gap = Run.of("combine", HONEST, partials.get(0), "--trust", almaty, "--lang", "en");
        assertEquals(2, gap.exit());
        assertTrue(gap.terminal().toString().contains("--fill"), gap.toString());
        assertEquals(
                0,
                Run.of("combine", HONEST, partials.get(0), "--trust", almaty, "--fill")
                        .exit());
    }

    /** Whom one trusts one believes: her program was cut so that it passes false proofs. Her name stands beside the verdict. */
    @Test
    void a_forged_ballot_passes_by_the_word_of_one_who_is_trusted_and_named() throws Exception {
        var forged = ExamplesTest.DIRECTORY.resolve("broken-b-6.6");
        var almaty = key("almaty.example");
        var alone = Run.of(forged, "--json");
        assertEquals(1, alone.exit());
        var range = "0.." + json(alone).get("entries").asLong();
        var word = directory.resolve("word").toString();
        var key = directory.resolve("almaty.example").toString();
        var cut = new CutOut(Rule.B_6_6).run(forged.toString(), "--range", range, "--key", key, "-o", word);
        assertEquals(0, cut.exit(), cut::toString);

        var believed = Run.of("combine", forged, word, "--trust", almaty, "--json");
        assertEquals(0, believed.exit(), believed::toString);
        var words = json(believed).get("believed");
        assertEquals(1, words.size());
        assertEquals("almaty.example", words.get(0).get("signers").get(0).asText());
        var told = Run.of("combine", forged, word, "--trust", almaty, "--lang", "en");
        assertTrue(told.out().toString().contains("believed of almaty.example"), told::toString);

        var taraz = key("taraz.example");
        assertEquals(1, range(forged, range, "taraz.example").exit());
        var other = directory.resolve(range);
        assertEquals(1, Run.of("combine", forged, other, "--trust", taraz).exit());
        assertEquals(2, Run.of("combine", forged, word, "--trust", taraz).exit(), "nobody else is believed");
        var both = Run.of("combine", forged, word, other, "--trust", almaty, "--trust", taraz);
        assertEquals(2, both.exit(), "who disagree are believed neither");
    }

    @Test
    void a_range_says_what_it_found_and_what_it_can_not_check() throws Exception {
        key("almaty.example");
        long size = json(Run.of(BROKEN, "--json")).get("entries").asLong();

        var found = range(BROKEN, "0.." + size, "almaty.example");
        assertEquals(1, found.exit());
        long opened =
                RangeCheck.Opening.of(PartialFiles.record(BROKEN)).orElseThrow().next();
        var written = PartialFile.open(directory.resolve("0.." + size));
        long sound = written.verdict().cast().ballots() + written.verdict().audited();
        var said = words("range.written", opened, size - 1, sound, 1, written.name(), "almaty.example");
        assertEquals(said, found.lastLine());
        var before = range(BROKEN, "0.." + opened, "almaty.example");
        assertEquals(2, before.exit());
        assertEquals(List.of(words("unreadable.NO_BALLOTS", "0.." + opened)), before.terminal());
        assertEquals(0, range(BROKEN, "0.." + (opened + 1), "almaty.example").exit());
        var behind = range(BROKEN, "0.." + (size + 1), "almaty.example");
        assertEquals(2, behind.exit());
        assertEquals(List.of(words("unreadable.MISSING", "entry " + size)), behind.terminal());
        var usage = new Run(2, List.of(), List.of());
        for (var none : List.of("5..5", "6..5", "5-6")) {
            assertEquals(usage, range(BROKEN, none, "almaty.example"));
        }
        assertEquals(usage, Run.of(BROKEN, "--work", directory.resolve("work"), "--piece", 0));
        var cut =
                range(changed("cut", bytes -> Arrays.copyOf(bytes, bytes.length - 1)), "0.." + SMALL, "almaty.example");
        assertEquals(List.of(words("unreadable.BROKEN", "tile/entries")), cut.terminal());
        assertEquals(2, Run.of(BROKEN, "--range", "0..9").exit());
    }

    /** Who checks a range of the wrong election, or under another log, is told so, and signs nothing. */
    @Test
    void a_range_of_a_record_that_is_not_the_one_is_refused() throws IOException {
        key("almaty.example");
        var honest = json(Run.of(HONEST, "--json")).get("fingerprint").asText();
        var other = json(Run.of(BROKEN, "--json")).get("fingerprint").asText();
        var file = directory.resolve("partial");
        var range = List.<Object>of(
                HONEST, "--range", "0..30", "--key", directory.resolve("almaty.example"), "-o", file, "--json");

        var wrong = with(range, "--expect", other);
        assertEquals(1, wrong.exit());
        assertEquals("invalid", json(wrong).get("verdict").asText());
        var policy = Files.writeString(directory.resolve("policy"), "log %s\nquorum none\n".formatted(strangersLog()));
        assertEquals(1, with(range, "--policy", policy).exit());
        assertFalse(Files.exists(file));

        var right = with(range, "--expect", honest);
        assertEquals(0, right.exit(), right::toString);
        assertEquals(
                "{\"verdict\":\"valid\",\"first\":26,\"end\":30,\"sound\":4,\"refused\":0,\"file\":\"%s\",\"signer\":\"almaty.example\"}"
                        .formatted(file),
                right.lastLine());
    }

    private static String strangersLog() {
        return NoteSigner.of("dauys.example/e/other", Seeded.bytes("stranger"), NoteKey.Use.LOG)
                .key()
                .vkey();
    }

    private static Run with(List<Object> arguments, Object... more) {
        return Run.of(Stream.concat(arguments.stream(), Stream.of(more)).toArray());
    }

    /** What would do nothing is refused. */
    @Test
    void a_range_takes_no_options_of_a_whole_record_and_these_none_of_a_range() throws IOException {
        key("almaty.example");
        var key = directory.resolve("almaty.example");
        var range = List.<Object>of(HONEST, "--range", "0..30", "--key", key, "-o", directory.resolve("partial"));
        var counted = HONEST.resolve("counted.json");
        for (var more : List.of(
                List.of("--receipt", counted),
                List.of("--opening", HONEST.resolve("audited.txt")),
                List.of("--code", HONEST.resolve("voter-2.txt")),
                List.of("--dispute-dir", directory),
                List.of("--print", 3),
                List.of("--work", directory.resolve("work")))) {
            assertEquals(new Run(2, List.of(), List.of()), with(range, more.toArray()), more::toString);
        }
        assertEquals(2, Run.of(HONEST, "--key", key).exit());
        assertEquals(2, Run.of(HONEST, "-o", directory.resolve("partial")).exit());
        assertFalse(Files.exists(directory.resolve("partial")));
    }

    private Map<String, Long> pieces(Path work) throws IOException {
        var times = new TreeMap<String, Long>();
        try (var files = Files.list(work)) {
            for (var file :
                    files.filter(found -> found.toString().endsWith(".partial")).toList()) {
                times.put(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file).to(NANOSECONDS));
            }
        }
        return times;
    }

    @Test
    void pieces_that_are_there_are_not_made_again() throws IOException {
        var work = directory.resolve("work");
        assertEquals(Run.of(BROKEN, "--json"), Run.of(BROKEN, "--json", "--work", work, "--piece", "5"));
        assertEquals(Run.of(HONEST, "--json"), Run.of(HONEST, "--json", "--work", work, "--piece", "5"));
        var before = pieces(work);
        Files.write(work.resolve("30-35.partial"), new byte[10]);

        assertEquals(0, Run.of(HONEST, "--work", work, "--piece", "5").exit());

        var after = pieces(work);
        assertNotEquals(before.remove("30-35.partial"), after.remove("30-35.partial"));
        assertEquals(before, after);
        assertTrue(before.size() > 3, before.toString());
    }

    /** A process may hold only so many files open, and there may be more pieces. */
    @Test
    void no_piece_stays_open_while_all_are_merged() throws Exception {
        var here = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(here), "no list of open files");
        var record = TiledRecord.open(new DirectorySource(HONEST));
        try (var work = WorkDirectory.open(directory.resolve("work"), 1, false)) {
            var tags = work.pieces(record, done -> {}).tags();
            assertTrue(tags.size() > 10);
            int some = 0;
            for (var piece : tags) {
                some += piece.next() ? 1 : 0;
            }
            assertTrue(some > 5);
            try (var files = Files.list(here)) {
                assertEquals(List.of(), files.filter(this::isPiece).toList());
            }
        }
    }

    private boolean isPiece(Path open) {
        try {
            var file = Files.readSymbolicLink(open);
            return file.startsWith(directory) && file.toString().endsWith(".partial");
        } catch (IOException closed) {
            return false;
        }
    }

    private Path changed(String name, UnaryOperator<byte[]> entries) {
        var files = RecordFiles.of(SampleRecords.small());
        files.replaceAll((path, bytes) -> path.startsWith("tile/entries") ? entries.apply(bytes) : bytes);
        RecordFiles.write(files, directory.resolve(name));
        return directory.resolve(name);
    }

    /** V-4: it was made of other bytes under the same head. */
    @Test
    void a_piece_that_the_entries_belie_is_made_again() {
        var work = directory.resolve("work");
        var record = changed("served", bytes -> {
            var wrong = bytes.clone();
            wrong[wrong.length * 3 / 4] ^= 1;
            return wrong;
        });
        assertEquals(1, Run.of(record, "--work", work, "--piece", "3").exit());
        changed("served", bytes -> bytes);
        var whole = Run.of(record, "--json");
        assertEquals(0, whole.exit(), whole.toString());
        assertEquals(whole, Run.of(record, "--json", "--work", work, "--piece", "3"));
    }

    /** V-4: it says of these entries what is not so, whoever has written it with our key. */
    @Test
    void a_piece_that_lies_is_made_again() throws Exception {
        var work = directory.resolve("work");
        var whole = Run.of(HONEST, "--json");
        assertEquals(whole, Run.of(HONEST, "--json", "--work", work, "--piece", "100"));
        var piece = work.resolve(pieces(work).keySet().iterator().next());
        long ballots = PartialFile.open(piece).verdict().cast().ballots();
        var key = KeyFile.read(work.resolve("key"), NoteKey.Use.OBSERVER);
        var section = PartialFiles.section(piece, Files.readAllBytes(piece));
        var lie = PartialFiles.signed(piece, section, PartialFiles::oneBallotAudited, key);
        Files.move(lie, piece, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(whole, Run.of(HONEST, "--json", "--work", work, "--piece", "100"));
        assertEquals(ballots, PartialFile.open(piece).verdict().cast().ballots());
    }

    @Test
    void a_record_without_a_head_is_judged_in_pieces_as_at_once() throws IOException {
        var record = changed("headless", bytes -> bytes);
        Files.writeString(record.resolve("checkpoint"), "no head");
        var whole = Run.of(record, "--json");
        assertEquals(1, whole.exit(), whole.toString());
        assertEquals(whole, Run.of(record, "--json", "--work", directory.resolve("work")));
    }

    /** Not even the opening can be read of the first, and nothing behind it of the second. */
    @Test
    void a_record_that_can_not_be_cut_is_judged_in_pieces_as_at_once() {
        for (int kept : List.of(1000, 60_000)) {
            var record = changed("cut" + kept, bytes -> Arrays.copyOf(bytes, Math.min(kept, bytes.length - 1)));
            var whole = Run.of(record, "--json");

            assertEquals(1, whole.exit(), whole.toString());
            assertEquals(whole, Run.of(record, "--json", "--work", directory.resolve("work" + kept), "--piece", "3"));
        }
    }

    /** No disk has room for the tags of so many ballots as this head claims. */
    @Test
    void a_head_that_claims_too_much_does_not_stop_a_verification() throws IOException {
        long claim = 1L << 40;
        var sample = SampleRecords.small();
        var record = directory.resolve("claim");
        RecordFiles.write(RecordFiles.of(sample), record);
        int size = sample.entries().size();
        Files.move(
                record.resolve(Tiles.name(Tiles.Name.ENTRIES, 0, size).path()),
                record.resolve(Tiles.name(Tiles.Name.ENTRIES, 0, claim).path()));
        var head = Files.readString(record.resolve("checkpoint")).replace("\n" + size + "\n", "\n" + claim + "\n");
        Files.writeString(record.resolve("checkpoint"), head);
        var whole = Run.of(record, "--json");

        assertEquals(1, whole.exit(), whole.toString());
        assertEquals(whole, Run.of(record, "--json", "--work", directory.resolve("work"), "--piece", "3"));
    }

    /** The log has grown since: the same entries stand under another head. */
    @Test
    void pieces_under_another_head_are_made_again() {
        var work = directory.resolve("work");
        var record = BrokenBeginnings.prepared().open();
        for (int voter = 1; voter <= 2; voter++) {
            var grown = directory.resolve("record" + voter);
            record.vote(voter, List.of(List.of(0)));
            RecordFiles.write(RecordFiles.of(record), grown);
            assertEquals(Run.of(grown, "--json"), Run.of(grown, "--json", "--work", work, "--piece", "1"));
        }
    }

    @Test
    void a_verification_that_was_killed_goes_on_where_it_was() throws Exception {
        var work = directory.resolve("work");
        var command = new ArrayList<>(List.of(
                OwnJava.command(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                HONEST.toString(),
                "--work",
                work.toString(),
                "--piece",
                "1"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(60, SECONDS)
                    .until(() -> Files.isDirectory(work) && !pieces(work).isEmpty());
        } finally {
            process.destroyForcibly().waitFor();
        }
        var before = pieces(work);

        var run = Run.of(HONEST, "--json", "--work", work, "--piece", "1");

        var after = pieces(work);
        assertNotEquals(before.keySet(), after.keySet(), "it was killed in the middle");
        after.keySet().retainAll(before.keySet());
        assertEquals(before, after);
        assertEquals(Run.of(HONEST, "--json"), run);
    }
}
