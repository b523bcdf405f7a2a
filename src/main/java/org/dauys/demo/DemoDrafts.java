package org.dauys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.dauys.board.Board;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.draft.Draft;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.roll.RollImports;
import org.dauys.roll.RollImports.Replacing;
import org.dauys.roll.Rolls;

/** What a committee does before an election is final: text, people and roll; and that step itself. */
final class DemoDrafts {
    /** How long before the opening the election became final. */
    private static final Duration READY_BEFORE = Duration.ofDays(10);

    private final Elections elections;
    private final Freezing freezing;
    private final Rolls rolls;
    private final RollImports imports;
    private final Board board;
    private final DemoSecrets secrets;

    DemoDrafts(Demo.Parts parts, DemoSecrets secrets) {
        elections = parts.elections();
        freezing = parts.freezing();
        rolls = parts.rolls();
        imports = parts.imports();
        board = parts.board();
        this.secrets = secrets;
    }

    /** A draft with everything in it. */
    void draft(DemoElection plan, Instant now) {
        var id = secrets.id(plan);
        if (elections.find(id).isEmpty()) {
            var draft = plan.draft(now);
            elections.create(id, plan.slug(), draft, secrets.id(DemoStaff.MARINA), before(draft, now));
        }
        if (elections.find(id).orElseThrow() instanceof Election.Drafting drafting) {
            elections.save(id, drafting.version(), people(drafting.draft()));
        }
        if (rolls.roll(id).size() == 0) {
            DemoMembers.withTable(plan.members(), table -> {
                var report = imports.check(id, "members.csv", table, now);
                must(imports.replace(id, report.id()) == Replacing.REPLACED, plan);
            });
        }
    }

    private People people(Draft draft) {
        boolean registrar = draft.terms().issuer() == Issuer.Kind.REGISTRAR;
        return new People(Stream.of(Role.COMMITTEE, Role.HOLDER, Role.REGISTRAR)
                .filter(role -> role != Role.REGISTRAR || registrar)
                .flatMap(role -> DemoStaff.in(role).stream().map(person -> Person.of(secrets.id(person), role)))
                .toList());
    }

    /** Makes election and roll final. */
    MadeElection freeze(DemoElection plan, Instant now) {
        var id = secrets.id(plan);
        if (elections.find(id).orElseThrow() instanceof Election.Drafting drafting) {
            must(freezing.freeze(drafting, before(drafting.draft(), now)) instanceof Freezing.Result.Done, plan);
        }
        must(freezing.finish(id) instanceof Freezing.Result.Done, plan);
        var log = board.find(id.log()).orElseThrow();
        var made = new MadeElection(plan, (Election.Frozen) elections.find(id).orElseThrow(), log);
        var terms = made.stage().election().orElseThrow().manifest().terms();
        rolls.freeze(
                id,
                terms.styles().get(0).id(),
                terms.weights().get(0).id(),
                before(made.election().draft(), now));
        return made;
    }

    private static Instant before(Draft draft, Instant now) {
        var usual = draft.opens().orElseThrow().minus(READY_BEFORE);
        return usual.isBefore(now) ? usual : now;
    }

    private static void must(boolean done, DemoElection plan) {
        if (!done) {
            throw new IllegalStateException("could not prepare " + plan);
        }
    }
}
