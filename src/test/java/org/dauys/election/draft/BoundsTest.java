package org.dauys.election.draft;

import static org.dauys.election.draft.Drafts.complete;
import static org.dauys.election.draft.Drafts.several;
import static org.dauys.election.draft.Drafts.single;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Share.Base;
import org.dauys.protocol.manifest.Share.Comparison;
import org.dauys.protocol.manifest.Witnesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    @Test
    void a_complete_draft_may_be_kept() {
        assertEquals(List.of(), Bounds.brokenBy(complete()));
    }

    @Test
    void a_draft_with_nothing_but_a_title_may_be_kept() {
        assertEquals(List.of(), Bounds.brokenBy(Draft.titled(new Texts("", "Выборы", ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refuses(String what, Draft draft, String place, Reason reason, long limit) {
        assertEquals(List.of(new Finding(place, reason, limit)), Bounds.brokenBy(draft));
    }

    @ParameterizedTest
    @ValueSource(strings = {"а", "a b", "a/", "a\u200b", "A", "-a", ""})
    void c08_no_draft_has_ids_that_repeat_or_deceive(String id) {
        var draft = complete();
        var contest = draft.contests().get(0);
        var bad = contest.with(List.of(Drafts.option(id)));
        refuses(id, draft.with(bad), "contests/0/options/0/id", Reason.BAD_ID, 0);
        var twice = contest.with(List.of(Drafts.option("a"), Drafts.option("a")));
        refuses(id, draft.with(twice), "contests/0/options/1/id", Reason.ID_TAKEN, 0);
    }

    static Stream<Arguments> broken() {
        var draft = complete();
        var contest = draft.contests().get(0);
        return Stream.of(
                row(
                        "16 witnesses",
                        draft.with(Drafts.witnesses(9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),
                        "witnesses/keys",
                        Reason.TOO_MANY,
                        15),
                row(
                        "a witness twice",
                        draft.with(Drafts.witnesses(2, 1, 1)),
                        "witnesses/keys",
                        Reason.WITNESS_TWICE,
                        0),
                row(
                        "a witness of 201 characters",
                        draft.with(witness("w".repeat(201))),
                        "witnesses/keys",
                        Reason.WITNESS_NAME_TOO_LONG,
                        200),
                row(
                        "a witness with a control character",
                        draft.with(witness("w\u0001")),
                        "witnesses/keys",
                        Reason.UNPRINTABLE,
                        0),
                row(
                        "half of the witnesses",
                        draft.with(Drafts.witnesses(2, 1, 2, 3, 4)),
                        "witnesses/quorum",
                        Reason.TOO_SMALL,
                        3),
                row(
                        "more than all witnesses",
                        draft.with(Drafts.witnesses(3, 1, 2)),
                        "witnesses/quorum",
                        Reason.TOO_LARGE,
                        2),
                row("a quorum of nobody", draft.with(Drafts.witnesses(1)), "witnesses/quorum", Reason.TOO_LARGE, 0),
                row(
                        "a title of 201",
                        draft.with(ok(), new Texts("x".repeat(201), "", ""), ok()),
                        "title/kk",
                        Reason.TOO_LONG,
                        200),
                row(
                        "a line break in a title",
                        draft.with(ok(), new Texts("", "a\nb", ""), ok()),
                        "title/ru",
                        Reason.UNPRINTABLE,
                        0),
                row(
                        "a tab in a description",
                        draft.with(ok(), ok(), new Texts("", "", "a\tb")),
                        "description/en",
                        Reason.UNPRINTABLE,
                        0),
                row(
                        "half a character",
                        draft.with(ok(), new Texts("\ud800", "", ""), ok()),
                        "title/kk",
                        Reason.UNPRINTABLE,
                        0),
                row(
                        "a name that reads backwards",
                        draft.with(ok(), new Texts("\u202eабв", "", ""), ok()),
                        "title/kk",
                        Reason.UNPRINTABLE,
                        0),
                row("a floor of none", draft.with(terms(0, 5, 2)), "terms/floor", Reason.TOO_SMALL, 1),
                row("21 tests a voter", draft.with(terms(5, 21, 2)), "terms/auditsPerCredential", Reason.TOO_LARGE, 20),
                row("ten key holders needed", draft.with(terms(5, 5, 10)), "terms/threshold", Reason.TOO_LARGE, 9),
                row("51 questions", draft.with(questions(51)), "contests", Reason.TOO_MANY, 50),
                row(
                        "two questions of one name",
                        draft.with(List.of(contest, contest)),
                        "contests/1/id",
                        Reason.ID_TAKEN,
                        0),
                row(
                        "an option called blank",
                        draft.with(contest.with(List.of(Drafts.option("blank")))),
                        "contests/0/options/0/id",
                        Reason.ID_TAKEN,
                        0),
                row(
                        "an option in capitals",
                        draft.with(contest.with(List.of(Drafts.option("A")))),
                        "contests/0/options/0/id",
                        Reason.BAD_ID,
                        0),
                row(
                        "134 options",
                        draft.with(contest.with(Drafts.options(134))),
                        "contests/0/options",
                        Reason.TOO_MANY,
                        133),
                row(
                        "a single choice of two",
                        draft.with(choosing(Kind.SINGLE, 1, 2)),
                        "contests/0/max",
                        Reason.SINGLE_MARKS_ONE,
                        0),
                row("none to choose", draft.with(choosing(Kind.K_OF_N, 0, 0)), "contests/0/max", Reason.TOO_SMALL, 1),
                row(
                        "a share of nothing",
                        draft.with(ruled(Base.ROLL, 1, 0)),
                        "contests/0/rule/quorum/den",
                        Reason.TOO_SMALL,
                        1),
                row(
                        "a quorum of those who came",
                        draft.with(ruled(Base.PARTICIPANTS, 1, 2)),
                        "contests/0/rule/quorum/of",
                        Reason.QUORUM_OF_PARTICIPANTS,
                        0),
                row(
                        "a ballot of 135 lines",
                        draft.with(List.of(single("a", 133), single("b", 2))),
                        "contests",
                        Reason.BALLOT_TOO_LARGE,
                        65_535));
    }

    /** 215 bytes around 486 a line and 162 a total, by hand from the layout (spec: B-3). */
    @Test
    void a_ballot_is_as_large_as_its_layout_says() {
        assertEquals(215 + 10 * 486 + 162, BallotSize.of(List.of(single("a", 10))));
        assertEquals(215 + 6 * 486 + 3 * 194 - 32, BallotSize.of(List.of(several("a", 1, 3, true, 5))));
        assertEquals(215 + 5 * 486, BallotSize.of(List.of(several("a", 0, 5, false, 5))));
    }

    @Test
    void d13_the_largest_ballot_that_fits_is_taken_and_one_line_more_is_not() {
        var fits = List.of(single("a", 133), several("b", 0, 1, false, 1));
        var tooLarge = List.of(single("a", 133), several("b", 0, 2, false, 2));

        assertEquals(List.of(), Bounds.brokenBy(complete().with(fits)));
        assertEquals(
                List.of(new Finding("contests", Reason.BALLOT_TOO_LARGE, 65_535)),
                Bounds.brokenBy(complete().with(tooLarge)));
    }

    private static Arguments row(String what, Draft draft, String place, Reason reason, long limit) {
        return Arguments.of(what, draft, place, reason, limit);
    }

    private static Witnesses witness(String name) {
        return new Witnesses(1, List.of(new NoteKey(name, new byte[NoteKey.LENGTH], NoteKey.Use.WITNESS)));
    }

    private static Texts ok() {
        return Drafts.texts("x");
    }

    private static Terms terms(int floor, int audits, int threshold) {
        var usual = Terms.USUAL;
        return new Terms(
                usual.mode(), usual.channels(), usual.issuer(), usual.revote(), floor, 10, audits, threshold, false);
    }

    private static List<Contest> questions(int count) {
        return IntStream.range(0, count).mapToObj(i -> single("q" + i, 2)).toList();
    }

    private static Contest choosing(Kind kind, int min, int max) {
        return new Contest("chair", kind, ok(), Texts.NONE, min, max, false, Drafts.options(3), Drafts.majority(1));
    }

    private static Contest ruled(Base base, int num, int den) {
        var quorum = new Share(base, Comparison.MORE, num, den);
        var rule = new DecisionRule(Optional.of(quorum), Optional.empty(), 1);
        return new Contest("chair", Kind.SINGLE, ok(), Texts.NONE, 1, 1, false, Drafts.options(3), rule);
    }
}
