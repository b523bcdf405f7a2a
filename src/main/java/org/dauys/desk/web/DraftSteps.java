package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dauys.election.DeskStep;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Readiness;
import org.dauys.election.draft.Finding;
import org.dauys.platform.Language;

/** The lines of drafting: each page with what is still lacking on it. */
@Singleton
class DraftSteps implements DeskStep {
    private final Elections elections;
    private final Colleagues colleagues;
    private final Clock clock;

    @Inject
    DraftSteps(Elections elections, Colleagues colleagues, Clock clock) {
        this.elections = elections;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @Override
    public List<Line> lines(ElectionId id, Language reader) {
        var say = reader.say(DeskTexts.class);
        return elections.find(id).stream()
                .flatMap(election -> election instanceof Election.Drafting drafting
                        ? drafting(drafting, say)
                        : frozen(election, say))
                .toList();
    }

    private Stream<Line> drafting(Election.Drafting election, DeskTexts say) {
        var findings = Readiness.of(election, colleagues::hasKey, clock.instant());
        var page = "/desk/" + election.id();
        return Stream.of(
                line(Stage.TEXTS, say.stepTexts(), page + "/texts", lacking(findings, DraftSteps::inTexts), say),
                line(
                        Stage.TEXTS,
                        say.stepQuestions(),
                        page + "/contests",
                        lacking(findings, place -> place.startsWith("contests")),
                        say),
                line(Stage.TEXTS, say.stepTerms(), page + "/terms", 0, say),
                line(
                        Stage.TEXTS,
                        say.stepSchedule(),
                        page + "/schedule",
                        lacking(findings, place -> place.startsWith("schedule")),
                        say),
                line(Stage.TEXTS, say.stepWitnesses(), page + "/witnesses", 0, say),
                line(Stage.PEOPLE, say.stepPeople(), page + "/people", lacking(findings, DraftSteps::inPeople), say),
                freeze(findings, page, say));
    }

    private static Line freeze(List<Finding> findings, String page, DeskTexts say) {
        boolean ready = findings.isEmpty();
        return new Line(
                Stage.FREEZE,
                ready ? Status.TO_DO : Status.LATER,
                say.stepFreeze(),
                ready ? say.freezeReady() : say.freezeLater(),
                Optional.of(page + "/freeze"),
                true);
    }

    private static Line line(Stage stage, String title, String href, int lacking, DeskTexts say) {
        return new Line(
                stage,
                lacking == 0 ? Status.DONE : Status.TO_DO,
                title,
                lacking == 0 ? "" : say.lacking(lacking),
                Optional.of(href),
                false);
    }

    private Stream<Line> frozen(Election election, DeskTexts say) {
        var page = "/desk/" + election.id();
        return Stream.of(
                new Line(Stage.TEXTS, Status.DONE, say.stepQuestions(), "", Optional.of(page + "/preview"), false),
                new Line(Stage.FREEZE, Status.DONE, say.stepFreeze(), "", Optional.of(page + "/freeze"), true));
    }

    private static int lacking(List<Finding> findings, Predicate<String> place) {
        return (int) findings.stream().map(Finding::place).filter(place).count();
    }

    private static boolean inTexts(String place) {
        return place.startsWith("organisation") || place.startsWith("title") || place.startsWith("description");
    }

    private static boolean inPeople(String place) {
        return place.startsWith("people") || place.equals("threshold") || place.equals("lossAccepted");
    }
}
