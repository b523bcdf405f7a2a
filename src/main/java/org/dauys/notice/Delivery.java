package org.dauys.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends what is due, each to one node's post; what could not be delivered is tried again at later quarters of an hour. */
public final class Delivery {
    private static final int AT_ONCE = 50;

    /** Longer than the post takes with all its tries: nobody else sends the same meanwhile. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Post post;

    public Delivery(Outbox outbox, Post post) {
        this.outbox = outbox;
        this.post = post;
    }

    /** Puts a notice into words and delivers it. */
    public interface Post {
        /** True where it is delivered or there is nobody to send it to, false where it has to be tried again. */
        CompletableFuture<Boolean> send(Notice notice);
    }

    /** Sends some of what is due. False where nothing was. */
    public boolean some(Instant now) {
        var notices = outbox.take(now, Notice.quarterAfter(now.plus(LEASE)), AT_ONCE);
        var sending = notices.stream().map(post::send).toList();
        var delivered = new ArrayList<Notice>();
        for (int i = 0; i < notices.size(); i++) {
            if (sending.get(i).join()) {
                delivered.add(notices.get(i));
            }
        }
        if (!delivered.isEmpty()) {
            outbox.delivered(List.copyOf(delivered));
        }
        return !notices.isEmpty();
    }
}
