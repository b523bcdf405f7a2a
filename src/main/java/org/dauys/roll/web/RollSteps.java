package org.dauys.roll.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.election.DeskStep;
import org.dauys.election.ElectionId;
import org.dauys.platform.Language;
import org.dauys.platform.Shown;
import org.dauys.roll.RollRecord;
import org.dauys.roll.Rolls;

/** The roll's lines on the desk: fill it, fix it. */
@Singleton
class RollSteps implements DeskStep {
    private final Rolls rolls;
    private final RollRecord record;

    @Inject
    RollSteps(Rolls rolls, RollRecord record) {
        this.rolls = rolls;
        this.record = record;
    }

    @Override
    public List<Line> lines(ElectionId election, Language reader) {
        var say = reader.say(RollTexts.class);
        var roll = rolls.roll(election);
        var page = Optional.of("/desk/" + election + "/roll");
        var size = Shown.grouped(roll.size());
        var filled = roll.size() == 0
                ? new Line(Stage.ROLL, Status.TO_DO, say.stepImport(), say.stepImportNone(), page, false)
                : new Line(Stage.ROLL, Status.DONE, say.stepImport(), say.stepImportDone(size), page, false);
        var fixed = roll.frozen().isPresent()
                ? new Line(Stage.ROLL, Status.DONE, say.stepFreeze(), say.stepFreezeDone(size), page, false)
                : new Line(
                        Stage.ROLL, mayFix(roll, election), say.stepFreeze(), freezeText(election, say), page, false);
        return List.of(filled, fixed);
    }

    private Status mayFix(Rolls.Roll roll, ElectionId election) {
        return roll.size() > 0 && record.manifest(election).isPresent() ? Status.TO_DO : Status.LATER;
    }

    private String freezeText(ElectionId election, RollTexts say) {
        return record.manifest(election).isPresent() ? "" : say.freezeLater();
    }
}
