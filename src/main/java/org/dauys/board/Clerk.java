package org.dauys.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.board.Appending.Refused;
import org.dauys.board.EntryStore.LogName;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Voting;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.transcript.Hash;

/**
 * Writes what nobody decides because it follows from the log: {@code closed} when the time is up, and the encrypted totals. The
 * result follows too, but publishing it is a committee's act. Several nodes may try at once; the log takes each entry once.
 */
public final class Clerk {
    private final Board board;

    public Clerk(Board board) {
        this.board = board;
    }

    /** Writes all that is due; gives the logs that can't go on, and why. */
    public Map<LogName, Refusal> work(Instant now) {
        var stuck = new LinkedHashMap<LogName, Refusal>();
        board.due(now).forEach(log -> work(log, now).ifPresent(refusal -> stuck.put(log.name(), refusal)));
        return stuck;
    }

    private static Optional<Refusal> work(PublicLog log, Instant now) {
        try {
            return writeUntilDone(log, now);
        } catch (LogRefused known) { // the health check tells; the other logs go on
            return Optional.empty();
        }
    }

    private static Optional<Refusal> writeUntilDone(PublicLog log, Instant now) {
        var before = log.snapshot();
        while (before.due().filter(due -> !due.isAfter(now)).isPresent()) {
            var refusal = write(log, before);
            var after = log.snapshot();
            if (after.stage().phase() == before.stage().phase()) { // else we wrote it, or another node did
                return refusal;
            }
            before = after;
        }
        return Optional.empty();
    }

    private static Optional<Refusal> write(PublicLog log, Snapshot now) {
        var entries = entries(log, now);
        return entries.refusal()
                .or(() -> log.append(entries.value().orElseThrow()) instanceof Refused refused
                        ? Optional.of(refused.refusal())
                        : Optional.empty());
    }

    private static Outcome<List<byte[]>> entries(PublicLog log, Snapshot now) {
        var election = now.stage().election().orElseThrow().id();
        if (now.stage() instanceof Voting voting) {
            var closed = new Entry.ClosedOnTime(voting.open().hash(), voting.closesAt());
            return Outcome.accepted(List.of(EntryWriter.unsigned(election, closed)));
        }
        if (now.stage() instanceof Closed closed) {
            return log.aggregate().then(totals -> Outcome.accepted(aggregate(election, closed, totals)));
        }
        return Outcome.refused(
                Rule.R_7.refuses("nothing to write while " + now.stage().phase()));
    }

    private static List<byte[]> aggregate(Hash election, Closed closed, Aggregate totals) {
        var document = totals.document();
        var head = new Entry.AggregateHead(closed.hash(), Document.of(document));
        return EntryWriter.withParts(EntryWriter.unsigned(election, head), document);
    }
}
