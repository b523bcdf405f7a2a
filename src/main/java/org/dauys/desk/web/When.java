package org.dauys.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;

/**
 * A time as a form shows it: day and clock of Kazakhstan, UTC+5.
 *
 * @param date 2026-04-10, or as it was typed
 * @param time 18:00, or as it was typed
 */
record When(String date, String time) {
    private static final ZoneOffset ASTANA = ZoneOffset.ofHours(5);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter BY_HAND = DateTimeFormatter.ofPattern("d.M.uuuu");

    static When of(Optional<Instant> instant) {
        return instant.map(known -> known.atOffset(ASTANA))
                .map(there -> new When(there.toLocalDate().toString(), CLOCK.format(there)))
                .orElse(new When("", ""));
    }

    /** As typed in the inputs {@code name} and {@code name-time}. */
    static When typed(Typed form, String name) {
        return new When(form.text(name), form.text(name + "-time"));
    }

    /** Empty where nothing was typed, and also where it is no time; that is noted at {@code name}. */
    Optional<Instant> read(Typed form, String name) {
        if (date.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        try {
            var there = LocalDateTime.of(day(), LocalTime.parse(time)).truncatedTo(ChronoUnit.MINUTES);
            return Optional.of(there.toInstant(ASTANA));
        } catch (DateTimeParseException noTime) {
            form.note(Finding.of(name, Reason.NOT_A_TIME));
            return Optional.empty();
        }
    }

    /** Browsers without a calendar send what was typed. */
    private LocalDate day() {
        return date.contains(".") ? LocalDate.parse(date, BY_HAND) : LocalDate.parse(date);
    }
}
