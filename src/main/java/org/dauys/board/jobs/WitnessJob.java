package org.dauys.board.jobs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.dauys.board.Board;
import org.dauys.board.WitnessCalls;
import org.dauys.board.WitnessRound;
import org.dauys.board.WitnessStore;
import org.dauys.board.Witnessing;
import org.dauys.platform.Background;

/** Offers heads to witnesses and asks them, every second. Of several nodes the one that claims a head asks for it. */
@ApplicationScoped
class WitnessJob {
    private final WitnessRound round;
    private final Background background;

    @Inject
    WitnessJob(
            Board board,
            WitnessStore store,
            Witnessing witnessing,
            WitnessCalls calls,
            Clock clock,
            Background background) {
        this.round = new WitnessRound(board, store, witnessing, calls, clock, Infrastructure.getDefaultExecutor());
        this.background = background;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        background.run(round::work);
    }

    /** For whoever shows or takes heads. */
    static class Parts {
        @Produces
        @Singleton
        Witnessing witnessing(WitnessStore store, WitnessSettings settings) {
            return new Witnessing(store, settings.hold());
        }
    }
}
