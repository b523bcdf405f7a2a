package org.dauys.election.decision;

import java.util.List;
import java.util.Optional;
import org.dauys.account.StaffId;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Tallied.LoggedShare;
import org.dauys.protocol.tally.Result;

/**
 * The committee's last act: the result becomes an entry of the record (spec: D-4). One member is enough and nothing is signed, since
 * the result follows from the record: whoever has that can compute it, and nobody can publish another.
 */
public final class Publishing {
    private final Elections elections;
    private final Board board;

    public Publishing(Elections elections, Board board) {
        this.elections = elections;
        this.board = board;
    }

    /** Whether there is something to publish. */
    public sealed interface State {
        /** Voting, the totals or partial decryptions come first; or the election is cancelled. */
        record NotNow() implements State {}

        /** This and nothing else can be published. */
        record Ready(Tallied tallied, Result result) implements State {
            /** The result's head and the parts of its document. */
            public List<byte[]> entries() {
                var document = result.document();
                var shares = tallied.used().stream().map(LoggedShare::entry).toList();
                var head = new Entry.ResultHead(tallied.hash(), shares, Document.of(document));
                var election = tallied.election().orElseThrow().id();
                return EntryWriter.withParts(EntryWriter.unsigned(election, head), document);
            }
        }

        /** D-4.3: some total doesn't decode. Nothing is published; a person looks for the cause. */
        record Disagrees(Refusal why) implements State {}

        /** It stands in the record. */
        record Published() implements State {}

        static State of(Stage stage) {
            if (stage instanceof Decided) {
                return new Published();
            }
            if (!(stage instanceof Tallied tallied) || !tallied.isOpened()) {
                return new NotNow();
            }
            var result = tallied.result();
            return result.value()
                    .<State>map(found -> new Ready(tallied, found))
                    .orElseGet(() -> new Disagrees(result.refusal().orElseThrow()));
        }
    }

    /**
     * Publishes the result.
     *
     * @return the state after it: {@link State.Published} also where somebody else was faster, {@link State.Ready} where the log is
     *     busy and nothing was done; empty if the person isn't of the committee
     */
    public Optional<State> publish(ElectionId election, StaffId by) {
        return elections
                .find(election)
                .filter(known -> known.has(by, Role.COMMITTEE))
                .flatMap(known -> board.find(known.id().log()))
                .map(Publishing::publish);
    }

    private static State publish(PublicLog log) {
        var before = State.of(log.snapshot().stage());
        if (!(before instanceof State.Ready ready)) {
            return before;
        }
        return log.append(ready.entries()) instanceof Appending.Busy
                ? ready
                : State.of(log.snapshot().stage());
    }
}
