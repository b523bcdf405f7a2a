package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void an_election_from_a_roll_of_members_to_a_verified_tally(Browsers browsers) throws Exception {
        try (var service = start()) {
            var site = service.uri("/");
            var admin = official(browsers.desktop(Language.EN), site, "Данияр Ахметов", "daniyar");
            admin.makeFirstAccount(link(FIRST_LINK, service.output()));
            var marina = invited(admin, browsers.desktop(Language.RU), site, "Марина Викторовна Ким", "marina");
            var yerlan = invited(admin, browsers.phone(Language.KK), site, "Ерлан Серікұлы", "yerlan");
            var holders = java.util.List.of(
                    invited(admin, browsers.phone(Language.KK), site, "Гүлнәр Өмірбекқызы", "gulnar"),
                    invited(admin, browsers.desktop(Language.RU), site, "Тимур Ахметов", "timur"),
                    invited(admin, browsers.phone(Language.EN), site, "Анна Шмидт", "anna"));

            var desk = Desk.draft(marina, "gymnasium-45", "reporting-conference");
            desk.terms(marina, Map.of("mode", "two-factor", "issuer", "platform"));
            desk.schedule(marina, Instant.now(), Instant.now().plus(Duration.ofDays(2)));
            desk.invite(marina, yerlan, "committee");
            for (var holder : holders) {
                desk.invite(marina, holder, "holder");
            }
            desk.threshold(marina, 2);
            desk.roll(marina, Roll.wrong(), Roll.table());
            desk.freeze(marina);
            desk.freezeRoll(marina);
        }
    }

    private static Official invited(Official admin, Visitor visitor, URI site, String name, String email)
            throws IOException {
        var official = official(visitor, site, name, email);
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

    private static Official official(Visitor visitor, URI site, String name, String email) {
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
