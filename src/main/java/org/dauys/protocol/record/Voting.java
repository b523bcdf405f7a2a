package org.dauys.protocol.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;

/**
 * From the opening to the closing. Ballots don't change the stage, only the ledger.
 *
 * @param closesAt the present closing time
 * @param suspension why no ballots are taken at present; empty while they are
 */
public record Voting(OpenElection open, Instant closesAt, Optional<String> suspension, Credentials live)
        implements Stage {
    static Voting begin(OpenElection open, Credentials credentials) {
        return new Voting(open, open.entry().closesAt(), Optional.empty(), credentials);
    }

    @Override
    public Phase phase() {
        return suspended() ? Phase.SUSPENDED : Phase.OPEN;
    }

    /** Are no ballots taken at present? */
    public boolean suspended() {
        return suspension.isPresent();
    }

    @Override
    public Optional<Election> election() {
        return Optional.of(open.election());
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(live);
    }

    @Override
    public Optional<OpenElection> opening() {
        return Optional.of(open);
    }

    @Override
    public Outcome<Stage> step(CheckedEntry entry, Ledger ledger) {
        if (entry.content() instanceof Entry.Revoked revoked) {
            return live.revoke(revoked).then(this::with);
        }
        if (entry.content() instanceof Entry.Reissued reissued) {
            return live.reissue(reissued, ledger).then(this::with);
        }
        if (entry.content() instanceof Entry.Cancelled cancelled) {
            return Outcome.accepted(new Cancelled(this, cancelled.reason()));
        }
        if (entry.content() instanceof Entry.BuildingOn next && isLawful(next)) {
            return Stage.basis(next, open.hash())
                    .<Outcome<Stage>>map(Outcome::refused)
                    .orElseGet(() -> step(entry, next));
        }
        return Stage.super.step(entry, ledger);
    }

    /** R-7 for what names the opening. */
    private boolean isLawful(Entry.BuildingOn next) {
        return next instanceof Entry.Extended
                || next instanceof Entry.ClosedEarly
                || (suspended()
                        ? next instanceof Entry.Resumed
                        : next instanceof Entry.Suspended || next instanceof Entry.ClosedOnTime);
    }

    private Outcome<Stage> step(CheckedEntry entry, Entry.BuildingOn next) {
        if (next instanceof Entry.Extended extended) {
            return extended.closesAt().isAfter(closesAt)
                    ? Outcome.accepted(new Voting(open, extended.closesAt(), suspension, live))
                    : Outcome.refused(Rule.R_12.refuses("not later than the present closing time"));
        }
        if (next instanceof Entry.ClosedOnTime closed && !closed.closesAt().equals(closesAt)) {
            return Outcome.refused(Rule.R_13.refuses("not the present closing time"));
        }
        if (next.kind() == Kind.CLOSED) {
            var early =
                    next instanceof Entry.ClosedEarly closed ? Optional.of(closed.reason()) : Optional.<String>empty();
            return Outcome.accepted(new Closed(this, entry.hash(), early));
        }
        var reason = next instanceof Entry.Suspended paused ? Optional.of(paused.reason()) : Optional.<String>empty();
        return Outcome.accepted(new Voting(open, closesAt, reason, live));
    }

    @Override
    public Outcome<Stage> replace(Entry.KeyReplaced entry, List<String> signers) {
        return open.replace(entry, signers).then(next -> Outcome.accepted(with(next)));
    }

    Voting with(OpenElection changed) {
        return new Voting(changed, closesAt, suspension, live);
    }

    private Outcome<Stage> with(Credentials credentials) {
        return Outcome.accepted(new Voting(open, closesAt, suspension, credentials));
    }
}
