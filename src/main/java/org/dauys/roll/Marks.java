package org.dauys.roll;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dauys.election.ElectionId;

/**
 * Marks that members have taken part, so that nobody casts two first ballots. A mark must not tell when its member voted,
 * because the public record shows in which order ballots came. So marks wait in memory until there are as many as the
 * election's floor and are then written together, shuffled. If the process is killed, those of fewer members than that are lost,
 * and of the members to whom it owed an answer: they could cast a first ballot again, if they had a second code.
 */
public final class Marks {
    private static final System.Logger LOG = System.getLogger(Marks.class.getName());

    private final Store store;
    private final Claims claims;
    private final Map<ElectionId, ElectionMarks> elections = new ConcurrentHashMap<>();

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

    /**
     * Members whose ballots are under way or whose marks wait, over all nodes. Kept nowhere: free again as soon as the node that has
     * them ends, half a minute after its machine or line is dead, and at once when the database itself restarts, until each node
     * renews its own.
     */
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

        /** Takes again what the database has forgotten. */
        void renew();
    }

    /** Where a member stands who sends a first ballot. */
    public sealed interface Standing {
        record Free(Reservation reservation) implements Standing {}

        /** It isn't known yet what becomes of another ballot of hers, here or on another node. */
        record UnderWay() implements Standing {}

        record TookPart() implements Standing {}
    }

    /** A member's first ballot, while it is checked and logged. Ends with one call of one of the three. */
    public interface Reservation {
        /** The ballot stands in the log. */
        void keep();

        /** The ballot was refused. */
        void release();

        /**
         * Nobody knows whether the ballot stands in the log.
         *
         * @param stands tells it, or throws while that can't be told
         */
        void doubt(BooleanSupplier stands);
    }

    /** @param floor how many marks are written at a time, at least */
    public Standing reserve(ElectionId election, RollLineId line, int floor) {
        return elections
                .computeIfAbsent(election, none -> new ElectionMarks(election, store, claims))
                .reserve(line, floor);
    }

    /** Claims again the members of this node whom the database has forgotten, because it restarted or the connection broke. */
    public void renew() {
        claims.renew();
    }

    /** Finds out what became of ballots of which nobody knew whether they stand in the log. */
    public void settle() {
        elections.values().forEach(ElectionMarks::settle);
    }

    /** Elections in which marks wait on this node. */
    public Set<ElectionId> waiting() {
        return elections.entrySet().stream()
                .filter(election -> election.getValue().isWaiting())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Writes what waits on this node, however few, because voting has ended or the node stops. */
    public void flush(ElectionId election) {
        Optional.ofNullable(elections.get(election)).ifPresent(ElectionMarks::flush);
    }

    /** The same for all elections of which {@code ended} is true. Where one can't be asked or written, the others are. */
    public void flush(Predicate<ElectionId> ended) {
        for (var election : waiting()) {
            try {
                if (ended.test(election)) {
                    flush(election);
                }
            } catch (RuntimeException away) {
                LOG.log(
                        Level.WARNING,
                        "marks of participation wait: {0}",
                        away.getClass().getName());
            }
        }
    }
}
