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
import org.dauys.booth.Participation;
import org.dauys.credential.CredentialRoll;
import org.dauys.demo.Scene.Goal;
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
 * Plays every election of the demonstration up to where a newcomer finds it. Each step first looks whether it was done, in the
 * database or in the log, so telling it again finishes what was cut off.
 */
public final class Story {
    private final Troupe troupe;
    private final Rehearsal rehearsal;
    private final Committee committee;
    private final Holders holders;
    private final Voters voters;
    private final Rolls rolls;
    private final Clerk clerk;
    private final Publishing publishing;
    private final Secrets secrets;

    public Story(Offices offices, Secrets secrets, SecureRandom random) {
        this.secrets = secrets;
        rolls = offices.rolls;
        clerk = new Clerk(offices.board);
        publishing = new Publishing(offices.elections, offices.board);
        troupe = new Troupe(offices.accounts, offices.keys, secrets, random);
        rehearsal = new Rehearsal(offices, secrets);
        committee = new Committee(offices.decisions, secrets);
        holders = new Holders(committee, secrets, random);
        voters = new Voters(new Casting(offices.participation), rolls, secrets, random);
    }

    /** Where the story is played: the service's own parts. */
    public record Offices(
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
        if (troupe.isActive(Actor.ADMIN)) {
            return Standing.WHOLE;
        }
        return troupe.isNobodyElseHere() ? Standing.UNFINISHED : Standing.OCCUPIED;
    }

    /** Whether somebody of the demonstration has an account, whose password has stood on a public page. */
    public boolean hasBegun() {
        return troupe.isAnybodyHere();
    }

    /**
     * Makes what is missing.
     *
     * @param progress told of each election as it begins
     */
    public void tell(Instant now, Consumer<Scene> progress) {
        Stream.of(Actor.values()).filter(actor -> actor != Actor.ADMIN).forEach(actor -> troupe.enter(actor, now));
        for (var scene : Scene.values()) {
            progress.accept(scene);
            play(scene, now);
        }
        troupe.enter(Actor.ADMIN, now);
    }

    private void play(Scene scene, Instant now) {
        rehearsal.draft(scene, now);
        if (scene.goal() == Goal.DRAFT) {
            return;
        }
        var play = rehearsal.freeze(scene, now);
        if (scene.goal() != Goal.FROZEN) {
            prepare(play);
        }
        if (scene.goal() != Goal.FROZEN && scene.goal() != Goal.READY) {
            perform(play, now);
        }
    }

    /** Until the election can be opened. */
    private void prepare(Play play) {
        if (play.stage() instanceof Preparing) {
            holders.holdCeremony(play);
            if (play.stage().credentials().isEmpty()) {
                play.append(roll(play));
            }
        }
    }

    /** The credentials of everybody on the roll (spec: M-5). */
    private List<byte[]> roll(Play play) {
        var manifest = play.stage().election().orElseThrow().manifest();
        var credentials = Members.first(play.scene().members()).stream()
                .map(member -> secrets.code(play.scene(), member.card())
                        .key(play.election().manifest())
                        .credential())
                .toList();
        var members = CredentialRoll.members(rolls.roll(play.election().id())).orElseThrow();
        return CredentialRoll.of(manifest, members, Roll.document(credentials, manifest))
                .value()
                .orElseThrow()
                .entries(play.election().manifest());
    }

    private void perform(Play play, Instant now) {
        if (play.stage() instanceof Preparing preparing) {
            open(play, preparing);
        }
        voters.vote(play);
        switch (play.scene().goal()) {
            case SUSPENDED -> suspend(play);
            case CANCELLED -> cancel(play);
            case SHARE_MISSING, COUNTED, DECIDED -> count(play, now);
            case DRAFT, FROZEN, READY, OPEN -> {}
        }
    }

    private void open(Play play, Preparing preparing) {
        var key = preparing.ceremony().jointKey().orElseThrow();
        var roll = preparing.electorate().orElseThrow().entry();
        var opened = new Entry.Opened(roll, key.transcript(), key.key(), play.closes());
        committee.decide(play, opened, play.opens());
    }

    private void suspend(Play play) {
        if (play.stage() instanceof Voting voting && !voting.suspended()) {
            var reason = "Балабақшада электр жарығы өшті, жөнделген соң жалғастырамыз."
                    + " В детском саду отключили свет, продолжим после ремонта.";
            committee.decide(play, new Entry.Suspended(voting.open().hash(), reason), play.opens());
        }
    }

    private void cancel(Play play) {
        if (play.stage().phase() != Phase.CANCELLED) {
            var reason = "Талаптар орындалды, келісімге қол қойылды. Требования выполнены, соглашение подписано.";
            committee.decide(play, new Entry.Cancelled(reason), play.opens());
        }
    }

    private void count(Play play, Instant now) {
        if (play.stage() instanceof Voting || play.stage() instanceof Closed) {
            clerk.work(now);
        }
        holders.decrypt(play, play.scene().goal() == Goal.SHARE_MISSING ? 1 : 2);
        if (play.scene().goal() == Goal.DECIDED) {
            var by = secrets.id(Actor.in(Role.COMMITTEE).get(0));
            publishing.publish(play.election().id(), by).orElseThrow();
        }
    }
}
