package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.KeyCeremony;
import org.dauys.protocol.ceremony.Logged;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.transcript.Hash;

/** From the manifest to the opening: the key ceremony and the roll, in any order. */
public record Preparing(Election fixed, KeyCeremony ceremony, Optional<Electorate> electorate) implements Stage {
    /**
     * The roll in the record.
     *
     * @param entry the hash of its head
     * @param members what it announced of the members
     * @param credentials those of the roll, and what has been revoked and re-issued since
     */
    public record Electorate(Hash entry, Roll.Announced members, Credentials credentials) {
        Electorate with(Credentials changed) {
            return new Electorate(entry, members, changed);
        }
    }

    static Preparing begin(Election election) {
        return new Preparing(election, KeyCeremony.of(election.manifest()), Optional.empty());
    }

    @Override
    public Phase phase() {
        return Phase.PREPARING;
    }

    @Override
    public Optional<Election> election() {
        return Optional.of(fixed);
    }

    @Override
    public Optional<Credentials> credentials() {
        return electorate.map(Electorate::credentials);
    }

    @Override
    public Outcome<Stage> step(CheckedEntry entry, Ledger ledger) {
        if (entry.content() instanceof Entry.Ceremony message) {
            return ceremony.step(
                            new Logged<>(message.message(), entry.hash()),
                            entry.signers().get(0))
                    .then(next -> Outcome.accepted(new Preparing(fixed, next, electorate)));
        }
        if (entry.content() instanceof Entry.Cancelled cancelled) {
            return Outcome.accepted(new Cancelled(this, cancelled.reason()));
        }
        if (electorate.isEmpty()) {
            return Stage.super.step(entry, ledger);
        }
        if (entry.content() instanceof Entry.Revoked revoked) {
            return electorate.get().credentials().revoke(revoked).then(this::with);
        }
        if (entry.content() instanceof Entry.Reissued reissued) {
            return electorate.get().credentials().reissue(reissued, ledger).then(this::with);
        }
        if (entry.content() instanceof Entry.Opened opened
                && ceremony.last().orElse(null) instanceof Complete complete) {
            return open(new OpenElection(fixed, entry.hash(), opened, complete), electorate.get());
        }
        return Stage.super.step(entry, ledger);
    }

    @Override
    public Outcome<Stage> replace(Entry.KeyReplaced entry, List<String> signers) {
        return fixed.replace(entry, signers, ceremony.standing())
                .then(next -> Outcome.accepted(new Preparing(next, ceremony.with(entry.key()), electorate)));
    }

    private Outcome<Stage> with(Credentials credentials) {
        return Outcome.accepted(new Preparing(fixed, ceremony, electorate.map(before -> before.with(credentials))));
    }

    /** */
    private static Outcome<Stage> open(OpenElection open, Electorate roll) {
        boolean named = open.entry().roll().equals(roll.entry())
                && open.entry().ceremony().equals(open.jointKey().transcript())
                && open.entry().jointKey().equals(open.jointKey().key());
        return named
                ? Outcome.accepted(Voting.begin(open, roll.credentials()))
                : Outcome.refused(Rule.R_10.refuses("another roll, transcript or joint key"));
    }

    @Override
    public Optional<Refusal> refusal(CheckedEntry head, Entry.Head content) {
        return content instanceof Entry.RollHead && electorate.isEmpty()
                ? Optional.empty()
                : Stage.super.refusal(head, content);
    }

    @Override
    public Outcome<Stage> complete(CheckedEntry head, byte[] document, Supplier<Aggregate> totals) {
        var announced = (Entry.RollHead) head.content();
        return Roll.parse(document, fixed.manifest())
                .then(roll -> roll.as(announced.members(), announced.credentials()))
                .then(roll -> Outcome.accepted(new Preparing(
                        fixed,
                        ceremony,
                        Optional.of(new Electorate(
                                head.hash(), announced.members(), Credentials.of(fixed.manifest(), roll))))));
    }
}
