package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import org.dauys.election.ElectionId;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** Keeps two people, or two nodes, from changing one roll at the same time. */
@ApplicationScoped
class Locked {
    /** The largest roll takes about a minute on a slow machine. */
    private static final int LONGEST = (int) Duration.ofMinutes(15).toSeconds();

    private final StatelessSession session;

    @Inject
    Locked(StatelessSession session) {
        this.session = session;
    }

    /** Runs {@code work} in a transaction in which nobody else changes this roll or relies on its being frozen. */
    <T> T changing(ElectionId election, Function<RollRow, T> work) {
        return locked(election, LockMode.PESSIMISTIC_WRITE, work);
    }

    /** Runs {@code work} in a transaction in which nobody changes this roll. */
    <T> T reading(ElectionId election, Function<RollRow, T> work) {
        return locked(election, LockMode.PESSIMISTIC_READ, work);
    }

    private <T> T locked(ElectionId election, LockMode mode, Function<RollRow, T> work) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST).call(() -> {
            session.createNativeMutationQuery("insert into roll (election) values (?1) on conflict do nothing")
                    .setParameter(1, election.value())
                    .executeUpdate();
            return work.apply(session.get(RollRow.class, election.value(), mode));
        });
    }
}
