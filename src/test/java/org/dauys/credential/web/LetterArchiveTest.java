package org.dauys.credential.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.ZipInputStream;
import org.dauys.account.TestAccounts;
import org.dauys.credential.Issuances;
import org.dauys.credential.Issuing;
import org.dauys.credential.Issuing.Beginning;
import org.dauys.credential.LetterFile;
import org.dauys.credential.LetterRun.Discarded;
import org.dauys.credential.web.TestIssuing.Made;
import org.dauys.platform.Language;
import org.junit.jupiter.api.Test;

/** More letters than one PDF holds: an archive, sent while it is made. */
@QuarkusTest
class LetterArchiveTest {
    @Inject
    TestIssuing test;

    @Inject
    TestAccounts accounts;

    @Inject
    Issuances issuances;

    @Inject
    Issuing issuing;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI site;

    private Made large() {
        var table = new StringBuilder("card;name;organisation\n");
        for (int i = 0; i < 1_010; i++) {
            table.append("%d;Мүше %04d;№ %d мектеп\n".formatted(i, i, i < 600 ? 1 : 2));
        }
        return test.withRoll(table.toString());
    }

    private InputStream download(Made made) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve(made.page() + "/make"))
                .header(
                        "Cookie",
                        TestAccounts.COOKIE + "="
                                + accounts.session(made.people().get("c1")))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static Map<String, LetterFile> files(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, LetterFile>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                files.put(entry.getName(), LetterFile.of(bytes.toByteArray()));
            }
        }
        return files;
    }

    /** Not 1,000 and 10: the second school would be cut. */
    @Test
    void many_letters_are_an_archive_that_cuts_no_organisation_and_ends_with_the_control_number() throws Exception {
        var made = large();
        var files = files(download(made).readAllBytes());

        assertEquals(List.of("letters-001.pdf", "letters-002.pdf", "control.pdf"), List.copyOf(files.keySet()));
        assertEquals(600, files.get("letters-001.pdf").pages().size());
        assertEquals(410, files.get("letters-002.pdf").pages().size());
        assertTrue(files.get("letters-002.pdf").pages().get(0).contains("Мүше 0600"));
        var issuance = issuances.find(made.id()).orElseThrow();
        assertEquals(1_010, issuance.made());
        test.as(made, "c2")
                .formParam("issuance", issuance.id().toString())
                .formParam("number", files.get("control.pdf").control())
                .post(made.page() + "/confirm")
                .then()
                .statusCode(303);
        assertEquals(
                1_010,
                test.log(made).snapshot().stage().credentials().orElseThrow().size());
    }

    /** The second file of the archive takes a while to be made, and can't be sent any more. */
    @Test
    void an_archive_whose_reader_went_away_leaves_nothing_behind_and_is_no_fault() throws Exception {
        var made = large();
        var lines = new CopyOnWriteArrayList<LogRecord>();
        var faults = Logger.getLogger("org.dauys.platform.web.FaultMappers");
        var handler = listening(lines);
        faults.addHandler(handler);
        try {
            try (var archive = download(made)) {
                assertEquals(1_000, archive.readNBytes(1_000).length);
                assertTrue(issuances.find(made.id()).isPresent(), "the run has begun");
            }
            await().until(() -> issuances.find(made.id()).isEmpty());
            await().until(() -> !lines.isEmpty());
        } finally {
            faults.removeHandler(handler);
        }
        assertEquals(
                List.of(Level.INFO), lines.stream().map(LogRecord::getLevel).toList());
        assertFalse(text(lines.get(0)).contains("/"), "an address may hold whose code was asked for");
    }

    private static String text(LogRecord line) {
        return String.format(line.getMessage(), line.getParameters());
    }

    private static Handler listening(List<LogRecord> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void a_run_that_was_thrown_away_makes_no_more_letters_and_no_control_number() {
        var made = large();
        var begun = (Beginning.Begun)
                issuing.begin(made.id(), made.people().get("c1").id(), Language.EN, clock.instant());
        var run = begun.run();
        assertTrue(run.next().orElseThrow().length > 100_000);
        assertEquals(600, issuances.find(made.id()).orElseThrow().made());
        assertEquals(Optional.empty(), issuing.discard(made.id(), run.id()));
        assertThrows(Discarded.class, run::next);
    }

    @Test
    void a_download_that_breaks_off_is_seen_to_be_broken() throws Exception {
        var made = large();
        try (var archive = download(made)) {
            archive.readNBytes(1_000);
            issuances.discard(issuances.find(made.id()).orElseThrow().id(), () -> false);
            byte[] rest;
            try {
                rest = archive.readAllBytes();
            } catch (IOException cut) {
                return;
            }
            var end = new String(rest, StandardCharsets.ISO_8859_1);
            assertFalse(end.contains("control.pdf"), "the archive has no end");
        }
    }
}
