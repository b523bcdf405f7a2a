package org.dauys.board;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checked entries of one caller on their way into a log, and what became of them. Guarded by the log's writing lock. */
final class Offer {
    private final List<Checked> entries;
    private Optional<Supplier<Appending>> outcome = Optional.empty();

    Offer(List<Checked> entries) {
        this.entries = List.copyOf(entries);
    }

    List<Checked> entries() {
        return entries;
    }

    boolean isDone() {
        return outcome.isPresent();
    }

    void finish(Appending what) {
        outcome = Optional.of(() -> what);
    }

    void fail(Throwable cause) {
        outcome = Optional.of(() -> {
            throw cause instanceof LogRefused refused ? refused : new NotConfirmed(cause);
        });
    }

    /** @throws NotConfirmed if it is unknown whether the entries stand in the log */
    Appending outcome() {
        return outcome.orElseThrow().get();
    }
}
