package org.dauys.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dauys.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Note(String text, long number, List<Long> list) {
        static Note read(JsonReader in) throws Malformed {
            return new Note(
                    in.field("text").lines(20),
                    in.field("number").integer(0, JsonReader.MAX_INTEGER),
                    in.field("list").list(0, 3, item -> item.integer(0, 9)));
        }
    }

    private static final String GOOD = "{\"text\":\"а\\n\\\"\\\\😀\",\"number\":7,\"list\":[1,2]}";

    private static Parsed<Note> read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), Note::read);
    }

    private static void refuses(Parsed.Fault fault, Parsed<?> parsed) {
        assertEquals(fault, assertInstanceOf(Parsed.Refused.class, parsed).fault());
    }

    @Test
    void reads_the_canonical_spelling() {
        var note = read(GOOD).value().orElseThrow();

        assertEquals(new Note("а\n\"\\😀", 7, List.of(1L, 2L)), note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"number\":7}",
                "{\"text\":\"a\",\"number\":7,\"list\":[],\"more\":1}",
                "{\"text\":\"a\",\"text\":\"a\",\"number\":7,\"list\":[]}",
                "{\"number\":7,\"text\":\"a\",\"list\":[]}",
                "{\"text\":\"\",\"number\":7,\"list\":[]}",
                "{\"text\":\"aaaaaaaaaaaaaaaaaaaaa\",\"number\":7,\"list\":[]}",
                "{\"text\":\"a\\tb\",\"number\":7,\"list\":[]}",
                "{\"text\":\"a\u0085b\",\"number\":7,\"list\":[]}",
                "{\"text\":\"\\ud83d\",\"number\":7,\"list\":[]}",
                "{\"text\":\"\\ude00\\ud83d\",\"number\":7,\"list\":[]}",
                "{\"text\":7,\"number\":7,\"list\":[]}",
                "{\"text\":\"a\",\"number\":\"7\",\"list\":[]}",
                "{\"text\":\"a\",\"number\":07,\"list\":[]}",
                "{\"text\":\"a\",\"number\":-0,\"list\":[]}",
                "{\"text\":\"a\",\"number\":7.0,\"list\":[]}",
                "{\"text\":\"a\",\"number\":7e0,\"list\":[]}",
                "{\"text\":\"a\",\"number\":9007199254740992,\"list\":[]}",
                "{\"text\":\"a\",\"number\":99999999999999999,\"list\":[]}",
                "{\"text\":\"a\",\"number\":null,\"list\":[]}",
                "{\"text\":\"a\",\"number\":7,\"list\":[1,2,3,4]}",
                "{\"text\":\"a\",\"number\":7,\"list\":[10]}",
                "{\"text\":\"a\",\"number\":7,\"list\":[1,]}",
                "{\"text\":\"a\",\"number\":7,\"list\":[[]]}",
                "{\"text\":\"a\",\"number\":7,\"list\":[]",
                "{\"text\":\"a\",\"number\":7,\"list\":[]}}",
                "{\"text\":\"a\",\"number\":7,\"list\":[]}1",
                "[]",
                "",
                "\ufeff{\"text\":\"a\",\"number\":7,\"list\":[]}",
            })
    void f11_refuses_what_the_grammar_does_not_ask_for(String text) {
        refuses(Parsed.Fault.GRAMMAR, read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {\"text\":\"a\",\"number\":7,\"list\":[]}",
                "{\"text\":\"a\",\"number\":7,\"list\":[]}\n",
                "{\"text\":\"a\", \"number\":7,\"list\":[]}",
                "{\"text\":\"\\u0061\",\"number\":7,\"list\":[]}",
                "{\"text\":\"\\/\",\"number\":7,\"list\":[]}",
                "{\"text\":\"a\\u000ab\",\"number\":7,\"list\":[]}",
                "{\"t\\u0065xt\":\"a\",\"number\":7,\"list\":[]}",
                "{\"text\":\"\\ud83d\\ude00\",\"number\":7,\"list\":[]}",
            })
    void refuses_another_spelling_of_the_same_content(String text) {
        refuses(Parsed.Fault.SPELLING, read(text));
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        var overlong = GOOD.getBytes(StandardCharsets.UTF_8);
        overlong[9] = (byte) 0xc0;
        overlong[10] = (byte) 0x80;

        refuses(Parsed.Fault.GRAMMAR, JsonReader.read(overlong, Note::read));
        refuses(Parsed.Fault.GRAMMAR, JsonReader.read(GOOD.getBytes(StandardCharsets.UTF_16BE), Note::read));
    }

    @Test
    void a19_refuses_deep_nesting_and_endless_strings_without_keeping_them() {
        refuses(Parsed.Fault.GRAMMAR, read("[".repeat(1_000_000)));
        refuses(Parsed.Fault.GRAMMAR, read("{\"text\":\"" + "a".repeat(1_000_000) + "\",\"number\":7,\"list\":[]}"));
        refuses(Parsed.Fault.GRAMMAR, read("{\"" + "a".repeat(1_000_000) + "\":7}"));
        refuses(Parsed.Fault.GRAMMAR, read("{\"text\":\"a\",\"number\":" + "7".repeat(1_000_000) + ",\"list\":[]}"));
    }

    @Test
    void an_object_is_not_read_where_something_else_stands_though_all_its_fields_may_be_missing() {
        JsonReader.Grammar<Boolean> inner = in -> in.field("o").object(object -> object.has("a"));

        refuses(Parsed.Fault.GRAMMAR, JsonReader.read("{\"o\":7}".getBytes(StandardCharsets.UTF_8), inner));
    }

    @Test
    void a_constant_is_read_where_it_stands_and_refused_where_another_does() {
        JsonReader.Grammar<Boolean> fixed = in -> {
            in.field("a").constant("one");
            return true;
        };

        assertTrue(JsonReader.read("{\"a\":\"one\"}".getBytes(StandardCharsets.UTF_8), fixed)
                .value()
                .isPresent());
        refuses(Parsed.Fault.GRAMMAR, JsonReader.read("{\"a\":\"two\"}".getBytes(StandardCharsets.UTF_8), fixed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-01-01T00:00:00+5",
                "2026-01-01T00:00:00.Z",
                "2026-01-01t00:00:00Z",
            })
    void refuses_times_that_are_not_real_instants_in_their_spelling(String time) {
        var bytes = ("{\"t\":\"" + time + "\"}").getBytes(StandardCharsets.UTF_8);

        refuses(Parsed.Fault.GRAMMAR, JsonReader.read(bytes, in -> in.field("t").time()));
    }

    @Test
    void takes_back_the_time_it_writes() {
        var time = Instant.parse("2026-10-05T04:30:00Z");
        var bytes = JsonWriter.object(out -> out.time("t", time));

        assertEquals("{\"t\":\"2026-10-05T04:30:00Z\"}", new String(bytes, StandardCharsets.UTF_8));
        assertEquals(
                time, JsonReader.read(bytes, in -> in.field("t").time()).value().orElseThrow());
    }

    @Test
    void what_is_written_is_read_back() {
        Fuzz.tries("written JSON", 1000, draw -> {
            var text = draw.text(20);
            long number = draw.number(0, JsonReader.MAX_INTEGER);
            if (text.isEmpty() || !Text.isLegal(text, true)) {
                return;
            }
            var bytes = JsonWriter.object(
                    out -> out.text("text", text).number("number", number).texts("list", List.of()));

            assertEquals(
                    new Note(text, number, List.of()),
                    JsonReader.read(bytes, Note::read).value().orElseThrow());
        });
    }

    @Test
    void writes_integers_from_the_smallest_to_the_largest() {
        var bytes = JsonWriter.object(out -> out.number("a", 0).number("b", JsonReader.MAX_INTEGER));

        assertEquals("{\"a\":0,\"b\":9007199254740991}", new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void does_not_write_what_it_would_not_read() {
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.object(out -> out.text("a", "\t")));
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.object(out -> out.text("a", "\ud83d")));
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.object(out -> out.number("a", -1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> JsonWriter.object(out -> out.number("a", JsonReader.MAX_INTEGER + 1)));
        assertThrows(
                IllegalArgumentException.class, () -> JsonWriter.object(out -> out.time("a", Instant.ofEpochMilli(1))));
    }
}
