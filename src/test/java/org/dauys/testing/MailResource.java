package org.dauys.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real SMTP server for every {@code @QuarkusTest}, and a look into its mailboxes. */
@WithTestResource(value = MailResource.class, scope = TestResourceScope.GLOBAL)
public class MailResource implements QuarkusTestResourceLifecycleManager {
    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    /** What arrived. */
    public record Letter(String to, String subject, String text, List<String> headers) {}

    @Override
    public Map<String, String> start() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        return Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                String.valueOf(SERVER.getSmtp().getPort()));
    }

    @Override
    public void stop() {
        // the server is shared and ends with the process
    }

    /** Everything that has arrived for an address so far, oldest first. */
    public static List<Letter> now(String to) {
        return Stream.of(SERVER.getReceivedMessages())
                .map(MailResource::letter)
                .filter(letter -> letter.to().equals(to))
                .toList();
    }

    /** Waits for so many letters to an address, and gives the last. */
    public static Letter await(String to, int count) {
        Awaitility.await("letter " + count).until(() -> now(to).size() >= count);
        return now(to).get(count - 1);
    }

    private static Letter letter(MimeMessage message) {
        try {
            var headers =
                    Stream.of(GreenMailUtil.getHeaders(message).split("\r\n")).toList();
            return new Letter(
                    message.getRecipients(RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n"),
                    headers);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
