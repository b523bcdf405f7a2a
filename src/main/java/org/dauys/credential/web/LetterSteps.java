package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.account.CurrentStaff;
import org.dauys.credential.Confirmation.Act;
import org.dauys.credential.Issuance;
import org.dauys.credential.Issuing;
import org.dauys.credential.Standing;
import org.dauys.election.DeskStep;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.platform.Language;
import org.dauys.platform.Shown;
import org.dauys.protocol.manifest.Issuer;

/** The line of the codes on the desk, where this server makes them; {@link RegistrarSteps} has the other one. */
@Singleton
class LetterSteps implements DeskStep {
    private final Elections elections;
    private final Issuing issuing;
    private final Names names;
    private final CurrentStaff reader;

    @Inject
    LetterSteps(Elections elections, Issuing issuing, Names names, CurrentStaff reader) {
        this.elections = elections;
        this.issuing = issuing;
        this.names = names;
        this.reader = reader;
    }

    @Override
    public List<Line> lines(ElectionId election, Language language) {
        var now = issuing.standing(election);
        return now instanceof Standing.Over || byRegistrar(election)
                ? List.of()
                : List.of(line(now, "/desk/" + election + "/letters", language));
    }

    private boolean byRegistrar(ElectionId election) {
        return elections
                .find(election)
                .filter(found -> found.draft().terms().issuer() == Issuer.Kind.REGISTRAR)
                .isPresent();
    }

    private Line line(Standing now, String page, Language language) {
        var say = language.say(IssuingTexts.class);
        var href = Optional.of(page);
        if (now instanceof Standing.Logged logged) {
            var by = logged.by()
                    .map(both -> " " + made(both.made(), language) + " " + confirmed(both.confirmed(), language));
            return line(Status.DONE, say.stepMake(), say.stepDone() + by.orElse(""), href);
        }
        if (now instanceof Standing.Ready ready) {
            var letters = Shown.grouped(ready.members().size());
            return line(Status.TO_DO, say.stepMake(), say.stepReady(letters), href);
        }
        if (now instanceof Standing.Making making) {
            var issuance = making.issuance();
            var progress = say.progress(
                    Shown.grouped(issuance.made()),
                    Shown.grouped(issuance.members().size()));
            return line(Status.WAITING, say.making(), progress, href);
        }
        if (now instanceof Standing.Made made) {
            return waiting(made.issuance(), href, language);
        }
        return now instanceof Standing.Outdated
                ? line(Status.TO_DO, say.outdated(), "", href)
                : line(Status.LATER, say.stepMake(), say.stepLater(), Optional.empty());
    }

    /** Who made the letters has done her part. */
    private Line waiting(Issuance issuance, Optional<String> href, Language language) {
        var say = language.say(IssuingTexts.class);
        boolean mine = reader.staff().id().equals(issuance.by());
        var text = made(new Act(issuance.by(), issuance.at()), language);
        return mine
                ? new Line(Stage.CODES, Status.WAITING, say.another(), text, href, true)
                : new Line(Stage.CODES, Status.TO_DO, say.stepControl(), text, href, true);
    }

    private String made(Act act, Language language) {
        return language.say(IssuingTexts.class).madeBy(names.of(act.by()), Shown.dateTime(act.at(), language.locale()));
    }

    private String confirmed(Act act, Language language) {
        return language.say(IssuingTexts.class)
                .confirmedBy(names.of(act.by()), Shown.dateTime(act.at(), language.locale()));
    }

    private static Line line(Status status, String title, String text, Optional<String> href) {
        return new Line(Stage.CODES, status, title, text, href, status == Status.DONE);
    }
}
