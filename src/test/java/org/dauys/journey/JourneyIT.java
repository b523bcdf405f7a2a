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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One election from the first account to a result that a stranger has verified: the packaged service, its database, a mail
 * server, everybody's browser, and the verifier as a process of its own.
 */
@NeedsBrowser
class JourneyIT {
    private static final Pattern FIRST_LINK = Pattern.compile("(/staff/first#\\S+)");
    private static final Pattern INVITATION = Pattern.compile("(/staff/invite#\\S+)");

    private static final String SLUG = "gymnasium-45";
    private static final String NO_LIGHT = "Жарық сөнді. Отключили свет.";
    private static final String ALL_VOTED = "Барлығы дауыс берді. Проголосовали все.";

    @TempDir
    Path data;

    @TempDir
    Path files;

    private URI site = URI.create("http://localhost");

    @ParameterizedTest
    @MethodSource("org.dauys.journey.Walk#asked")
    void an_election_from_a_roll_of_members_to_a_verified_tally(Walk walk, Browsers browsers) throws Exception {
        try (var service = start()) {
            site = service.uri("/");
            var admin = new Official(
                    walk, walk.desktop(browsers, Language.EN), site, "Данияр Ахметов", "daniyar@dauys.example");
            admin.makeFirstAccount(link(FIRST_LINK, service.output()));
            var marina = invited(admin, walk.desktop(browsers, Language.RU), "Марина Викторовна Ким", "marina");
            var yerlan = invited(admin, walk.phone(browsers, Language.KK), "Ерлан Серікұлы", "yerlan");
            var holders = List.of(
                    invited(admin, walk.phone(browsers, Language.KK), "Гүлнәр Өмірбекқызы", "gulnar"),
                    invited(admin, walk.desktop(browsers, Language.RU), "Тимур Ахметов", "timur"),
                    invited(admin, walk.phone(browsers, Language.EN), "Анна Шмидт", "anna"));

            var desk = prepare(new Roll(walk), marina, yerlan, holders);
            desk.ceremony(marina, yerlan, holders);
            var letters = Letters.read(desk.makeLetters(marina, files));
            assertEquals(Roll.SIZE, letters.links().size());
            desk.confirmLetters(yerlan, letters.controlNumber());
            yerlan.signInAgain();

            var observer = new Observer(walk, walk.phone(browsers, Language.KK), site.resolve("/e/" + SLUG));
            var poll = new Poll(walk, browsers, site.resolve("/e/" + SLUG), letters, files);
            hold(desk, marina, yerlan, poll, observer);

            // Timur never comes back
            desk.decrypt(holders.get(0));
            desk.decrypt(holders.get(2));
            desk.publish(marina);
            poll.checkReceipts();
            observe(observer, desk.fingerprint(marina), poll);
        }
    }

    private Desk prepare(Roll roll, Official marina, Official yerlan, List<Official> holders) {
        var desk = Desk.draft(marina, SLUG, "reporting-conference");
        desk.terms(marina, Map.of("mode", "two-factor", "issuer", "platform"));
        desk.schedule(marina, Instant.now(), Instant.now().plus(Duration.ofDays(2)));
        desk.invite(marina, yerlan, "committee");
        holders.forEach(holder -> desk.invite(marina, holder, "holder"));
        desk.threshold(marina, 2);
        desk.roll(marina, roll.wrong(), roll.table());
        desk.freeze(marina);
        desk.freezeRoll(marina);
        return desk;
    }

    /** From the opening to the closing. */
    private void hold(Desk desk, Official marina, Official yerlan, Poll poll, Observer observer) throws IOException {
        desk.decide(marina, yerlan, "open", Map.of(), in(Duration.ofHours(6)));
        observer.looksAround();
        poll.vote();
        desk.decide(yerlan, marina, "extend", Map.of(), in(Duration.ofHours(8)));
        desk.decide(marina, yerlan, "suspend", Map.of("reason", NO_LIGHT), Optional.empty());
        observer.sees("suspended", NO_LIGHT);
        desk.decide(marina, yerlan, "resume", Map.of(), Optional.empty());
        poll.voteAgain();
        desk.decide(marina, yerlan, "close", Map.of("reason", ALL_VOTED), Optional.empty());
        observer.sees("closed", ALL_VOTED);
    }

    private static Optional<Instant> in(Duration time) {
        return Optional.of(Instant.now().plus(time));
    }

    /** A stranger: sees the result, downloads the record, and verifies it with a program of his own; then forges it. */
    private void observe(Observer observer, String fingerprint, Poll poll) throws Exception {
        assertEquals(poll.totals(), observer.totals());
        var archive = observer.download(files.resolve("record.zip"));
        var arguments = new ArrayList<>(List.of("--expect", fingerprint));
        poll.receipts().forEach(receipt -> arguments.addAll(List.of("--receipt", receipt.toString())));
        arguments.add("--json");
        var said = PublicRecord.verify(archive, arguments);
        assertEquals(0, said.exit(), said.text());
        assertEquals(Map.of("counted", 10L, "replaced", 2L), said.receipts());

        var record = PublicRecord.unpack(archive, files.resolve("record"));
        int size = record.size();
        record.everyFlipIsNamed(List.of(0, 1, size / 4, size / 2, 3 * size / 4, size - 1));
    }

    private Official invited(Official admin, Visitor visitor, String name, String email) throws IOException {
        var official = admin.colleague(visitor, name, email + "@dauys.example");
        int before = MailResource.now(official.email()).size();
        admin.invite(official);
        official.acceptInvitation(link(
                INVITATION, MailResource.await(official.email(), before + 1).text()));
        official.makeSigningKey();
        return official;
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
