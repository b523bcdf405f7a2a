package org.dauys.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.transcript.Hash;

/** The entries of all logs, durable. It keeps and finds; whether an entry is lawful is decided before it comes here. */
public interface EntryStore {
    /** A log as the installation knows it. */
    record LogName(BoardId id, String slug, String origin) {}

    /** @param ballot the ballot's hash (spec: B-5), of {@code ballot} and {@code audited} entries */
    record NewEntry(String kind, byte[] bytes, Hash leaf, Optional<Hash> ballot) {}

    record StoredEntry(long index, String kind, byte[] bytes, Hash leaf) {}

    /**
     * How far an election is: what a list of elections tells of each.
     *
     * @param closes when voting ends or has ended; empty before the opening, for a cancelled election, and after an early closing, of
     *     which the log has no time
     */
    record Progress(Phase phase, Optional<Instant> closes) {
        /** As long as a count may be waited for. */
        private static final Duration MONTH = Duration.ofDays(30);

        /** Its voting ended so long ago that nobody waits for anything any more; or when is unknown, and it is decided or cancelled. */
        public boolean isLongOver(Instant now) {
            return closes.map(end -> end.plus(MONTH).isBefore(now))
                    .orElse(phase == Phase.DECIDED || phase == Phase.CANCELLED);
        }
    }

    /** The right to append to one log, held until the transaction ends; no other thread or node has it meanwhile. */
    interface Lease {
        /** Entries that stand in the log, other nodes' included. */
        long size();

        /** Gives the entries {@code from..size()−1} in order. */
        void read(long from, Consumer<StoredEntry> each);

        /**
         * Appends at {@link #size()}.
         *
         * @param due as in {@link EntryStore#due}
         * @param progress the election's after these entries
         * @param witnesses how many the manifest names
         */
        void append(List<NewEntry> entries, Optional<Instant> due, Progress progress, int witnesses);
    }

    /** @return false, with nothing changed, if id, slug or origin is taken */
    boolean create(LogName log);

    Optional<LogName> find(BoardId log);

    Optional<LogName> bySlug(String slug);

    /** 0 for a log that isn't there. */
    long size(BoardId log);

    /** Runs {@code work} in one transaction that holds the log's lease; durable when this returns, undone if it throws. */
    <T> T leased(BoardId log, Function<Lease, T> work);

    /** Gives the entries {@code from..to−1} that are there, in order, a few in memory at a time. */
    void read(BoardId log, long from, long to, Consumer<StoredEntry> each);

    Optional<StoredEntry> entry(BoardId log, long index);

    /** The first entry of this kind. */
    Optional<StoredEntry> first(BoardId log, String kind);

    /** The first entry of this kind with this hash. Reads the whole log: for what is rare. */
    Optional<StoredEntry> first(BoardId log, String kind, Hash leaf);

    /** The entries of this kind among the first {@code size}, in order. Reads all of these: for the beginning of a log. */
    List<StoredEntry> all(BoardId log, String kind, long size);

    /** The first entry whose ballot's hash is {@code from ≤ hash ≤ to}, compared as bytes. */
    Optional<StoredEntry> ballot(BoardId log, Hash from, Hash to);

    /** The entry of the ballot with this hash. */
    default Optional<StoredEntry> ballot(BoardId log, Hash hash) {
        return ballot(log, hash, hash);
    }

    /** The logs in which the server itself has something to write by {@code now}. */
    List<BoardId> due(Instant now);

    /** At most {@code limit} logs in which a closing time comes after {@code now}, the next first: those that take ballots. */
    List<BoardId> takingBallots(Instant now, int limit);

    /** How far these elections are. One whose log was last written to before this was kept is missing. */
    Map<BoardId, Progress> progress(List<BoardId> logs);
}
