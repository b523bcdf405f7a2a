package org.dauys.mail;

/** The post. */
public interface Mail {
    /**
     * Takes a message and answers at once, so that nobody can tell from the time whether one was sent. Delivery is tried
     * a few times; what fails is counted in the log without address or text, and the person asks again.
     */
    void send(Message message);
}
