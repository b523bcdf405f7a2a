package org.dauys.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Texts;
import org.dauys.platform.Language;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share.Base;

/** A question as it begins, with the usual rule and the words that every such question has. */
final class NewContest {
    private static final DecisionRule USUAL = new DecisionRule(
            Optional.of(ShareForm.majority(Base.ROLL)), Optional.of(ShareForm.majority(Base.PARTICIPANTS)), 1);

    private NewContest() {}

    /** What is asked. */
    enum Template implements Word {
        CANDIDATES,
        SEVERAL_SEATS,
        DECISION;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Contest of(Template template, Draft draft) {
        var id = Draft.freeId("q", draft.contests().stream().map(Contest::id).toList());
        return switch (template) {
            case CANDIDATES -> contest(id, Kind.SINGLE, List.of(option("o1", DraftTexts::againstAll, false)));
            case SEVERAL_SEATS -> contest(id, Kind.K_OF_N, List.of());
            case DECISION ->
                contest(
                        id,
                        Kind.SINGLE,
                        List.of(
                                option("o1", DraftTexts::optionFor, true),
                                option("o2", DraftTexts::optionAgainst, false),
                                option("o3", DraftTexts::optionAbstain, false)));
        };
    }

    private static Contest contest(String id, Kind kind, List<Choice> options) {
        return new Contest(id, kind, Texts.NONE, Texts.NONE, 1, 1, false, options, USUAL);
    }

    private static Choice option(String id, Function<DraftTexts, String> text, boolean standing) {
        return new Choice(id, inAll(text), Texts.NONE, standing);
    }

    private static Texts inAll(Function<DraftTexts, String> text) {
        return new Texts(
                text.apply(Language.KK.say(DraftTexts.class)),
                text.apply(Language.RU.say(DraftTexts.class)),
                text.apply(Language.EN.say(DraftTexts.class)));
    }
}
