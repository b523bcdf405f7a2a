package org.dauys.board;

import java.util.Map;
import java.util.TreeMap;

/**
 * A signed head and what witnesses have said of it (spec: L-5).
 *
 * @param lines the cosignatures that verify, by the witness's name
 */
public record WitnessedHead(SignedHead head, Map<String, String> lines) {
    public WitnessedHead {
        lines = Map.copyOf(lines);
    }

    /** That nobody has cosigned, or could. */
    static WitnessedHead bare(SignedHead head) {
        return new WitnessedHead(head, Map.of());
    }

    /** The note with all its signatures; the same lines give the same bytes. */
    public String note() {
        return head.note() + String.join("", new TreeMap<>(lines).values());
    }

    /** How many witnesses have cosigned it. */
    public int confirmedBy() {
        return lines.size();
    }
}
