package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.dauys.protocol.Rule;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static Findings found(int count) {
        var findings = new Findings();
        IntStream.range(0, count).forEach(i -> findings.add(Rule.L_4_4, Finding.atEntry(i, "", "another")));
        return findings;
    }

    @Test
    void all_are_counted_and_the_first_are_kept() {
        assertTrue(found(0).isEmpty());
        assertEquals(Findings.KEPT, found(Findings.KEPT).of(Rule.L_4_4).size());
        assertEquals(Findings.KEPT, found(Findings.KEPT + 7).of(Rule.L_4_4).size());
        assertEquals(Findings.KEPT + 7, found(Findings.KEPT + 7).count(Rule.L_4_4));
    }

    @Test
    void what_was_found_elsewhere_is_counted_too() {
        var findings = found(2);
        findings.take(found(Findings.KEPT + 7));
        assertEquals(Findings.KEPT + 9, findings.count(Rule.L_4_4));
    }
}
