package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.transcript.Hash;

/**
 * How far an election is (spec: 10, States). Each stage is a type and takes only its own entries. Immutable, so that it is
 * also the public, fixed context of {@link EntryCheck}.
 */
public sealed interface Stage permits Empty, Preparing, Voting, Closed, Tallied, Decided, Cancelled {
    /** The states of the specification by their names. */
    enum Phase {
        EMPTY,
        PREPARING,
        OPEN,
        SUSPENDED,
        CLOSED,
        TALLIED,
        DECIDED,
        CANCELLED;

        /** Does no ballot come any more? */
        public boolean isOver() {
            return switch (this) {
                case EMPTY, PREPARING, OPEN, SUSPENDED -> false;
                case CLOSED, TALLIED, DECIDED, CANCELLED -> true;
            };
        }
    }

    Phase phase();

    /** The election, once its manifest stands. */
    Optional<Election> election();

    /** The credentials, once the roll stands. */
    default Optional<Credentials> credentials() {
        return Optional.empty();
    }

    /** The opening with the joint key, once voting has been opened. */
    default Optional<OpenElection> opening() {
        return Optional.empty();
    }

    /**
     * The stage after {@code entry}, which is no head, no ballot and no replaced key; or the rule that it breaks.
     *
     * @param ledger what the ballots so far have left behind
     */
    default Outcome<Stage> step(CheckedEntry entry, Ledger ledger) {
        return Outcome.refused(misplaced(entry.kind()));
    }

    /**
     * The stage in which a person signs with another key (spec: R-24); or the rule that the entry breaks.
     *
     * @param signers who says so, by their ids
     */
    default Outcome<Stage> replace(Entry.KeyReplaced entry, List<String> signers) {
        return Outcome.refused(misplaced(entry.kind()));
    }

    /** May this head stand here? */
    default Optional<Refusal> refusal(CheckedEntry head, Entry.Head content) {
        return Optional.of(misplaced(content.kind()));
    }

    /**
     * The stage after a head that {@link #refusal} has nothing against and whose whole document has come.
     *
     * @param totals of the ballots that count, encrypted
     */
    default Outcome<Stage> complete(CheckedEntry head, byte[] document, Supplier<Aggregate> totals) {
        return Outcome.refused(misplaced(head.kind()));
    }

    private Refusal misplaced(Kind kind) {
        return Rule.R_7.refuses("no " + kind + " while " + phase());
    }

    /** */
    static Optional<Refusal> basis(Entry.BuildingOn entry, Hash base) {
        return entry.base().equals(base) ? Optional.empty() : Optional.of(Rule.R_11.refuses("builds on another entry"));
    }
}
