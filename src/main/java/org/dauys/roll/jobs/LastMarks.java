package org.dauys.roll.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.dauys.platform.Background;
import org.dauys.roll.Marks;
import org.dauys.roll.RollRecord;

/** Each node writes its own marks that still wait: soon after voting has stopped, and before the node does. */
class LastMarks {
    private final Marks marks;
    private final RollRecord record;
    private final Background background;

    @Inject
    LastMarks(Marks marks, RollRecord record, Background background) {
        this.marks = marks;
        this.record = record;
        this.background = background;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void whenVotingHasStopped() {
        background.run(this::writeEnded);
    }

    private void writeEnded() {
        marks.settle();
        marks.waiting().stream().filter(election -> !record.isOpen(election)).forEach(marks::flush);
    }

    void whenTheNodeStops(@Observes ShutdownEvent stopping) {
        marks.settle();
        marks.waiting().forEach(marks::flush);
    }
}
