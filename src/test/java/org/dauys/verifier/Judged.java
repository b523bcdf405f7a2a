package org.dauys.verifier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.RecordState;

/** All that a verification says of a record. */
record Judged(
        Verdict verdict,
        Map<Rule, Status> statuses,
        Map<Rule, List<Finding>> findings,
        Map<Rule, Long> counts,
        RecordState.Counts numbers,
        List<Long> counted) {
    static Judged of(Verification verification) {
        var findings = new EnumMap<Rule, List<Finding>>(Rule.class);
        var counts = new EnumMap<Rule, Long>(Rule.class);
        for (var rule : Rule.values()) {
            findings.put(rule, verification.findings().of(rule));
            counts.put(rule, verification.findings().count(rule));
        }
        return new Judged(
                verification.verdict(),
                verification.statuses(),
                findings,
                counts,
                verification.state().counts(),
                verification.state().counted().boxed().toList());
    }
}
