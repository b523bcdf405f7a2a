package org.dauys.protocol.contest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of contests. Each is a row of table B-1, and nothing else in the protocol asks for a contest's kind. */
public enum Kind {
    /** One option, or blank: {@code Σ v_i + b = 1}. */
    SINGLE("single", 2) {
        @Override
        boolean takes(int options, int min, int max, boolean blank) {
            return min == 1 && max == 1;
        }
    },
    /** Some options, or blank: {@code min ≤ Σ v_i + max·b ≤ max}. */
    K_OF_N("k-of-n", 1) {
        @Override
        boolean takes(int options, int min, int max, boolean blank) {
            return min >= (blank ? 1 : 0) && min <= max && max >= 1 && max <= options;
        }
    };

    private static final List<Integer> BIT = List.of(0, 1);

    private final String id;
    private final int leastOptions;

    Kind(String id, int leastOptions) {
        this.id = id;
        this.leastOptions = leastOptions;
    }

    /** The kind's name in a manifest. */
    public String id() {
        return id;
    }

    public static Optional<Kind> of(String id) {
        return Stream.of(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** May a contest of this kind have these bounds? (spec: M-4.4) */
    abstract boolean takes(int options, int min, int max, boolean blank);

    int leastOptions() {
        return leastOptions;
    }

    /** For {@code single} max is 1, so that one formula gives both rows. */
    Row row(int options, int min, int max, boolean blank) {
        var weights = new ArrayList<>(Collections.nCopies(options, 1));
        if (blank) {
            weights.add(max);
        }
        return new Row(BIT, weights, min, max);
    }
}
