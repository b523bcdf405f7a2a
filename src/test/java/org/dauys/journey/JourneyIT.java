package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.MailResource;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One election from the first account to a result that a stranger has verified: the packaged service, its database, a mail
 * server, everybody's browser, and the verifier as a process of its own.
 */
@NeedsBrowser
class JourneyIT {
    private static final Pattern FIRST_LINK = Pattern.compile("(/staff/first#\\S+)");
    private static final Pattern INVITATION = Pattern.compile("(/staff/invite#\\S+)");

    private static final String SLUG = "gymnasium-45";

    @TempDir
    Path data;

    @TempDir
    Path files;

    private URI site = URI.create("http://localhost");

    @Test
    void an_election_from_a_roll_of_members_to_a_verified_tally(Browsers browsers) throws Exception {
        try (var service = start()) {
            site = service.uri("/");
            var admin = official(browsers.desktop(Language.EN), "Данияр Ахметов", "daniyar");
            admin.makeFirstAccount(link(FIRST_LINK, service.output()));
            var marina = invited(admin, browsers.desktop(Language.RU), "Марина Викторовна Ким", "marina");
            var yerlan = invited(admin, browsers.phone(Language.KK), "Ерлан Серікұлы", "yerlan");
            var holders = List.of(
                    invited(admin, browsers.phone(Language.KK), "Гүлнәр Өмірбекқызы", "gulnar"),
                    invited(admin, browsers.desktop(Language.RU), "Тимур Ахметов", "timur"),
                    invited(admin, browsers.phone(Language.EN), "Анна Шмидт", "anna"));

            var desk = prepare(marina, yerlan, holders);
            desk.ceremony(marina, yerlan, holders);
            var letters = Letters.read(desk.makeLetters(marina, files));
            assertEquals(Roll.SIZE, letters.links().size());
            desk.confirmLetters(yerlan, letters.controlNumber());
            desk.decide(
                    marina, yerlan, "open", Map.of(), Optional.of(Instant.now().plus(Duration.ofHours(6))));
            var fingerprint = desk.fingerprint(marina);

            var poll = new Poll(browsers, site.resolve("/e/" + SLUG + "/receipt"), letters, files);
            poll.vote();
            desk.decide(
                    yerlan,
                    marina,
                    "extend",
                    Map.of(),
                    Optional.of(Instant.now().plus(Duration.ofHours(8))));
            desk.decide(marina, yerlan, "suspend", Map.of("reason", "Жарық сөнді. Отключили свет."), Optional.empty());
            desk.decide(marina, yerlan, "resume", Map.of(), Optional.empty());
            poll.voteAgain();
            desk.decide(marina, yerlan, "close", Map.of("reason", "Барлығы дауыс берді."), Optional.empty());

            // Timur never comes back
            desk.decrypt(holders.get(0));
            desk.decrypt(holders.get(2));
            desk.publish(marina);
            poll.checkReceipts();
            observe(browsers, fingerprint, poll);
        }
    }

    private Desk prepare(Official marina, Official yerlan, List<Official> holders) {
        var desk = Desk.draft(marina, SLUG, "reporting-conference");
        desk.terms(marina, Map.of("mode", "two-factor", "issuer", "platform"));
        desk.schedule(marina, Instant.now(), Instant.now().plus(Duration.ofDays(2)));
        desk.invite(marina, yerlan, "committee");
        holders.forEach(holder -> desk.invite(marina, holder, "holder"));
        desk.threshold(marina, 2);
        desk.roll(marina, Roll.wrong(), Roll.table());
        desk.freeze(marina);
        desk.freezeRoll(marina);
        return desk;
    }

    /** A stranger: sees the result, downloads the record, and verifies it with a program of his own; then forges it. */
    private void observe(Browsers browsers, String fingerprint, Poll poll) throws Exception {
        var observer = browsers.phone(Language.KK);
        var page = observer.open(site.resolve("/e/" + SLUG));
        for (int contest = 0; contest < poll.totals().size(); contest++) {
            var shown = page.locator(".results").nth(contest).locator("td.number").allInnerTexts().stream()
                    .map(text -> Integer.parseInt(text.split("\\s")[0]))
                    .toList();
            assertEquals(poll.totals().get(contest), shown);
        }
        var archive = files.resolve("record.zip");
        page.waitForDownload(() -> page.locator("a[href$='/record.zip']").click())
                .saveAs(archive);
        var arguments = new ArrayList<>(List.of("--expect", fingerprint));
        poll.receipts().forEach(receipt -> arguments.addAll(List.of("--receipt", receipt.toString())));
        var said = PublicRecord.verify(archive, arguments);
        assertEquals(0, said.exit(), said.text());

        var record = PublicRecord.unpack(archive, files.resolve("record"));
        int size = record.size();
        record.everyFlipIsNamed(List.of(0, 1, size / 4, size / 2, 3 * size / 4, size - 1));
    }

    private Official invited(Official admin, Visitor visitor, String name, String email) throws IOException {
        var official = official(visitor, name, email);
        var page = admin.open("/staff/accounts");
        page.locator("#name").fill(name);
        page.locator("#email").fill(official.email());
        page.locator("main input[name=language][value=" + visitor.language().tag() + "]")
                .check();
        admin.press("form[action='/staff/accounts'] button");
        page.locator(".banner-good").waitFor();
        official.acceptInvitation(
                link(INVITATION, MailResource.await(official.email(), 1).text()));
        official.makeSigningKey();
        return official;
    }

    private Official official(Visitor visitor, String name, String email) {
        return new Official(visitor, site, name, email + "@dauys.example");
    }

    private static String link(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertEquals(true, found.find(), text);
        return found.group(1);
    }

    /** On a port that is known before, because the manifest and the letters carry the address. */
    private ServiceProcess start() throws IOException {
        int port = freePort();
        var environment = new HashMap<>(TestPostgres.fresh().environment());
        var mail = new MailResource().start();
        environment.put("QUARKUS_MAILER_HOST", mail.get("quarkus.mailer.host"));
        environment.put("QUARKUS_MAILER_PORT", mail.get("quarkus.mailer.port"));
        return ServiceProcess.at(port, environment, data);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
