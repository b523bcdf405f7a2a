package org.dauys.election.draft;

import static org.dauys.election.draft.Drafts.CLOSES;
import static org.dauys.election.draft.Drafts.OPENS;
import static org.dauys.election.draft.Drafts.complete;
import static org.dauys.election.draft.Drafts.several;
import static org.dauys.election.draft.Drafts.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Share.Base;
import org.dauys.protocol.manifest.Share.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GapsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void a_complete_draft_lacks_nothing() {
        assertEquals(List.of(), Gaps.of(complete(), NOW));
    }

    @Test
    void a_missing_translation_is_named_and_never_copied_from_another() {
        var gaps = Gaps.of(complete().with(new Texts("", "Союз", ""), texts("title"), Texts.NONE), NOW);

        assertEquals(
                List.of(
                        Finding.of("organisation/kk", Reason.TRANSLATION_MISSING),
                        Finding.of("organisation/en", Reason.TRANSLATION_MISSING)),
                gaps);
    }

    @Test
    void a_text_that_may_be_left_out_is_asked_for_in_all_languages_once_there_is_one() {
        assertEquals(List.of(), Gaps.of(complete().with(texts("o"), texts("t"), Texts.NONE), NOW));
        assertEquals(
                List.of(Finding.of("description/en", Reason.TRANSLATION_MISSING)),
                Gaps.of(complete().with(texts("o"), texts("t"), new Texts("а", "б", "")), NOW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lacking")
    void notices(String what, Draft draft, String place, Reason reason, long limit) {
        assertEquals(List.of(new Finding(place, reason, limit)), Gaps.of(draft, NOW));
    }

    static Stream<Arguments> lacking() {
        var draft = complete();
        var contest = draft.contests().get(0);
        var options = Drafts.options(2);
        return Stream.of(
                row("no question", draft.with(List.of()), "contests", Reason.NO_CONTEST, 0),
                row(
                        "a choice of one",
                        draft.with(contest.with(Drafts.options(1))),
                        "contests/0/options",
                        Reason.TOO_FEW_OPTIONS,
                        2),
                row(
                        "nothing that can win",
                        draft.with(contest.with(
                                options.stream().map(GapsTest::fallen).toList())),
                        "contests/0/options",
                        Reason.NOTHING_CAN_WIN,
                        0),
                row(
                        "one candidate twice",
                        draft.with(contest.with(List.of(
                                options.get(0), new Choice("o9", new Texts("o1 kk", "x", "y"), Texts.NONE, true)))),
                        "contests/0/options/1/text/kk",
                        Reason.SAME_TEXT_TWICE,
                        0),
                row(
                        "more to mark than there are",
                        draft.with(several("chair", 1, 4, false, 3).withSeats(1)),
                        "contests/0/max",
                        Reason.MAX_ABOVE_OPTIONS,
                        3),
                row(
                        "at least three, at most two",
                        draft.with(several("chair", 3, 2, false, 3)),
                        "contests/0/min",
                        Reason.MIN_ABOVE_MAX,
                        0),
                row(
                        "a blank vote beside marking none",
                        draft.with(several("chair", 0, 2, true, 3)),
                        "contests/0/blank",
                        Reason.BLANK_NEEDS_A_MARK,
                        0),
                row(
                        "more seats than options",
                        draft.with(contest.withSeats(4)),
                        "contests/0/rule/seats",
                        Reason.SEATS_ABOVE_OPTIONS,
                        3),
                row(
                        "more than all of them",
                        draft.with(deciding(Comparison.MORE, 1, 1)),
                        "contests/0/rule/decision/num",
                        Reason.NEVER_REACHED,
                        0),
                row(
                        "three halves",
                        draft.with(deciding(Comparison.AT_LEAST, 3, 2)),
                        "contests/0/rule/decision/num",
                        Reason.NEVER_REACHED,
                        0),
                row(
                        "no opening",
                        draft.with(Optional.empty(), Optional.of(CLOSES)),
                        "schedule/opens",
                        Reason.OPENS_MISSING,
                        0),
                row(
                        "no closing",
                        draft.with(Optional.of(OPENS), Optional.empty()),
                        "schedule/closes",
                        Reason.CLOSES_MISSING,
                        0),
                row(
                        "closing at the opening",
                        draft.with(Optional.of(CLOSES), Optional.of(CLOSES)),
                        "schedule/closes",
                        Reason.CLOSES_TOO_EARLY,
                        0),
                row(
                        "closing now",
                        draft.with(Optional.of(NOW.minusSeconds(9)), Optional.of(NOW)),
                        "schedule/closes",
                        Reason.CLOSES_IN_THE_PAST,
                        0));
    }

    @Test
    void all_of_them_are_a_share_that_can_be_reached() {
        assertEquals(List.of(), Gaps.of(complete().with(deciding(Comparison.AT_LEAST, 1, 1)), NOW));
    }

    private static Arguments row(String what, Draft draft, String place, Reason reason, long limit) {
        return Arguments.of(what, draft, place, reason, limit);
    }

    private static Choice fallen(Choice option) {
        return new Choice(option.id(), option.text(), option.detail(), false);
    }

    private static Contest deciding(Comparison how, int num, int den) {
        var decision = new Share(Base.PARTICIPANTS, how, num, den);
        var rule = new DecisionRule(Optional.empty(), Optional.of(decision), 1);
        return new Contest("chair", Kind.SINGLE, texts("chair"), Texts.NONE, 1, 1, false, Drafts.options(3), rule);
    }
}
