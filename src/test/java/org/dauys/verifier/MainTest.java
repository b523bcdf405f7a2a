package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private static final SampleRecord RECORD = SampleRecords.small();
    private static final Map<String, byte[]> FILES = RecordFiles.of(RECORD);

    @TempDir
    private Path directory;

    private Path record() {
        var record = directory.resolve("record");
        RecordFiles.write(FILES, record);
        return record;
    }

    private static String fingerprint() {
        return Fingerprint.of(RECORD.id()).toString();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void without_an_anchor_it_says_that_nobody_checked_whose_record_it_is() {
        var run = Run.of(record(), "--lang", "en");

        assertEquals(0, run.exit(), run.toString());
        assertTrue(run.lastLine().contains("WHOSE record it is was not checked"), run.lastLine());
        assertTrue(run.lastLine().contains(fingerprint()), run.lastLine());
    }

    @Test
    void with_the_fingerprint_it_says_that_this_is_the_election() {
        var run = Run.of(record(), "--lang", "ru", "--expect", fingerprint().toLowerCase(Locale.ROOT));

        assertEquals(0, run.exit(), run.toString());
        assertEquals("Это те выборы, контрольную сумму которых вы указали.", run.lastLine());
    }

    @Test
    void with_another_fingerprint_the_record_is_the_wrong_one() {
        var other = Fingerprint.of(org.dauys.protocol.transcript.Hash.ZERO);
        var run = Run.of(record(), "--lang", "kk", "--expect", other);

        assertEquals(1, run.exit(), run.toString());
        assertEquals("Бұл сіз тексергіңіз келген журнал емес.", run.lastLine());
    }

    @Test
    void a_policy_is_an_anchor_too() throws IOException {
        var election = RECORD.election();
        var policy = """
                # log and witnesses
                log %s
                witness one %s
                witness two %s
                group both all one two
                quorum both
                """.formatted(
                        election.log().key().vkey(),
                        election.witness(1).key().vkey(),
                        election.witness(2).key().vkey());
        var good = Run.of(record(), "--lang", "en", "--policy", file("policy", policy));
        assertEquals(0, good.exit(), good.toString());
        assertEquals("The head is one that your policy accepts.", good.lastLine());

        var strangers = policy.replace(
                election.witness(2).key().vkey(), election.witness(3).key().vkey());
        assertEquals(
                1, Run.of(record(), "--policy", file("strangers", strangers)).exit());
        assertEquals(
                2,
                Run.of(record(), "--policy", file("broken", "log x\nquorum none\n"))
                        .exit());
    }

    @Test
    void an_archive_and_an_address_say_the_same_as_a_directory() throws IOException {
        var archive = directory.resolve("record.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var file : FILES.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        var expected = Run.of(record(), "--json").out();
        assertEquals(expected, Run.of(archive, "--json").out());

        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var body = path.equals("/record.zip")
                    ? Files.readAllBytes(archive)
                    : FILES.get(path.replaceFirst("^/log/", ""));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertEquals(expected, Run.of(address + "/log", "--json").out());
            assertEquals(expected, Run.of(address + "/log/", "--json").out());
            assertEquals(expected, Run.of(address, "--json").out());
            assertEquals(expected, Run.of(address + "/record.zip", "--json").out());
            assertEquals(2, Run.of(address + "/log/nothing", "--json").exit());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_cannot_be_read_says_nothing_about_the_record() throws IOException {
        assertEquals(2, Run.of(directory.resolve("nothing")).exit());
        assertEquals(2, Run.of(file("text.zip", "no archive")).exit());
        assertEquals(2, Run.of().exit());
        assertEquals(2, Run.of(record(), "--expect", "ABC").exit());
        var record = record();
        Files.delete(record.resolve(
                "tile/entries/000.p/%d".formatted(RECORD.entries().size())));
        assertEquals(2, Run.of(record).exit());
    }

    /** Also where another thread met it. */
    @Test
    void what_can_not_be_read_on_the_way_is_named() {
        for (var why : List.of(Why.NO_ROOM, Why.BROKEN)) {
            var cause = why == Why.BROKEN ? new IOException("no disk") : new IOException(new Unreadable(why, "tile"));
            var terminal = new ByteArrayOutputStream();
            var said = new PrintStream(terminal, true, StandardCharsets.UTF_8);
            var main = new Main(said, said, fetched -> OptionalInt.empty());
            CommandLine.populateCommand(main, "--lang", "en");

            int exit = main.with(record().toString(), record -> {
                throw new UncheckedIOException(cause);
            });

            assertEquals(2, exit);
            var what = why == Why.BROKEN ? directory.resolve("record").toString() : "tile";
            var words = new Words(Words.Language.en).get("unreadable." + why, what);
            assertEquals(words, terminal.toString(StandardCharsets.UTF_8).strip());
        }
    }

    /** They only say what the entries say. */
    @Test
    void hashes_of_entries_need_not_be_there() throws IOException {
        var files = new TreeMap<>(FILES);
        assertTrue(files.keySet().removeIf(path -> path.startsWith("tile/0/")));
        RecordFiles.write(files, directory.resolve("record"));
        assertEquals(0, Run.of(directory.resolve("record")).exit());
    }

    @Test
    void a_failure_of_the_machine_is_no_verdict() {
        var full = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new StackOverflowError();
            }
        };
        var terminal = new ByteArrayOutputStream();
        var said = new PrintStream(terminal, true, StandardCharsets.UTF_8);

        assertEquals(2, Main.run(full, said, fetched -> OptionalInt.empty(), record().toString(), "--lang", "en"));
        assertTrue(terminal.toString(StandardCharsets.UTF_8).contains("says nothing about the record"));
    }

    @Test
    void progress_counts_what_has_been_checked() throws Unreadable {
        var record = BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0)));
        var directory = this.directory.resolve("open");
        RecordFiles.write(RecordFiles.of(record), directory);
        var seen = new ArrayList<Long>();

        Verification.run(TiledRecord.open(RecordSource.open(directory.toString())), new Anchor.None(), seen::add);

        assertEquals(List.of(0L, (long) record.entries().size()), seen);
    }

    private Run over(SampleRecord record, Object... more) {
        var files = directory.resolve("made");
        RecordFiles.write(RecordFiles.of(record), files);
        var arguments = new ArrayList<Object>(List.of(files, "--lang", "en"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray());
    }

    @Test
    void of_many_findings_the_first_are_shown_and_the_rest_counted() {
        var record = BrokenBeginnings.manifest();
        for (int i = 0; i < Findings.KEPT + 5; i++) {
            record.force(Bytes.utf8("dauys/v1 note\n{}"));
        }
        assertTrue(over(record).out().contains("      " + new Words(Words.Language.en).get("more", "5")));
    }

    @Test
    void a_tile_of_wrong_hashes_is_named() {
        var files = RecordFiles.of(RECORD);
        var tile = Tiles.name(0, 0, RECORD.entries().size()).path();
        files.computeIfPresent(tile, (path, hashes) -> {
            var wrong = hashes.clone();
            wrong[0] ^= 1;
            return wrong;
        });
        var served = directory.resolve("served");
        RecordFiles.write(files, served);
        assertTrue(
                Run.of(served, "--lang", "en").out().stream().anyMatch(line -> line.contains("file " + tile + ": ")));
        var json = Run.of(served, "--json").out().get(0);
        assertTrue(json.contains("{\"file\":\"" + tile + "\""), json);
    }

    @Test
    void shares_of_the_platform_and_tests_of_the_encryption_are_counted() {
        var election = SampleElection.of("operator", SampleElection.single("chair", "a", "b"));
        var first = election.holder(1);
        var platform = new Holder(first.person(), first.tool(), true);
        var holders = List.of(platform, election.holder(2), election.holder(3));
        var terms = election.with(TermsChange.trustees(new Trustees(2, false, holders)));
        var choice = List.of(List.of(0));
        var record = new SampleRecord(terms).manifest().ceremony(1).roll(5).open();
        var words = new Words(Words.Language.en);

        var out = over(record.vote(1, choice).audit(2, choice)).out();
        assertTrue(out.contains(words.get("holders.operator", "1", "3", "2")), out.toString());
        assertTrue(out.contains(words.get("counts", "1", "0", "1", "1")), out.toString());
        assertFalse(Run.of(record(), "--lang", "en").out().contains(words.get("holders.operator", "0", "3", "2")));
    }

    @Test
    void a_ballot_that_is_none_is_so_many_bytes() {
        var record = BrokenBeginnings.prepared().open();
        record.force(EntryWriter.ballot(Purpose.CAST, new byte[9]));
        var last = record.entries().size() - 1;
        assertEquals("9 bytes", over(record, "--print", last).lastLine());
    }

    @Test
    void there_are_so_many_entries_to_print() {
        int size = RECORD.entries().size();
        for (int index : new int[] {-1, size}) {
            var none = Run.of(record(), "--print", index, "--lang", "en");
            assertEquals(2, none.exit());
            assertTrue(none.terminal().get(0).contains("entry " + index), none.toString());
        }
        assertEquals(0, Run.of(record(), "--print", size - 1).exit());
        assertTrue(Run.of(record(), "--print", 0).out().get(0).startsWith("leaf "));
    }

    @Test
    void the_fingerprint_is_printed_without_verifying() throws IOException {
        assertEquals(new Run(0, List.of(fingerprint()), List.of()), Run.of("fingerprint", record()));
        var none = Run.of("fingerprint", directory.resolve("none"), "--lang", "en");
        assertEquals(2, none.exit());
        assertTrue(none.terminal().get(0).contains("none"), none.toString());
        var empty = Files.createDirectory(directory.resolve("empty"));
        Files.writeString(empty.resolve("checkpoint"), "no head");
        assertEquals(2, Run.of("fingerprint", empty).exit());
    }

    @Test
    void an_entry_is_shown_readably() {
        var closed = Run.of(record(), "--print", "22");

        assertEquals("kind closed", closed.out().get(2));
        assertTrue(closed.out().get(3).contains("\"closesAt\":\"2026-10-06T13:00:00Z\""), closed.toString());
        var ballot = Run.of(record(), "--print", "16");
        assertEquals("kind ballot", ballot.out().get(2));
        assertTrue(ballot.out().stream().anyMatch(line -> line.startsWith("tracker ")), ballot.toString());
        assertEquals(2, Run.of(record(), "--print", "31").exit());
    }

    @Test
    void control_characters_of_a_message_do_not_reach_the_terminal() {
        var hostile = "x\u001b[2J\u202e".getBytes(StandardCharsets.UTF_8);

        var shown = EntryText.of(hostile, List.of());

        assertTrue(shown.contains("x\ufffd[2J\ufffd"), shown);
    }
}
