package org.dauys.roll;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dauys.election.ElectionId;

/**
 * Marks that members have taken part, so that nobody casts two first ballots. A mark must not tell when its member voted,
 * because the public record shows in which order ballots came. So marks wait in memory until there are as many as the
 * election's floor and are then written together, shuffled. If the process is killed, fewer than that are lost: those members
 * could cast a first ballot again, if they had a second code.
 */
public final class Marks {
    private static final System.Logger LOG = System.getLogger(Marks.class.getName());

    private final Store store;
    private final Claims claims;
    private final Map<ElectionId, Waiting> waiting = new ConcurrentHashMap<>();

    public Marks(Store store, Claims claims) {
        this.store = store;
        this.claims = claims;
    }

    /** The written marks, which all nodes share. */
    public interface Store {
        boolean has(RollLineId line);

        int count(ElectionId election);

        /** Writes all of them in one transaction, in random order. */
        void write(ElectionId election, List<RollLineId> lines);

        /** The same, and writes the marks that stand there anew with them, so that these few don't stand apart. */
        void writeLast(ElectionId election, List<RollLineId> lines);
    }

    /** Members whose ballots are under way or whose marks wait, over all nodes; kept nowhere, and free again when a node dies. */
    public interface Claims {
        /** Who has a line. */
        enum Claim {
            /** This node, from now on. */
            MINE,
            /** Another node, where a ballot is under way. */
            UNDER_WAY,
            /** Another node, where the mark waits. */
            WAITS
        }

        /** A node doesn't claim a line twice. */
        Claim take(RollLineId line);

        /** Nothing is under way any more: the mark waits. */
        void keep(RollLineId line);

        void give(List<RollLineId> lines);
    }

    /** Where a member stands who sends a first ballot. */
    public sealed interface Standing {
        record Free(Reservation reservation) implements Standing {}

        /** Another ballot of hers is being checked and logged, here or on another node. */
        record UnderWay() implements Standing {}

        record TookPart() implements Standing {}
    }

    /** A member's first ballot, while it is checked and logged. Ends with one call of one of the two. */
    public interface Reservation {
        /** The ballot stands in the log, or nobody knows whether it does. */
        void keep();

        /** The ballot was refused. */
        void release();
    }

    /** What waits in one election. Guarded by itself. */
    private static final class Waiting {
        final Set<RollLineId> underWay = new HashSet<>();
        /** Until their marks are written. */
        final Set<RollLineId> tookPart = new HashSet<>();

        List<RollLineId> kept = new ArrayList<>();
    }

    /** @param floor how many marks are written at a time, at least */
    public Standing reserve(ElectionId election, RollLineId line, int floor) {
        var here = waiting.computeIfAbsent(election, none -> new Waiting());
        synchronized (here) {
            if (here.tookPart.contains(line)) {
                return new Standing.TookPart();
            }
            if (!here.underWay.add(line)) {
                return new Standing.UnderWay();
            }
        }
        Standing standing = new Standing.UnderWay();
        try {
            standing = claim(line, new Held(election, here, line, floor));
            return standing;
        } finally {
            if (!(standing instanceof Standing.Free)) {
                forget(here, List.of(line));
            }
        }
    }

    private Standing claim(RollLineId line, Reservation reservation) {
        return switch (claims.take(line)) {
            case MINE -> isMarked(line) ? new Standing.TookPart() : new Standing.Free(reservation);
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
                claims.give(List.of(line));
            }
        }
    }

    /** Elections in which marks wait on this node. */
    public Set<ElectionId> waiting() {
        var elections = new HashSet<ElectionId>();
        waiting.forEach((election, here) -> {
            synchronized (here) {
                if (!here.kept.isEmpty()) {
                    elections.add(election);
                }
            }
        });
        return elections;
    }

    /** Writes what waits on this node, however few, because voting has ended or the node stops. */
    public void flush(ElectionId election) {
        Optional.ofNullable(waiting.get(election))
                .ifPresent(here -> write(here, 1, last -> store.writeLast(election, last)));
    }

    private static List<RollLineId> taken(Waiting here, int least) {
        synchronized (here) {
            if (here.kept.size() < least) {
                return List.of();
            }
            var batch = here.kept;
            here.kept = new ArrayList<>();
            return batch;
        }
    }

    private void write(Waiting here, int least, Consumer<List<RollLineId>> writing) {
        var batch = taken(here, least);
        if (batch.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            writing.accept(batch);
            written = true;
        } finally {
            if (written) {
                claims.give(batch);
                forget(here, batch);
            } else {
                synchronized (here) {
                    here.kept.addAll(batch);
                }
            }
        }
    }

    private static void forget(Waiting here, List<RollLineId> lines) {
        synchronized (here) {
            lines.forEach(here.underWay::remove);
            lines.forEach(here.tookPart::remove);
        }
    }

    private final class Held implements Reservation {
        private final ElectionId election;
        private final Waiting here;
        private final RollLineId line;
        private final int floor;

        Held(ElectionId election, Waiting here, RollLineId line, int floor) {
            this.election = election;
            this.here = here;
            this.line = line;
            this.floor = floor;
        }

        @Override
        public void keep() {
            synchronized (here) {
                here.underWay.remove(line);
                here.tookPart.add(line);
                here.kept.add(line);
            }
            try {
                claims.keep(line);
                write(here, floor, batch -> store.write(election, batch));
            } catch (RuntimeException away) {
                // the ballot stands: its voter isn't told of marks that wait longer; the message could name members
                LOG.log(
                        Level.WARNING,
                        "marks of participation wait: {0}",
                        away.getClass().getName());
            }
        }

        @Override
        public void release() {
            claims.give(List.of(line));
            forget(here, List.of(line));
        }

        /** Hidden: no log may say who is voting. */
        @Override
        public String toString() {
            return "Reservation[hidden]";
        }
    }
}
