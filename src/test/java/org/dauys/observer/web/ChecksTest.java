package org.dauys.observer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dauys.platform.Language;
import org.dauys.protocol.Rule;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void every_rule_of_a_record_has_its_place_on_the_page() {
        var shown = new Checks(new ObjectMapper())
                .in(Language.KK).stream()
                        .flatMap(part -> part.checks().stream())
                        .map(Checks.Check::id)
                        .toList();
        var receipts = List.of("Q-4.1", "Q-4.2", "Q-4.3", "Q-4.4", "Q-4.5", "Q-4.6");
        var all = Stream.of(Rule.values()).map(Rule::id).filter(id -> !receipts.contains(id));
        assertEquals(all.sorted().toList(), shown.stream().sorted().toList());
    }

    @Test
    void a_check_of_a_phase_that_the_page_does_not_have_ends_the_start_and_is_named() {
        var unknown = new Checks.Line("L-4.1", "logs", "11", Map.of("kk", "…", "ru", "…", "en", "…"));
        var refused = assertThrows(IllegalStateException.class, () -> new Checks(List.of(unknown)));
        assertTrue(refused.getMessage().contains("\"logs\" of L-4.1"), refused.getMessage());
    }
}
