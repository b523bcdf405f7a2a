package org.dauys.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.EntryStore.Progress;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.Stage;

/**
 * The public logs of this installation. What it holds in memory can be rebuilt from the entries, and any number of nodes may
 * work over the same database and checkpoint store.
 */
public final class Board {
    private static final Instant FAR_AHEAD = Instant.parse("9999-12-31T23:59:59Z");

    private final EntryStore store;
    private final CheckpointStore checkpoints;
    private final KeyRing keys;
    private final EntryCheck check;
    private final Turnstile turnstile;
    private final WitnessCalls witnesses;
    private final WitnessStore cosigned;
    private final Map<BoardId, Opened> open;

    /** @param memory how many logs are kept in memory */
    public Board(
            EntryStore store,
            CheckpointStore checkpoints,
            KeyRing keys,
            EntryCheck check,
            Turnstile turnstile,
            WitnessCalls witnesses,
            WitnessStore cosigned,
            int memory) {
        this.store = store;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.check = check;
        this.turnstile = turnstile;
        this.witnesses = witnesses;
        this.cosigned = cosigned;
        this.open = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<BoardId, Opened> eldest) {
                return size() > memory;
            }
        };
    }

    private record Opened(PublicLog log, LiveLog live) {}

    /** Makes room for a log, before its manifest is written: its keys stand in that. False if a name is taken. */
    public boolean create(LogName name) {
        return store.create(name);
    }

    /** The service's keys for a log; the same before it is created, and on every node. */
    public LogKeys keys(BoardId log) {
        return keys.of(log);
    }

    /** The log at this public address. */
    public Optional<PublicLog> bySlug(String slug) {
        return inMemory(slug).or(() -> store.bySlug(slug)).map(this::open);
    }

    /** The log of this election, if it was created. */
    public Optional<PublicLog> find(BoardId id) {
        return store.find(id).map(this::open);
    }

    /** Where this election stands, if its log was created. */
    public Optional<Stage> stage(BoardId id) {
        return find(id).map(log -> log.snapshot().stage());
    }

    /** The logs in which the server itself has something to write by {@code now}. */
    List<PublicLog> due(Instant now) {
        return store.due(now).stream().flatMap(id -> find(id).stream()).toList();
    }

    /** At most {@code limit} elections that take ballots, the next to close first. */
    public List<BoardId> takingBallots(Instant now, int limit) {
        return store.takingBallots(now, limit);
    }

    /** How far these elections are, where that is known without reading a log: none is taken into memory. */
    public Map<BoardId, Progress> progress(List<BoardId> logs) {
        return store.progress(logs);
    }

    /**
     * Reads the logs of elections under way, so that one that is not sound is known before anybody asks for it.
     *
     * @return false if it is not known of all of them, because database or checkpoint store are away
     */
    public boolean checkOpen() {
        try {
            due(FAR_AHEAD).forEach(log -> {
                try {
                    log.head();
                } catch (LogRefused known) { // it stands in refused()
                    return;
                }
            });
            return true;
        } catch (NotConfirmed away) {
            return false;
        }
    }

    /**
     * Reads a part of every log in memory again; as many calls as there are parts read all of it, unless a part is larger than
     * {@code most} entries. A log of which an entry is no longer what was signed stands in {@link #refused} from then on.
     */
    public void readAgain(int parts, int most) {
        List<LiveLog> logs;
        synchronized (open) {
            logs = open.values().stream().map(Opened::live).toList();
        }
        for (var live : logs) {
            try {
                live.readAgain(parts, most);
            } catch (LogRefused | NotConfirmed known) { // the health check tells; the other logs are read
                continue;
            }
        }
    }

    /** The logs that this node refuses to sign, and why. */
    public Map<LogName, LogRefused> refused() {
        var refused = new LinkedHashMap<LogName, LogRefused>();
        synchronized (open) {
            open.values()
                    .forEach(opened ->
                            opened.live.refused().ifPresent(reason -> refused.put(opened.log.name(), reason)));
        }
        return refused;
    }

    /** A log never changes its address. */
    private Optional<LogName> inMemory(String slug) {
        synchronized (open) {
            return open.values().stream()
                    .map(opened -> opened.log.name())
                    .filter(name -> name.slug().equals(slug))
                    .findFirst();
        }
    }

    private PublicLog open(LogName name) {
        synchronized (open) {
            return open.computeIfAbsent(name.id(), id -> make(name)).log;
        }
    }

    private Opened make(LogName name) {
        var service = keys.of(name.id());
        var heads = new HeadKeeper(name.id(), service.signer(name.origin()), checkpoints);
        var memory = new WitnessMemory(name, service.logKey(name.origin()), witnesses, cosigned);
        var live = new LiveLog(
                name.id(), store, heads, () -> new Replica(check, new PagedEntries(name.id(), store)), memory);
        return new Opened(new PublicLog(name, live, store, check, turnstile, service.receipts()), live);
    }
}
