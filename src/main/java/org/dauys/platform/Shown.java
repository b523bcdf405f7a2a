package org.dauys.platform;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * How times and numbers look to people. Kazakhstan has one zone, UTC+5; it is written out, so that a wrong clock on a
 * phone or an old zone table on a server cannot move a deadline.
 */
@TemplateExtension
public final class Shown {
    private static final ZoneOffset ASTANA = ZoneOffset.ofHours(5);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final List<String> MONTHS_KK = List.of(
            "қаңтар",
            "ақпан",
            "наурыз",
            "сәуір",
            "мамыр",
            "маусым",
            "шілде",
            "тамыз",
            "қыркүйек",
            "қазан",
            "қараша",
            "желтоқсан");
    private static final List<String> MONTHS_RU = List.of(
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря");
    private static final List<String> MONTHS_EN = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private Shown() {}

    /** {@code {e.closesAt.dateTime}}: 10 апреля 2026 г., 18:00 (UTC+5, Астана). */
    public static String dateTime(Instant time, @TemplateAttribute("locale") Object locale) {
        return date(time, locale) + ", " + clock(time) + zone(language(locale));
    }

    /** {@code {e.closesAt.date}}: 10 апреля 2026 г. */
    public static String date(Instant time, @TemplateAttribute("locale") Object locale) {
        return inWords(there(time).toLocalDate(), language(locale));
    }

    /** {@code {e.closesAt.shortDateTime}}: 10.04.2026 18:00, for tables whose heading names the zone. */
    public static String shortDateTime(Instant time) {
        return DIGITS.format(there(time)) + " " + clock(time);
    }

    /** {@code {e.closesAt.clock}}: 18:00. */
    public static String clock(Instant time) {
        return CLOCK.format(there(time));
    }

    /** {@code {e.closesAt.iso}}: for the datetime attribute of {@code <time>}. */
    public static String iso(Instant time) {
        return there(time).toString();
    }

    /** {@code {n.grouped}}: 350 000, with spaces that do not break the line. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }

    /** {@code {n.grouped}} for int. */
    public static String grouped(int number) {
        return grouped((long) number);
    }

    /** {@code {"33.3".asPercent}}: 33,3 %, in English 33.3%. */
    public static String asPercent(String number, @TemplateAttribute("locale") Object locale) {
        return language(locale) == Language.EN ? number + "%" : number.replace('.', ',') + "\u00a0%";
    }

    private static String inWords(LocalDate day, Language language) {
        int month = day.getMonthValue() - 1;
        return switch (language) {
            case KK -> day.getYear() + " жылғы " + day.getDayOfMonth() + " " + MONTHS_KK.get(month);
            case RU -> day.getDayOfMonth() + " " + MONTHS_RU.get(month) + " " + day.getYear() + " г.";
            case EN -> day.getDayOfMonth() + " " + MONTHS_EN.get(month) + " " + day.getYear();
        };
    }

    private static String zone(Language language) {
        return language == Language.EN ? " (UTC+5, Astana)" : " (UTC+5, Астана)";
    }

    private static OffsetDateTime there(Instant time) {
        return time.atOffset(ASTANA);
    }

    private static Language language(Object locale) {
        return locale instanceof Locale known ? Language.of(known) : Language.KK;
    }
}
