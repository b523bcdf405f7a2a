package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
    private final Words words;

    @Inject
    LetterSteps(Elections elections, Issuing issuing, Words words) {
        this.elections = elections;
        this.issuing = issuing;
        this.words = words;
    }

    @Override
    public List<Line> lines(ElectionId election, Language reader) {
        var say = words.in(reader);
        var now = issuing.standing(election);
        return now instanceof Standing.Over || byRegistrar(election)
                ? List.of()
                : List.of(line(now, "/desk/" + election + "/letters", say));
    }

    private boolean byRegistrar(ElectionId election) {
        return elections
                .find(election)
                .filter(found -> found.draft().terms().issuer() == Issuer.Kind.REGISTRAR)
                .isPresent();
    }

    private static Line line(Standing now, String page, IssuingTexts say) {
        var href = Optional.of(page);
        if (now instanceof Standing.Logged) {
            return line(Status.DONE, say.stepMake(), say.stepDone(), href);
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
        if (now instanceof Standing.Made) {
            return new Line(Stage.CODES, Status.TO_DO, say.stepControl(), "", href, true);
        }
        return now instanceof Standing.Outdated
                ? line(Status.TO_DO, say.outdated(), "", href)
                : line(Status.LATER, say.stepMake(), say.stepLater(), Optional.empty());
    }

    private static Line line(Status status, String title, String text, Optional<String> href) {
        return new Line(Stage.CODES, status, title, text, href, status == Status.DONE);
    }
}
