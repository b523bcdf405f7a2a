package org.dauys.mail;

import java.util.concurrent.CompletableFuture;

/** The post. */
public interface Mail {
    /**
     * Takes a message and answers at once, so that nobody can tell from the time whether one was sent. Delivery is tried
     * a few times; what fails is counted in the log without address or text, and the person asks again.
     */
    void send(Message message);

    /**
     * The same for who can wait and tries again later.
     *
     * @return true once the message is handed over; false, never a failure, where all tries failed
     */
    CompletableFuture<Boolean> deliver(Message message);
}
