package org.dauys.desk.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.board.Snapshot;
import org.dauys.election.DeskStep;
import org.dauys.election.DeskStep.Line;
import org.dauys.election.DeskStep.Status;
import org.dauys.election.decision.Act;
import org.dauys.election.decision.Publishing.State;
import org.dauys.platform.Language;
import org.dauys.platform.Shown;
import org.dauys.protocol.record.Cancelled;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Voting;

/** The lines from the opening to the result, as the public log has it. */
final class VotingLife {
    private final Snapshot now;
    private final Stage stage;
    private final String page;
    private final DecisionTexts say;
    private final Language reader;

    /** @param page the election's desk */
    VotingLife(Snapshot now, String page, DecisionTexts say, Language reader) {
        this.now = now;
        this.stage = now.stage();
        this.page = page;
        this.say = say;
        this.reader = reader;
    }

    Stream<Line> lines() {
        if (stage instanceof Cancelled cancelled) {
            return Stream.of(done(DeskStep.Stage.CLOSING, say.isCancelled(), cancelled.reason()));
        }
        return Stream.of(opening(), running(), closing(), result());
    }

    private Line opening() {
        if (!(stage instanceof Preparing preparing)) {
            return done(DeskStep.Stage.OPENING, say.stepOpen(), "");
        }
        return Act.isReady(preparing)
                ? line(DeskStep.Stage.OPENING, Status.TO_DO, say.stepOpen(), say.readyToOpen(), page + "/decide/open")
                : later(DeskStep.Stage.OPENING, say.stepOpen(), say.openLater());
    }

    private Line running() {
        if (stage instanceof Voting voting) {
            var turnout = say.turnout(
                    Shown.grouped(now.counts().voters()),
                    Shown.grouped(voting.live().size()));
            var title = voting.suspended() ? say.isSuspended() : say.isOpen();
            return new Line(
                    DeskStep.Stage.RUNNING, Status.WAITING, title, turnout, Optional.of(page + "/decisions"), false);
        }
        var status = stage instanceof Preparing ? Status.LATER : Status.DONE;
        return new Line(DeskStep.Stage.RUNNING, status, say.stepRun(), "", Optional.empty(), false);
    }

    private Line closing() {
        if (stage instanceof Voting voting) {
            var text = voting.suspended()
                    ? say.closesNotWhileSuspended()
                    : say.closesByItself(Shown.dateTime(voting.closesAt(), reader.locale()));
            return later(DeskStep.Stage.CLOSING, say.stepClose(), text);
        }
        return stage instanceof Preparing
                ? later(DeskStep.Stage.CLOSING, say.stepClose(), "")
                : done(DeskStep.Stage.CLOSING, say.stepClose(), "");
    }

    private Line result() {
        if (stage instanceof Decided) {
            return done(DeskStep.Stage.PUBLISHING, say.stepResult(), "");
        }
        var state = State.of(stage);
        if (state instanceof State.Ready) {
            return line(
                    DeskStep.Stage.PUBLISHING, Status.TO_DO, say.stepResult(), say.resultReady(), page + "/publish");
        }
        if (state instanceof State.Disagrees) {
            return line(
                    DeskStep.Stage.PUBLISHING,
                    Status.TO_DO,
                    say.disagrees(),
                    say.disagreesMeaning(),
                    page + "/publish");
        }
        return stage instanceof Tallied tallied
                ? later(
                        DeskStep.Stage.PUBLISHING,
                        say.stepResult(),
                        say.resultWaits(tallied.shares().size(), tallied.sharesWanted()))
                : later(DeskStep.Stage.PUBLISHING, say.stepResult(), say.resultLater());
    }

    private static Line line(DeskStep.Stage place, Status status, String title, String text, String href) {
        return new Line(place, status, title, text, Optional.of(href), true);
    }

    private static Line later(DeskStep.Stage place, String title, String text) {
        return new Line(place, Status.LATER, title, text, Optional.empty(), true);
    }

    private static Line done(DeskStep.Stage place, String title, String text) {
        return new Line(place, Status.DONE, title, text, Optional.empty(), true);
    }
}
