package org.dauys.notice;

import java.time.Instant;
import java.util.List;

/** Notices that are to be sent, for all nodes together. */
public interface Outbox {
    /** So often one is tried, once a quarter of an hour; each time the post itself tries several times. */
    int TRIES = 16;

    /** Adds all of them in one transaction, in random order; those of one member and quarter become one. */
    void write(List<Notice> notices);

    /**
     * Some that are due, in random order. Nobody gets them again before {@code again}, then whoever asks first: unless they were
     * {@link #delivered} meanwhile.
     */
    List<Notice> take(Instant now, Instant again, int limit);

    void delivered(List<Notice> notices);

    /** Forgets what was tried {@link #TRIES} times. How many these were. */
    int giveUp(Instant now);
}
