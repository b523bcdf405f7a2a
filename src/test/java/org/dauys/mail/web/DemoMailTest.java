package org.dauys.mail.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.dauys.demo.OwnDatabase;
import org.dauys.mail.Mail;
import org.dauys.mail.Message;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.MailResource;
import org.dauys.testing.NeedsBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(OwnDatabase.Demo.class)
@NeedsBrowser
class DemoMailTest {
    @TestHTTPResource("/demo/mail")
    URI mailbox;

    @Inject
    Mail mail;

    @Test
    void a_message_is_shown_and_leaves_the_machine_not_at_all() {
        mail.send(new Message("a@example.org", Language.EN, "First <b>", "Text & more"));
        mail.send(new Message("b@example.org", Language.EN, "Second", "See https://vote.example.kz/x#y now"));
        var page = given().accept("text/html").get("/demo/mail").body().asString();
        assertTrue(page.indexOf("Second") < page.indexOf("First &lt;b&gt;"), "newest first, and inert");
        assertTrue(page.contains("<a href=\"https://vote.example.kz/x#y\">"), page);
        assertTrue(page.contains("Text &amp; more"), page);
        assertEquals(List.of(), MailResource.now("a@example.org"));
    }

    @ParameterizedTest
    @EnumSource
    void the_mailbox_fits_a_phone_and_a_desk(Language language, Browsers browsers) {
        mail.send(new Message(
                "aigul@example.org", Language.KK, "Кіру коды", "Кіру коды: 1234 5678\n\nДауыс беру: Төраға сайлау"));
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            visitor.open(mailbox);
            visitor.look("demo-mail");
        }
    }
}
