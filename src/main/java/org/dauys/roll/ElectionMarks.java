package org.dauys.roll;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dauys.election.ElectionId;
import org.dauys.roll.Marks.Claims;
import org.dauys.roll.Marks.Reservation;
import org.dauys.roll.Marks.Standing;
import org.dauys.roll.Marks.Store;

/** {@link Marks} of one election on this node. What it holds is guarded by itself. */
final class ElectionMarks {
    private static final System.Logger LOG = System.getLogger(ElectionMarks.class.getName());

    private final ElectionId election;
    private final Store store;
    private final Claims claims;
    private final Set<RollLineId> underWay = new HashSet<>();
    /** Of those under way: what nobody could tell yet. */
    private final Map<RollLineId, Doubt> doubts = new HashMap<>();
    /** Until their marks are written. */
    private final Set<RollLineId> tookPart = new HashSet<>();

    private List<RollLineId> kept = new ArrayList<>();

    /** While marks are written nobody is told that a ballot counts whose mark would only wait beside them. */
    private final Object writing = new Object();

    ElectionMarks(ElectionId election, Store store, Claims claims) {
        this.election = election;
        this.store = store;
        this.claims = claims;
    }

    private record Doubt(Held reservation, BooleanSupplier stands) {}

    Standing reserve(RollLineId line, int floor) {
        settle(line);
        synchronized (this) {
            if (tookPart.contains(line)) {
                return new Standing.TookPart();
            }
            if (!underWay.add(line)) {
                return new Standing.UnderWay();
            }
        }
        Standing standing = new Standing.UnderWay();
        try {
            standing = claim(line, floor);
            return standing;
        } finally {
            if (!(standing instanceof Standing.Free)) {
                forget(List.of(line));
            }
        }
    }

    private Standing claim(RollLineId line, int floor) {
        return switch (claims.take(line)) {
            case MINE -> isMarked(line) ? new Standing.TookPart() : new Standing.Free(new Held(line, floor));
            case UNDER_WAY -> new Standing.UnderWay();
            case WAITS -> new Standing.TookPart();
        };
    }

    /** Asked after the claim, because who writes a mark gives the claim back afterwards. Keeps the claim if there is none. */
    private boolean isMarked(RollLineId line) {
        boolean marked = true;
        try {
            marked = store.has(line);
            return marked;
        } finally {
            if (marked) {
                give(List.of(line));
            }
        }
    }

    void settle() {
        List<RollLineId> lines;
        synchronized (this) {
            lines = List.copyOf(doubts.keySet());
        }
        for (var line : lines) {
            if (!settle(line)) {
                return; // the others' are questions to the same log, each of which may have to wait for its answer
            }
        }
    }

    /** @return false if the log doesn't tell yet */
    private boolean settle(RollLineId line) {
        Optional<Doubt> doubt;
        synchronized (this) {
            doubt = Optional.ofNullable(doubts.remove(line));
        }
        doubt.ifPresent(open -> open.reservation().doubt(open.stands()));
        synchronized (this) {
            return !doubts.containsKey(line);
        }
    }

    synchronized boolean isWaiting() {
        return !kept.isEmpty();
    }

    void flush() {
        synchronized (writing) {
            write(1, last -> store.writeLast(election, last));
        }
    }

    private void write(int least, Consumer<List<RollLineId>> marking) {
        var batch = taken(least);
        if (batch.isEmpty()) {
            return;
        }
        try {
            marking.accept(batch);
        } catch (RuntimeException | Error unwritten) {
            putBack(batch);
            throw unwritten;
        }
        give(batch);
        forget(batch);
    }

    private synchronized List<RollLineId> taken(int least) {
        if (kept.size() < least) {
            return List.of();
        }
        var batch = kept;
        kept = new ArrayList<>();
        return batch;
    }

    private synchronized void putBack(List<RollLineId> batch) {
        kept.addAll(batch);
    }

    /** What becomes of the claims is not the business of whoever has a ballot counted, refused or marked. */
    private void give(List<RollLineId> lines) {
        try {
            claims.give(lines);
        } catch (RuntimeException away) {
            note("claims could not be given back: {0}", away);
        }
    }

    /** The message could name members. */
    private static void note(String what, RuntimeException away) {
        LOG.log(Level.WARNING, what, away.getClass().getName());
    }

    private synchronized void forget(List<RollLineId> lines) {
        lines.forEach(underWay::remove);
        lines.forEach(tookPart::remove);
    }

    private synchronized void tookPart(RollLineId line) {
        underWay.remove(line);
        tookPart.add(line);
        kept.add(line);
    }

    private final class Held implements Reservation {
        private final RollLineId line;
        private final int floor;

        Held(RollLineId line, int floor) {
            this.line = line;
            this.floor = floor;
        }

        @Override
        public void keep() {
            synchronized (writing) {
                tookPart(line);
                try {
                    claims.keep(line);
                    write(floor, batch -> store.write(election, batch));
                } catch (RuntimeException away) {
                    // the ballot stands: its voter isn't told of marks that wait longer
                    note("marks of participation wait: {0}", away);
                }
            }
        }

        @Override
        public void release() {
            give(List.of(line));
            forget(List.of(line));
        }

        @Override
        public void doubt(BooleanSupplier stands) {
            boolean there;
            try {
                there = stands.getAsBoolean();
            } catch (RuntimeException away) {
                remember(this, stands);
                return;
            }
            if (there) {
                keep();
            } else {
                release();
            }
        }

        /** Hidden: no log may say who is voting. */
        @Override
        public String toString() {
            return "Reservation[hidden]";
        }
    }

    private synchronized void remember(Held reservation, BooleanSupplier stands) {
        doubts.put(reservation.line, new Doubt(reservation, stands));
    }
}
