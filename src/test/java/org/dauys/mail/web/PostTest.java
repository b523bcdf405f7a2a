package org.dauys.mail.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.dauys.mail.Mail;
import org.dauys.mail.Message;
import org.dauys.platform.Language;
import org.dauys.testing.MailResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostTest {
    @Inject
    Mail mail;

    @Test
    void a_message_arrives_as_it_was_written() {
        var to = UUID.randomUUID() + "@example.org";
        mail.send(new Message(to, Language.KK, "Әңгіме: ғқңөұүһі", "Бірінші жол\n\nЕкінші жол: ғқңөұүһі\n"));
        var letter = MailResource.await(to, 1);
        assertEquals("Әңгіме: ғқңөұүһі", letter.subject());
        assertEquals("Бірінші жол\n\nЕкінші жол: ғқңөұүһі", letter.text().strip());
        assertTrue(
                letter.headers().contains("Content-Language: kk"),
                letter.headers().toString());
    }

    /** Every one opens a connection of its own; of those on other threads one in ten missed the greeting and came half a minute late. */
    @Test
    void no_message_waits_for_a_greeting_that_was_missed() {
        for (int i = 0; i < 40; i++) {
            var to = UUID.randomUUID() + "@example.org";
            mail.send(new Message(to, Language.EN, "Code", "text"));
            assertEquals("Code", MailResource.await(to, 1).subject());
        }
    }

    @Test
    void a_line_break_begins_no_other_header() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Message("a@example.org", Language.EN, "Code\r\nBcc: b@example.org", "text"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Message("a@example.org\nb@example.org", Language.EN, "Code", "text"));
    }

    @Test
    void there_is_no_mailbox_on_the_screen_outside_of_a_demonstration() {
        given().accept("text/html").get("/demo/mail").then().statusCode(404);
    }
}
