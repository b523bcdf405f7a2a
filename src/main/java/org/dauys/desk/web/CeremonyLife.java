package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.election.DeskStep;
import org.dauys.election.ElectionId;
import org.dauys.election.decision.Proposals;
import org.dauys.platform.Language;
import org.dauys.protocol.ceremony.JointKey;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.symbols.Fingerprint;

/** The committee's lines of the key ceremony. For whom of the key holders everybody waits is said where holders are known. */
@Singleton
class CeremonyLife implements DeskStep {
    private final Logs logs;
    private final Proposals proposals;

    @Inject
    CeremonyLife(Logs logs, Proposals proposals) {
        this.logs = logs;
        this.proposals = proposals;
    }

    @Override
    public List<Line> lines(ElectionId election, Language reader) {
        var say = reader.say(CeremonyTexts.class);
        var stage = logs.stage(election);
        if (stage.isEmpty()) {
            return List.of(line(Status.LATER, say.title(), say.stepLater(), Optional.empty()));
        }
        if (stage.get() instanceof Preparing preparing) {
            return preparing(election, preparing, say).stream().toList();
        }
        return stage.get().opening().map(OpenElection::jointKey).map(key -> done(key, say, Optional.empty())).stream()
                .toList();
    }

    private Optional<Line> preparing(ElectionId election, Preparing now, CeremonyTexts say) {
        var page = Optional.of("/desk/" + election + "/ceremony");
        var state = CeremonyState.of(now.ceremony());
        if (state == CeremonyState.COMPLETE) {
            return now.ceremony().jointKey().map(key -> done(key, say, page));
        }
        return state.next()
                .filter(next -> !waits(election, next))
                .map(next -> line(Status.TO_DO, say.step(state), say.next(state), page));
    }

    /** A decision that only lacks signatures has a line already. */
    private boolean waits(ElectionId election, DecisionKind next) {
        return proposals.pending(election).stream().anyMatch(proposal -> DecisionKind.of(proposal.kind()) == next);
    }

    private static Line done(JointKey key, CeremonyTexts say, Optional<String> page) {
        return line(
                Status.DONE,
                say.title(),
                say.stepDone(Fingerprint.of(key.transcript()).toString()),
                page);
    }

    private static Line line(Status status, String title, String text, Optional<String> page) {
        return new Line(Stage.CEREMONY, status, title, text, page, false);
    }
}
