package org.dauys.protocol.contest;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of table B-1 for a given contest: every slot's value is one of {@code slotValues}, and the sum of the values
 * times their {@code weights}, one a slot, is in {@code min..max}.
 */
record Row(List<Integer> slotValues, List<Integer> weights, int min, int max) {
    Row {
        slotValues = List.copyOf(slotValues);
        weights = List.copyOf(weights);
    }

    /** The total's values to be proved; none if the slots' ranges alone keep it in its range. */
    List<Integer> totalValues() {
        int least = weights.size() * slotValues.get(0);
        int most = weights.stream()
                .mapToInt(weight -> weight * slotValues.get(slotValues.size() - 1))
                .sum();
        boolean canFail = min > least || max < most;
        return canFail ? IntStream.rangeClosed(min, max).boxed().toList() : List.of();
    }

    /** Do these values, one a slot, obey the row? */
    boolean allows(List<Integer> values) {
        int total = IntStream.range(0, values.size())
                .map(slot -> values.get(slot) * weights.get(slot))
                .sum();
        return slotValues.containsAll(values) && total >= min && total <= max;
    }
}
