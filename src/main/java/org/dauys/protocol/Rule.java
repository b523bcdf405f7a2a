package org.dauys.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/** What a record must obey: one constant for each check of {@code crypto-spec/checks.json}, in its order. */
public enum Rule {
    L_4_1("L-4.1"),
    L_4_2("L-4.2"),
    L_4_3("L-4.3"),
    L_4_4("L-4.4"),
    L_5_1("L-5.1"),
    A_1("A-1"),
    R_1("R-1"),
    R_2("R-2"),
    R_3("R-3"),
    R_4("R-4"),
    R_5("R-5"),
    R_6("R-6"),
    R_7("R-7"),
    R_8("R-8"),
    M_2_1("M-2.1"),
    M_4_1("M-4.1"),
    M_4_2("M-4.2"),
    M_4_3("M-4.3"),
    M_4_4("M-4.4"),
    M_4_5("M-4.5"),
    M_5_1("M-5.1"),
    M_5_2("M-5.2"),
    M_5_3("M-5.3"),
    M_5_4("M-5.4"),
    K_2_1("K-2.1"),
    K_2_2("K-2.2"),
    K_2_3("K-2.3"),
    K_3_1("K-3.1"),
    K_4_1("K-4.1"),
    K_4_2("K-4.2"),
    K_4_3("K-4.3"),
    K_4_4("K-4.4"),
    K_5_1("K-5.1"),
    K_6_1("K-6.1"),
    K_7_1("K-7.1"),
    K_8_1("K-8.1"),
    K_8_2("K-8.2"),
    K_8_3("K-8.3"),
    K_9("K-9"),
    R_10("R-10"),
    R_11("R-11"),
    R_12("R-12"),
    R_13("R-13"),
    R_20("R-20"),
    R_21("R-21"),
    R_23("R-23"),
    R_24("R-24"),
    B_6_1("B-6.1"),
    B_6_2("B-6.2"),
    B_6_3("B-6.3"),
    B_6_4("B-6.4"),
    B_6_5("B-6.5"),
    B_6_6("B-6.6"),
    B_6_7("B-6.7"),
    B_6_8("B-6.8"),
    B_6_9("B-6.9"),
    B_6_10("B-6.10"),
    B_6_11("B-6.11"),
    B_6_12("B-6.12"),
    D_1_1("D-1.1"),
    D_1_2("D-1.2"),
    D_3_1("D-3.1"),
    D_3_2("D-3.2"),
    D_3_3("D-3.3"),
    D_4_1("D-4.1"),
    D_4_2("D-4.2"),
    D_4_3("D-4.3"),
    D_4_4("D-4.4"),
    Q_4_1("Q-4.1"),
    Q_4_2("Q-4.2"),
    Q_4_3("Q-4.3"),
    Q_4_4("Q-4.4"),
    Q_4_5("Q-4.5"),
    Q_4_6("Q-4.6");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    /** The rule with this id in the specification. */
    public static Optional<Rule> of(String id) {
        return Stream.of(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    /** The id in the specification, {@code B-6.6}. It never changes its meaning. */
    public String id() {
        return id;
    }

    /** Why something breaks this rule. */
    public Refusal refuses(String why) {
        return new Refusal(this, why);
    }

    @Override
    public String toString() {
        return id;
    }
}
