package org.dauys.election.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.manifest.Witnesses;

/**
 * What the committee edits until the election is frozen. May have gaps ({@link Gaps}); what can be no election at all is
 * not stored ({@link Bounds}).
 *
 * @param organisation who holds it
 * @param description may be missing in all languages
 * @param witnesses who watch the record and confirm its heads, and how many of them it takes; may be nobody
 * @param opens planned; the decision to open is taken later
 * @param closes planned
 */
public record Draft(
        Texts organisation,
        Texts title,
        Texts description,
        List<Contest> contests,
        Terms terms,
        Witnesses witnesses,
        Optional<Instant> opens,
        Optional<Instant> closes) {
    /** Nobody watches but who wants to. */
    public static final Witnesses NO_WITNESSES = new Witnesses(0, List.of());

    public Draft {
        contests = List.copyOf(contests);
    }

    /** Nothing but a title. */
    public static Draft titled(Texts title) {
        return new Draft(
                Texts.NONE,
                title,
                Texts.NONE,
                List.of(),
                Terms.USUAL,
                NO_WITNESSES,
                Optional.empty(),
                Optional.empty());
    }

    public Draft with(Texts newOrganisation, Texts newTitle, Texts newDescription) {
        return new Draft(newOrganisation, newTitle, newDescription, contests, terms, witnesses, opens, closes);
    }

    public Draft with(Terms newTerms) {
        return new Draft(organisation, title, description, contests, newTerms, witnesses, opens, closes);
    }

    public Draft with(Optional<Instant> newOpens, Optional<Instant> newCloses) {
        return new Draft(organisation, title, description, contests, terms, witnesses, newOpens, newCloses);
    }

    public Draft with(Witnesses newWitnesses) {
        return new Draft(organisation, title, description, contests, terms, newWitnesses, opens, closes);
    }

    public Draft with(List<Contest> changed) {
        return new Draft(organisation, title, description, changed, terms, witnesses, opens, closes);
    }

    /** The contest with the same id, replaced; nothing changes where there is none. */
    public Draft with(Contest changed) {
        return with(contests.stream()
                .map(contest -> contest.id().equals(changed.id()) ? changed : contest)
                .toList());
    }

    public Draft plus(Contest added) {
        return with(Stream.concat(contests.stream(), Stream.of(added)).toList());
    }

    public Draft without(Contest removed) {
        return with(
                contests.stream().filter(contest -> !contest.equals(removed)).toList());
    }

    public Optional<Contest> contest(String id) {
        return contests.stream().filter(contest -> contest.id().equals(id)).findFirst();
    }

    /** {@code prefix} with the first number that none of {@code taken} carries. */
    public static String freeId(String prefix, List<String> taken) {
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> prefix + number)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** The list with one element a place earlier or later; unchanged at the ends. */
    public static <T> List<T> moved(List<T> list, T element, boolean earlier) {
        int from = list.indexOf(element);
        int to = earlier ? from - 1 : from + 1;
        if (from < 0 || to < 0 || to >= list.size()) {
            return list;
        }
        var changed = new ArrayList<>(list);
        Collections.swap(changed, from, to);
        return List.copyOf(changed);
    }
}
