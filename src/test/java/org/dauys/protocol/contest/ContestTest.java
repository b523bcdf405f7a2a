package org.dauys.protocol.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest.Definition;
import org.junit.jupiter.api.Test;

class ContestTest {
    @Test
    void single_takes_exactly_one_option() {
        assertEquals(Set.of("0", "1", "2"), legal(contest(Kind.SINGLE, 1, 1, false, 3)));
    }

    @Test
    void single_with_blank_takes_one_option_or_blank() {
        assertEquals(Set.of("0", "1", "2"), legal(contest(Kind.SINGLE, 1, 1, true, 2)));
    }

    @Test
    void k_of_n_takes_from_min_to_max_options() {
        assertEquals(Set.of("0", "1", "2", "0 1", "0 2", "1 2"), legal(contest(Kind.K_OF_N, 1, 2, false, 3)));
    }

    @Test
    void k_of_n_with_min_0_takes_none() {
        assertEquals(Set.of("", "0", "1"), legal(contest(Kind.K_OF_N, 0, 1, false, 2)));
    }

    @Test
    void k_of_n_with_blank_takes_options_or_blank_and_never_both() {
        assertEquals(Set.of("0 1", "0 2", "1 2", "0 1 2", "3"), legal(contest(Kind.K_OF_N, 2, 3, true, 3)));
    }

    @Test
    void a_choice_is_ascending_indices_of_slots() {
        var contest = contest(Kind.K_OF_N, 0, 3, false, 3);
        for (var chosen : List.of(List.of(1, 0), List.of(1, 1), List.of(-1), List.of(3), List.of(0, 1, 2, 2))) {
            assertEquals(Optional.empty(), contest.choose(chosen), chosen.toString());
        }
        assertEquals(
                List.of(1, 0, 1), contest.values(contest.choose(List.of(0, 2)).orElseThrow()));
    }

    @Test
    void choices_of_the_same_slots_are_equal() {
        var contest = contest(Kind.K_OF_N, 0, 3, false, 3);
        var choice = contest.choose(List.of(0, 2)).orElseThrow();
        assertEquals(contest.choose(List.of(0, 2)).orElseThrow(), choice);
        assertNotEquals(contest.choose(List.of(0, 1)).orElseThrow(), choice);
        assertNotEquals((Object) List.of(0, 2), choice);
        assertNotEquals(choice, List.of(0, 2));
    }

    @Test
    void a_manifest_has_at_most_65536_contests() {
        var definition = contest(Kind.SINGLE, 1, 1, false, 3).definition();
        assertTrue(Contest.of(65_535, definition).isPresent());
        assertEquals(Optional.empty(), Contest.of(65_536, definition));
        assertEquals(Optional.empty(), Contest.of(-1, definition));
    }

    @Test
    void a_total_that_can_not_fail_has_no_proof() {
        assertEquals(List.of(), contest(Kind.K_OF_N, 0, 3, false, 3).totalValues());
        assertEquals(List.of(1, 2, 3), contest(Kind.K_OF_N, 1, 3, false, 3).totalValues());
        assertEquals(List.of(0, 1, 2), contest(Kind.K_OF_N, 0, 2, false, 3).totalValues());
        assertEquals(List.of(1, 2, 3), contest(Kind.K_OF_N, 1, 3, true, 3).totalValues());
        assertEquals(List.of(1), contest(Kind.SINGLE, 1, 1, false, 3).totalValues());
    }

    @Test
    void the_blank_slot_weighs_max() {
        var contest = contest(Kind.K_OF_N, 1, 2, true, 3);
        assertEquals(List.of("a", "b", "c", "blank"), contest.slots());
        assertEquals(List.of(1, 1, 1, 2), contest.weights());
        assertEquals(List.of(1, 1, 1), contest(Kind.SINGLE, 1, 1, true, 2).weights());
    }

    @Test
    void refusals_name_slots_and_total_by_their_ids() {
        var contest = contest(Kind.K_OF_N, 1, 2, true, 3);
        var places = IntStream.rangeClosed(0, contest.slots().size())
                .mapToObj(contest::place)
                .toList();
        assertEquals(List.of("c/a", "c/b", "c/c", "c/blank", "c/total"), places);
    }

    @Test
    void refuses_definitions_that_the_table_does_not_know() {
        var refused = List.of(
                new Definition("c", Kind.SINGLE, 1, 1, false, List.of("a")),
                new Definition("c", Kind.SINGLE, 0, 1, false, List.of("a", "b")),
                new Definition("c", Kind.SINGLE, 1, 2, false, List.of("a", "b")),
                new Definition("c", Kind.K_OF_N, 0, 1, false, List.of()),
                new Definition("c", Kind.K_OF_N, 2, 1, false, List.of("a", "b")),
                new Definition("c", Kind.K_OF_N, 0, 0, false, List.of("a", "b")),
                new Definition("c", Kind.K_OF_N, -1, 1, false, List.of("a", "b")),
                new Definition("c", Kind.K_OF_N, 1, 3, false, List.of("a", "b")),
                new Definition("c", Kind.K_OF_N, 0, 1, true, List.of("a", "b")),
                new Definition("c", Kind.K_OF_N, 0, 1, false, List.of("a", "a")),
                new Definition("c", Kind.K_OF_N, 0, 1, false, List.of("a", "blank")),
                new Definition("c", Kind.K_OF_N, 0, 1, false, List.of("a", "total")),
                new Definition("c", Kind.K_OF_N, 0, 1, false, ids(134)));
        refused.forEach(definition -> assertEquals(Optional.empty(), Contest.of(0, definition), definition.toString()));
        assertTrue(Contest.of(0, new Definition("c", Kind.K_OF_N, 0, 1, false, ids(133)))
                .isPresent());
        assertTrue(Contest.of(-1, new Definition("c", Kind.K_OF_N, 0, 1, false, ids(1)))
                .isEmpty());
        assertTrue(Contest.of(65_536, new Definition("c", Kind.K_OF_N, 0, 1, false, ids(1)))
                .isEmpty());
    }

    @Test
    void a_choice_does_not_print_itself() {
        assertEquals(
                "Choice[hidden]",
                contest(Kind.SINGLE, 1, 1, false, 2)
                        .choose(List.of(1))
                        .orElseThrow()
                        .toString());
    }

    private static Contest contest(Kind kind, int min, int max, boolean blank, int options) {
        return Contest.of(
                        0,
                        new Definition(
                                "c",
                                kind,
                                min,
                                max,
                                blank,
                                List.of("a", "b", "c").subList(0, options)))
                .orElseThrow();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "o" + i).toList();
    }

    /** Every set of slots that the contest lets a voter choose. */
    private static Set<String> legal(Contest contest) {
        int slots = contest.slots().size();
        return IntStream.range(0, 1 << slots)
                .mapToObj(set -> subset(set, slots))
                .filter(chosen -> contest.choose(chosen).isPresent())
                .map(chosen -> chosen.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Integer> subset(int set, int slots) {
        var chosen = new ArrayList<Integer>();
        for (int slot = 0; slot < slots; slot++) {
            if ((set >> slot & 1) == 1) {
                chosen.add(slot);
            }
        }
        return chosen;
    }
}
