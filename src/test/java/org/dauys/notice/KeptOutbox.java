package org.dauys.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, as one node's database that can be away. */
public final class KeptOutbox implements Outbox {
    private final List<Notice> written = new ArrayList<>();
    private final List<Notice> left = new ArrayList<>();
    private boolean away;

    /** What was handed over and is not delivered. */
    public List<Notice> written() {
        return List.copyOf(written);
    }

    void away(boolean now) {
        away = now;
    }

    @Override
    public void write(List<Notice> notices) {
        if (away) {
            throw new IllegalStateException("away");
        }
        written.addAll(notices);
        left.addAll(notices);
    }

    @Override
    public List<Notice> take(Instant now, Instant again, int limit) {
        var taken = left.stream().limit(limit).toList();
        left.removeAll(taken);
        return taken;
    }

    @Override
    public void delivered(List<Notice> notices) {
        written.removeAll(notices);
    }

    @Override
    public int giveUp(Instant now) {
        return 0;
    }
}
