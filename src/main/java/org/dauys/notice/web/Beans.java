package org.dauys.notice.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.dauys.notice.Delivery;
import org.dauys.notice.Notices;
import org.dauys.notice.Outbox;

/** Joins the rules of notices to what keeps and sends them. */
class Beans {
    @Produces
    @Singleton
    Notices notices(Outbox outbox, Clock clock) {
        return new Notices(outbox, clock);
    }

    @Produces
    @Singleton
    Delivery delivery(Outbox outbox, Delivery.Post post) {
        return new Delivery(outbox, post);
    }
}
