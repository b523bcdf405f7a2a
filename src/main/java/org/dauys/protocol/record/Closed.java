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
 * No more ballots; which of them count is fixed.
 *
 * @param voting how voting ended
 * @param hash of the {@code closed} entry
 * @param early why it was closed before its time; empty if it wasn't
 */
public record Closed(Voting voting, Hash hash, Optional<String> early) implements Stage {
    @Override
    public Phase phase() {
        return Phase.CLOSED;
    }

    @Override
    public Optional<Election> election() {
        return voting.election();
    }

    @Override
    public Optional<Credentials> credentials() {
        return voting.credentials();
    }

    @Override
    public Optional<OpenElection> opening() {
        return voting.opening();
    }

    @Override
    public Outcome<Stage> replace(Entry.KeyReplaced entry, List<String> signers) {
        return voting.open().replace(entry, signers).then(next -> Outcome.accepted(with(next)));
    }

    Closed with(OpenElection changed) {
        return new Closed(voting.with(changed), hash, early);
    }

    @Override
    public Optional<Refusal> refusal(CheckedEntry head, Entry.Head content) {
        return content instanceof Entry.AggregateHead aggregate
                ? Stage.basis(aggregate, hash)
                : Stage.super.refusal(head, content);
    }

    /** D-1. */
    @Override
    public Outcome<Stage> complete(CheckedEntry head, byte[] document, Supplier<Aggregate> totals) {
        return Aggregate.parse(document)
                .then(claimed -> claimed.equals(totals.get())
                        ? Outcome.accepted(new Tallied(this, head.hash(), claimed, List.of()))
                        : Outcome.refused(Rule.D_1_2.refuses("not the sums of the counted ballots")));
    }
}
