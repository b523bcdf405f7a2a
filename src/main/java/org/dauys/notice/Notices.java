package org.dauys.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dauys.election.ElectionId;
import org.dauys.roll.RollLineId;

/**
 * Members of whom this node has recorded ballots, until the next full quarter of an hour. A ballot's row in the database and its
 * member's must not be written at one time or in one order, because the record shows when and in which order ballots came: so what
 * belongs to the running quarter waits in memory. If the process is killed it is lost; if it is stopped in order it is not.
 */
public final class Notices {
    private final Outbox outbox;
    private final Clock clock;
    private final Map<Due, Notice> waiting = new HashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();

    public Notices(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Due(RollLineId member, Instant quarter) {
        static Due of(Notice notice) {
            return new Due(notice.member(), notice.quarter());
        }
    }

    private record Doubt(ElectionId election, RollLineId member, boolean replaces, BooleanSupplier stands) {}

    /** A ballot stands in the log. */
    public synchronized void recorded(ElectionId election, RollLineId member, boolean replaces) {
        keep(new Notice(election, member, Notice.quarterAfter(clock.instant()), 1, replaces));
    }

    /**
     * Nobody knows yet whether a ballot stands in the log.
     *
     * @param stands tells it, or throws while that can't be told
     */
    public synchronized void doubt(ElectionId election, RollLineId member, boolean replaces, BooleanSupplier stands) {
        doubts.add(new Doubt(election, member, replaces, stands));
    }

    /** Hands over what is due. */
    public void handOver() {
        var now = clock.instant();
        settle();
        write(notice -> !notice.quarter().isAfter(now));
    }

    /** Hands over everything, because the node stops; nothing of it is sent before its time. */
    public void flush() {
        settle();
        write(notice -> true);
    }

    private void write(Predicate<Notice> which) {
        var notices = taken(which);
        if (notices.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            outbox.write(notices);
            written = true;
        } finally {
            if (!written) {
                putBack(notices);
            }
        }
    }

    private synchronized List<Notice> taken(Predicate<Notice> which) {
        var taken = waiting.values().stream().filter(which).toList();
        taken.forEach(notice -> waiting.remove(Due.of(notice)));
        return taken;
    }

    private synchronized void putBack(List<Notice> notices) {
        notices.forEach(this::keep);
    }

    private synchronized void keep(Notice notice) {
        waiting.merge(Due.of(notice), notice, Notice::and);
    }

    private void settle() {
        for (var doubt : openDoubts()) {
            try {
                if (doubt.stands().getAsBoolean()) {
                    recorded(doubt.election(), doubt.member(), doubt.replaces());
                }
            } catch (RuntimeException away) {
                putBack(doubt);
            }
        }
    }

    private synchronized List<Doubt> openDoubts() {
        var open = List.copyOf(doubts);
        doubts.clear();
        return open;
    }

    private synchronized void putBack(Doubt doubt) {
        doubts.add(doubt);
    }
}
