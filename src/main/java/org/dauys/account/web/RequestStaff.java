package org.dauys.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dauys.account.CurrentStaff;
import org.dauys.account.StaffSession;
import org.dauys.account.StaffSession.Stage;
import org.dauys.account.StaffSessions;

/** Looks the session of the request up once; what an administrator changes holds from the next request on. */
@RequestScoped
class RequestStaff implements CurrentStaff {
    /** A row is not written for every request. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final StaffSessions sessions;
    private final Cookies cookies;
    private final Clock clock;
    private Optional<Optional<StaffSession>> found = Optional.empty();

    @Inject
    RequestStaff(StaffSessions sessions, Cookies cookies, Clock clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public Optional<StaffSession> session() {
        return at(Stage.FULL);
    }

    /** The session, if it is live and exactly at this stage. */
    Optional<StaffSession> at(Stage stage) {
        if (found.isEmpty()) {
            found = Optional.of(load(clock.instant()));
        }
        return found.get().filter(session -> session.stage() == stage);
    }

    private Optional<StaffSession> load(Instant now) {
        var session = cookies.read(Cookies.Kind.STAFF)
                .flatMap(token -> sessions.find(token.hash()))
                .filter(known -> known.isLive(now));
        session.filter(known -> known.seenAt().plus(GRAIN).isBefore(now))
                .ifPresent(known -> sessions.seen(known.key(), now));
        return session;
    }
}
