package org.dauys.mail.web;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.dauys.mail.Mail;
import org.dauys.mail.Message;
import org.dauys.platform.Settings;
import org.jboss.logging.Logger;

/** Sends by SMTP, or in a demonstration to the mailbox on the screen and nowhere else. */
@ApplicationScoped
class Post implements Mail {
    private static final Logger LOG = Logger.getLogger(Post.class);
    private static final int RETRIES = 4;

    private final ReactiveMailer smtp;
    private final DemoMailbox demo;
    private final Settings settings;
    private final Clock clock;
    private final Vertx vertx;

    @Inject
    Post(ReactiveMailer smtp, DemoMailbox demo, Settings settings, Clock clock, Vertx vertx) {
        this.smtp = smtp;
        this.vertx = vertx;
        this.demo = demo;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void send(Message message) {
        deliver(message);
    }

    @Override
    public CompletableFuture<Boolean> deliver(Message message) {
        if (settings.demo()) {
            demo.add(message, clock.instant());
            return CompletableFuture.completedFuture(true);
        }
        return Uni.createFrom()
                .deferred(() -> smtp.send(mail(message)))
                // on another thread, so that the answer to a member comes no later than one to a stranger; and one of
                // the event
                // loop, because on others the client now and then misses the server's greeting and waits for nothing
                .runSubscriptionOn(task -> vertx.getOrCreateContext().runOnContext(now -> task.run()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(20))
                .atMost(RETRIES)
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(Post::note)
                .subscribeAsCompletionStage();
    }

    private static io.quarkus.mailer.Mail mail(Message message) {
        return io.quarkus.mailer.Mail.withText(message.to(), message.subject(), message.text())
                // no answers from holiday programs (RFC 3834)
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", message.language().tag());
    }

    /** The kind of failure only: its text may hold the address. */
    private static boolean note(Throwable failure) {
        LOG.warnf("a message could not be sent: %s", failure.getClass().getName());
        return false;
    }
}
