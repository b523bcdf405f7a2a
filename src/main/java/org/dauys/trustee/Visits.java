package org.dauys.trustee;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.dauys.protocol.ceremony.Aborted;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.Revealing;

/** How far the key holders of one attempt at the ceremony have come, in the attempt's order. */
public record Visits(List<OfHolder> holders) {
    /** How many there are. */
    public static final int ALL = 3;

    public Visits {
        holders = List.copyOf(holders);
    }

    /**
     * One holder.
     *
     * @param done of her visits
     * @param awaited whether she can come to the next one; in an attempt that was aborted, whether she could have
     */
    public record OfHolder(String id, int done, boolean awaited) {}

    public static Visits of(Attempt attempt) {
        if (attempt instanceof Committing committing) {
            return of(attempt, 0, committing.commits());
        }
        if (attempt instanceof Revealing revealing) {
            return of(attempt, 1, revealing.reveals());
        }
        if (attempt instanceof Confirming confirming) {
            return of(attempt, 2, confirming.confirms());
        }
        if (attempt instanceof Aborted aborted) {
            return of(aborted.before());
        }
        int done = attempt instanceof Complete ? ALL : ALL - 1;
        return new Visits(attempt.start().message().holders().stream()
                .map(id -> new OfHolder(id, done, false))
                .toList());
    }

    private static Visits of(Attempt attempt, int before, SortedMap<Integer, ?> come) {
        var holders = attempt.start().message().holders();
        return new Visits(IntStream.rangeClosed(1, holders.size())
                .mapToObj(index -> come.containsKey(index)
                        ? new OfHolder(holders.get(index - 1), before + 1, false)
                        : new OfHolder(holders.get(index - 1), before, true))
                .toList());
    }

    /** The ids of those who are waited for. */
    public List<String> awaited() {
        return holders.stream().filter(OfHolder::awaited).map(OfHolder::id).toList();
    }
}
