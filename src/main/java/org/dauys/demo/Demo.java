package org.dauys.demo;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dauys.account.Accounts;
import org.dauys.account.StaffKeys;
import org.dauys.board.Board;
import org.dauys.board.Clerk;
import org.dauys.booth.Casting;
import org.dauys.booth.Notifying;
import org.dauys.booth.Participation;
import org.dauys.credential.CredentialRoll;
import org.dauys.demo.DemoElection.Goal;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.Role;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Publishing;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Voting;
import org.dauys.roll.RollImports;
import org.dauys.roll.Rolls;

/**
 * Brings every election of the demonstration to where a newcomer finds it. Each step first looks whether it was done, in the
 * database or in the log, so making it again finishes what was cut off.
 */
public final class Demo {
    private final DemoAccounts accounts;
    private final DemoDrafts drafts;
    private final DemoCommittee committee;
    private final DemoHolders holders;
    private final DemoBallots ballots;
    private final Rolls rolls;
    private final Clerk clerk;
    private final Publishing publishing;
    private final DemoSecrets secrets;

    public Demo(Parts parts, DemoSecrets secrets, SecureRandom random) {
        this.secrets = secrets;
        rolls = parts.rolls;
        clerk = new Clerk(parts.board);
        publishing = new Publishing(parts.elections, parts.board);
        accounts = new DemoAccounts(parts.accounts, parts.keys, secrets, random);
        drafts = new DemoDrafts(parts, secrets);
        committee = new DemoCommittee(parts.decisions, secrets);
        holders = new DemoHolders(committee, secrets, random);
        ballots = new DemoBallots(new Casting(parts.participation, Notifying.NOBODY), rolls, secrets, random);
    }

    /** The service's own parts, with which it is made. */
    public record Parts(
            Accounts accounts,
            StaffKeys keys,
            Elections elections,
            Freezing freezing,
            Decisions decisions,
            Rolls rolls,
            RollImports imports,
            Board board,
            Participation participation) {}

    /** Whether the installation holds the demonstration. */
    public enum Standing {
        /** Nothing is here, or a part of it. */
        UNFINISHED,
        WHOLE,
        /** Accounts of others stand here, and no demonstration: nothing is added, and nobody's mail or password is shown. */
        OCCUPIED
    }

    /** Only the administrator of the demonstration, who is made last, can invite others into it: they belong to it. */
    public Standing standing() {
        if (accounts.isActive(DemoStaff.ADMIN)) {
            return Standing.WHOLE;
        }
        return accounts.isNobodyElseHere() ? Standing.UNFINISHED : Standing.OCCUPIED;
    }

    /** Whether somebody of the demonstration has an account, whose password has stood on a public page. */
    public boolean hasBegun() {
        return accounts.isAnybodyHere();
    }

    /**
     * Makes what is missing.
     *
     * @param progress told of each election as it begins
     */
    public void make(Instant now, Consumer<DemoElection> progress) {
        Stream.of(DemoStaff.values())
                .filter(person -> person != DemoStaff.ADMIN)
                .forEach(person -> accounts.make(person, now));
        for (var plan : DemoElection.values()) {
            progress.accept(plan);
            make(plan, now);
        }
        accounts.make(DemoStaff.ADMIN, now);
    }

    private void make(DemoElection plan, Instant now) {
        drafts.draft(plan, now);
        if (plan.goal() == Goal.DRAFT) {
            return;
        }
        var made = drafts.freeze(plan, now);
        if (plan.goal() != Goal.FROZEN) {
            prepare(made);
        }
        if (plan.goal() != Goal.FROZEN && plan.goal() != Goal.READY) {
            hold(made, now);
        }
    }

    /** Until the election can be opened. */
    private void prepare(MadeElection made) {
        if (made.stage() instanceof Preparing) {
            holders.holdCeremony(made);
            if (made.stage().credentials().isEmpty()) {
                made.append(roll(made));
            }
        }
    }

    /** The credentials of everybody on the roll (spec: M-5). */
    private List<byte[]> roll(MadeElection made) {
        var manifest = made.stage().election().orElseThrow().manifest();
        var credentials = DemoMembers.first(made.plan().members()).stream()
                .map(member -> secrets.code(made.plan(), member.card())
                        .key(made.election().manifest())
                        .credential())
                .toList();
        var members = CredentialRoll.members(rolls.roll(made.election().id())).orElseThrow();
        return CredentialRoll.of(manifest, members, Roll.document(credentials, manifest))
                .value()
                .orElseThrow()
                .entries(made.election().manifest());
    }

    private void hold(MadeElection made, Instant now) {
        if (made.stage() instanceof Preparing preparing) {
            open(made, preparing);
        }
        ballots.cast(made);
        switch (made.plan().goal()) {
            case SUSPENDED -> suspend(made);
            case CANCELLED -> cancel(made);
            case SHARE_MISSING, COUNTED, DECIDED -> count(made, now);
            case DRAFT, FROZEN, READY, OPEN -> {}
        }
    }

    private void open(MadeElection made, Preparing preparing) {
        var key = preparing.ceremony().jointKey().orElseThrow();
        var roll = preparing.electorate().orElseThrow().entry();
        var opened = new Entry.Opened(roll, key.transcript(), key.key(), made.closes());
        committee.decide(made, opened, made.opens());
    }

    private void suspend(MadeElection made) {
        if (made.stage() instanceof Voting voting && !voting.suspended()) {
            var reason = "Балабақшада электр жарығы өшті, жөнделген соң жалғастырамыз."
                    + " В детском саду отключили свет, продолжим после ремонта.";
            committee.decide(made, new Entry.Suspended(voting.open().hash(), reason), made.opens());
        }
    }

    private void cancel(MadeElection made) {
        if (made.stage().phase() != Phase.CANCELLED) {
            var reason = "Талаптар орындалды, келісімге қол қойылды. Требования выполнены, соглашение подписано.";
            committee.decide(made, new Entry.Cancelled(reason), made.opens());
        }
    }

    private void count(MadeElection made, Instant now) {
        if (made.stage() instanceof Voting || made.stage() instanceof Closed) {
            clerk.work(now);
        }
        holders.decrypt(made, made.plan().goal() == Goal.SHARE_MISSING ? 1 : 2);
        if (made.plan().goal() == Goal.DECIDED) {
            var by = secrets.id(DemoStaff.in(Role.COMMITTEE).get(0));
            publishing.publish(made.election().id(), by).orElseThrow();
        }
    }
}
