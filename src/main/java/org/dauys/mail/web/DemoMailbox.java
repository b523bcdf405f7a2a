package org.dauys.mail.web;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dauys.mail.Message;

/** The mailbox of everybody in a demonstration. It lives in this process, like the demonstration. */
@Singleton
class DemoMailbox {
    private static final int MOST = 200;

    private final Deque<Delivered> messages = new ArrayDeque<>();

    /** A message and when it came. */
    record Delivered(Message message, Instant at) {}

    synchronized void add(Message message, Instant at) {
        messages.addFirst(new Delivered(message, at));
        if (messages.size() > MOST) {
            messages.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<Delivered> newest() {
        return List.copyOf(messages);
    }
}
