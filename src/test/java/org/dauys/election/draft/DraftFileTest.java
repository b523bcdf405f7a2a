package org.dauys.election.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.election.draft.DraftFile.Reading.Read;
import org.dauys.election.draft.DraftFile.Reading.Refused;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.protocol.contest.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DraftFileTest {
    @Test
    void what_is_written_is_read_back() {
        var draft =
                Drafts.complete().plus(Drafts.several("audit", 1, 3, true, 5)).with(Drafts.witnesses(2, 1, 2, 3));

        assertEquals(new Read(draft), DraftFile.read(DraftFile.write(draft)));
        assertEquals(draft, DraftFile.restored(DraftFile.stored(draft)));
    }

    @Test
    void witnesses_stand_in_a_file_as_their_program_prints_them() {
        var file = new String(DraftFile.write(Drafts.complete().with(Drafts.witnesses(1, 1))), StandardCharsets.UTF_8);
        var line = Drafts.witnesses(1, 1).keys().get(0).vkey();
        assertTrue(file.contains("\"" + line + "\""), file);
        var broken = file.replace(line, line.substring(1)).getBytes(StandardCharsets.UTF_8);
        assertEquals(new Refused(List.of(Finding.of("witnesses/keys/0", Reason.NO_WITNESS))), DraftFile.read(broken));
        var number = file.replace("\"" + line + "\"", "7").getBytes(StandardCharsets.UTF_8);
        assertEquals(new Refused(List.of(Finding.of("witnesses/keys/0", Reason.NO_WITNESS))), DraftFile.read(number));
    }

    @Test
    void an_unfinished_draft_is_read_back_with_its_gaps() {
        var draft = Draft.titled(new Texts("", "Выборы", ""))
                .plus(new Contest(
                        "q1",
                        Kind.SINGLE,
                        Texts.NONE,
                        Texts.NONE,
                        1,
                        1,
                        false,
                        List.of(new Choice("o1", Texts.NONE, Texts.NONE, true)),
                        Drafts.majority(1)));

        assertEquals(draft, DraftFile.restored(DraftFile.stored(draft)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_a_file_with(String what, String from, String to, String place, Reason reason, long limit) {
        var honest =
                new String(DraftFile.write(Drafts.complete()), StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", "");
        var spoilt = honest.replaceFirst(from, to);
        assertEquals(false, honest.equals(spoilt), "the change must change something");

        assertEquals(
                new Refused(List.of(new Finding(place, reason, limit))),
                DraftFile.read(spoilt.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                Arguments.of("no JSON", "^\\{", "", "", Reason.NOT_JSON, 0),
                Arguments.of("something after it", "$", "{}", "", Reason.NOT_JSON, 0),
                Arguments.of("a list around it", "^(.*)$", "[$1]", "", Reason.NOT_JSON, 0),
                Arguments.of("a doubled field", "\"terms\"", "\"title\" : {}, \"terms\"", "", Reason.NOT_JSON, 0),
                Arguments.of("another format", "election/1", "election/2", "format", Reason.NOT_THIS_FORMAT, 0),
                Arguments.of("no floor", "\"floor\" : 5,", "", "terms/floor", Reason.FIELD_MISSING, 0),
                Arguments.of(
                        "a ranked question",
                        "\"single\"",
                        "\"ranked\"",
                        "contests/0/kind",
                        Reason.KIND_OF_A_LATER_VERSION,
                        0),
                Arguments.of(
                        "an unknown mode", "\"two-factor\"", "\"no-factor\"", "terms/mode", Reason.NOT_IN_THE_LIST, 0),
                Arguments.of(
                        "a text for a number",
                        "\"floor\" : 5",
                        "\"floor\" : \"5\"",
                        "terms/floor",
                        Reason.WRONG_TYPE,
                        0),
                Arguments.of(
                        "a broken number", "\"floor\" : 5", "\"floor\" : 5.5", "terms/floor", Reason.WRONG_TYPE, 0),
                Arguments.of(
                        "a number past all bounds",
                        "\"floor\" : 5",
                        "\"floor\" : 5000000000",
                        "terms/floor",
                        Reason.WRONG_TYPE,
                        0),
                Arguments.of(
                        "a floor of 1001", "\"floor\" : 5", "\"floor\" : 1001", "terms/floor", Reason.TOO_LARGE, 1_000),
                Arguments.of(
                        "a fourth language",
                        "\"kk\" : \"o1 kk\"",
                        "\"kk\" : \"o1 kk\", \"de\" : \"x\"",
                        "contests/0/options/0/text/de",
                        Reason.FIELD_UNKNOWN,
                        0),
                Arguments.of(
                        "a wrong comparison",
                        "\"cmp\" : \">\"",
                        "\"cmp\" : \"<\"",
                        "contests/0/rule/quorum/cmp",
                        Reason.NOT_IN_THE_LIST,
                        0),
                Arguments.of(
                        "a time without a zone",
                        "2026-04-10T04:00:00Z",
                        "2026-04-10T04:00:00",
                        "schedule/opens",
                        Reason.WRONG_TYPE,
                        0),
                Arguments.of(
                        "an option that is a text",
                        "\"options\" : \\[",
                        "\"options\" : [\"x\", ",
                        "contests/0/options/0",
                        Reason.WRONG_TYPE,
                        0));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var file = """
                {"format": "dauys/election/1", "title": {"ru": "Выборы"}, "contests": [
                  {"id": "chair", "kind": "borda", "title": {}, "min": 1, "max": 1, "blank": 0, "options": [],
                   "rule": {"seats": 1, "winner": "all"}}]}""";

        assertEquals(
                new Refused(List.of(
                        Finding.of("contests/0/kind", Reason.KIND_OF_A_LATER_VERSION),
                        Finding.of("contests/0/blank", Reason.WRONG_TYPE),
                        Finding.of("contests/0/rule/winner", Reason.FIELD_UNKNOWN))),
                DraftFile.read(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refuses_hostile_sizes_before_they_cost_anything() {
        var nested = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        var huge = new byte[DraftFile.LARGEST + 1];

        assertEquals(new Refused(List.of(Finding.of("", Reason.NOT_JSON))), DraftFile.read(nested));
        assertInstanceOf(Refused.class, DraftFile.read(huge));
    }
}
