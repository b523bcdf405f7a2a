package org.dauys.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final Instant CLOSES = Instant.parse("2026-04-10T13:00:00Z");

    @Test
    void a_time_is_told_in_the_reader_s_language_and_names_its_zone() {
        assertEquals("2026 жылғы 10 сәуір, 18:00 (UTC+5, Астана)", Shown.dateTime(CLOSES, Language.KK.locale()));
        assertEquals("10 апреля 2026 г., 18:00 (UTC+5, Астана)", Shown.dateTime(CLOSES, Language.RU.locale()));
        assertEquals("10 April 2026, 18:00 (UTC+5, Astana)", Shown.dateTime(CLOSES, Language.EN.locale()));
        assertEquals("2026 жылғы 10 сәуір", Shown.date(CLOSES, Locale.GERMAN));
    }

    @Test
    void the_zone_of_the_server_changes_nothing() {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.ofHours(-8)));
            assertEquals("10.04.2026 18:00", Shown.shortDateTime(CLOSES));
            assertEquals("2026-04-10T18:00+05:00", Shown.iso(CLOSES));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_day_begins_at_midnight_in_astana() {
        assertEquals("01.01.2027 00:00", Shown.shortDateTime(Instant.parse("2026-12-31T19:00:00Z")));
        assertEquals("31.12.2026 23:59", Shown.shortDateTime(Instant.parse("2026-12-31T18:59:59Z")));
    }

    @Test
    void every_month_has_its_own_name_in_every_language() {
        for (var language : Language.values()) {
            long names = IntStream.rangeClosed(1, 12)
                    .mapToObj(month ->
                            Shown.date(Instant.parse("2026-%02d-10T00:00:00Z".formatted(month)), language.locale()))
                    .distinct()
                    .count();
            assertEquals(12, names, language.tag());
        }
    }

    @Test
    void percents_have_a_comma_in_kazakh_and_russian() {
        assertEquals("33,3\u00a0%", Shown.asPercent("33.3", Language.KK.locale()));
        assertEquals("33,3\u00a0%", Shown.asPercent("33.3", Language.RU.locale()));
        assertEquals("33.3%", Shown.asPercent("33.3", Language.EN.locale()));
    }

    @Test
    void numbers_are_grouped_by_spaces_that_do_not_break() {
        assertEquals("350\u00a0000", Shown.grouped(350_000));
        assertEquals("999", Shown.grouped(999));
        assertEquals("1\u00a0000\u00a0000", Shown.grouped(1_000_000L));
    }
}
