package org.dauys.verifier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dauys.protocol.Rule;

/** What was found, rule by rule. Counts everything, keeps the first of each rule. Confined to one thread. */
final class Findings {
    static final int KEPT = 20;

    private final Map<Rule, List<Finding>> kept = new EnumMap<>(Rule.class);
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);

    void add(Rule rule, Finding finding) {
        counts.merge(rule, 1L, Long::sum);
        var list = kept.computeIfAbsent(rule, first -> new ArrayList<>());
        if (list.size() < KEPT) {
            list.add(finding);
        }
    }

    /** Adds what was found elsewhere. */
    void take(Findings others) {
        others.counts.forEach((rule, count) -> {
            others.of(rule).forEach(finding -> add(rule, finding));
            counts.merge(rule, count - others.of(rule).size(), Long::sum);
        });
    }

    /** The first findings under this rule. */
    List<Finding> of(Rule rule) {
        return List.copyOf(kept.getOrDefault(rule, List.of()));
    }

    /** Is there nothing? */
    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many there are. */
    long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }
}
