package org.dauys.verifier;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.Kind;

/** For every rule that the fold checks, the kinds of entries that give it an occasion; no kinds: every entry does. */
final class Occasions {
    private static final Set<Kind> BALLOTS = Set.of(Kind.BALLOT, Kind.AUDITED);
    private static final Map<Rule, Set<Kind>> KINDS = new EnumMap<>(Rule.class);

    static {
        put(Set.of(), Rule.R_1, Rule.R_2, Rule.R_3, Rule.R_4, Rule.R_5, Rule.R_6, Rule.R_7, Rule.R_8);
        put(Set.of(Kind.MANIFEST), Rule.M_2_1, Rule.M_4_1, Rule.M_4_2, Rule.M_4_3, Rule.M_4_4, Rule.M_4_5);
        put(Set.of(Kind.ROLL), Rule.M_5_1, Rule.M_5_2, Rule.M_5_3, Rule.M_5_4);
        put(Set.of(Kind.CEREMONY_COMMIT), Rule.K_2_1, Rule.K_2_2, Rule.K_2_3);
        put(Set.of(Kind.CEREMONY_KEYS), Rule.K_3_1);
        put(Set.of(Kind.CEREMONY_REVEAL), Rule.K_4_1, Rule.K_4_2, Rule.K_4_3, Rule.K_4_4, Rule.K_5_1, Rule.K_6_1);
        put(Set.of(Kind.CEREMONY_COMPLAINT), Rule.K_7_1);
        put(Set.of(Kind.CEREMONY_CONFIRM), Rule.K_8_1, Rule.K_8_2, Rule.K_8_3);
        put(Set.of(Kind.CEREMONY_START), Rule.K_9);
        put(Set.of(Kind.OPENED), Rule.R_10);
        put(
                Set.of(
                        Kind.EXTENDED,
                        Kind.SUSPENDED,
                        Kind.RESUMED,
                        Kind.CLOSED,
                        Kind.AGGREGATE,
                        Kind.PARTIAL_DECRYPTION,
                        Kind.RESULT),
                Rule.R_11);
        put(Set.of(Kind.EXTENDED), Rule.R_12);
        put(Set.of(Kind.CLOSED), Rule.R_13);
        put(Set.of(Kind.CREDENTIAL_REVOKED), Rule.R_20);
        put(Set.of(Kind.CREDENTIAL_REISSUED), Rule.R_21);
        put(Set.of(Kind.DISPUTE), Rule.R_23);
        put(Set.of(Kind.KEY_REPLACED), Rule.R_24);
        put(BALLOTS, Rule.B_6_1, Rule.B_6_2, Rule.B_6_3, Rule.B_6_4, Rule.B_6_5, Rule.B_6_6, Rule.B_6_7);
        put(BALLOTS, Rule.B_6_8, Rule.B_6_9, Rule.B_6_10, Rule.B_6_11);
        put(Set.of(Kind.AUDITED), Rule.B_6_12);
        put(Set.of(Kind.AGGREGATE), Rule.D_1_1, Rule.D_1_2);
        put(Set.of(Kind.PARTIAL_DECRYPTION), Rule.D_3_1, Rule.D_3_2, Rule.D_3_3);
        put(Set.of(Kind.RESULT), Rule.D_4_1, Rule.D_4_2, Rule.D_4_3, Rule.D_4_4);
    }

    private Occasions() {}

    private static void put(Set<Kind> kinds, Rule... rules) {
        for (var rule : rules) {
            KINDS.put(rule, kinds);
        }
    }

    /** The rules that the fold checks. */
    static Set<Rule> rules() {
        return Set.copyOf(KINDS.keySet());
    }

    /** The status of a rule under which nothing was found. */
    static Status status(Rule rule, Replay replay) {
        var kinds = KINDS.get(rule);
        if (replay.state().size() == 0) {
            return Status.NOT_RUN;
        }
        if (kinds.isEmpty() || kinds.stream().anyMatch(replay::hasAccepted)) {
            return Status.PASSED;
        }
        return kinds.stream().anyMatch(replay::hasSeen) ? Status.NOT_RUN : Status.NOTHING;
    }
}
