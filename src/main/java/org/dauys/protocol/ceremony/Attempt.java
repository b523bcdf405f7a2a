package org.dauys.protocol.ceremony;

import static org.dauys.protocol.Rule.K_9;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.group.Point;

/** One attempt at the ceremony. Each state is a type and takes only its own messages (spec: K-9). */
public sealed interface Attempt permits Committing, Revealing, Confirming, Complete, Failed, Aborted {
    /** The entry with which it began. */
    Logged<CeremonyMessage.Start> start();

    /**
     * The state after {@code message}, which names this attempt and, where it is a holder's, the holder's own index;
     * or the rule that it breaks.
     */
    default Outcome<Attempt> step(Logged<? extends CeremonyMessage> message) {
        return outOfOrder(message.message());
    }

    /** Does it still go on? */
    default boolean isRunning() {
        return this instanceof Committing || this instanceof Revealing || this instanceof Confirming;
    }

    /** The communication keys in it, as far as it has come and still stands. */
    default Set<Point> communicationKeys() {
        return Set.of();
    }

    /** Number of holders. */
    default int holders() {
        return start().message().holders().size();
    }

    /** The place of the holder with this id from 1; 0 for everybody else. */
    default int indexOf(String id) {
        return start().message().holders().indexOf(id) + 1;
    }

    private static Outcome<Attempt> outOfOrder(CeremonyMessage message) {
        return Outcome.refused(K_9.refuses("no place for " + message.kind() + " now"));
    }

    /** The communication keys of these commits. */
    static Set<Point> keys(Collection<Logged<CeremonyMessage.Commit>> commits) {
        return commits.stream()
                .map(commit -> commit.message().communicationKey())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@code map} with one more entry, unmodifiable. */
    static <T> SortedMap<Integer, T> with(SortedMap<Integer, T> map, int index, T value) {
        var more = new TreeMap<>(map);
        more.put(index, value);
        return Collections.unmodifiableSortedMap(more);
    }
}
