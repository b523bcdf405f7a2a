package org.dauys.election.decision;

import java.util.Optional;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;

/** Whether two others can replace a person's signing key now by the one that her account has registered (spec: R-24). */
public sealed interface Replacement {
    record Possible(Entry.KeyReplaced entry) implements Replacement {}

    record Impossible(Why why) implements Replacement {}

    /** What stands in the way. */
    enum Why {
        /** Nothing is signed any more. */
        OVER,
        /** An attempt of the key ceremony runs or is complete, and the committee can still abort it. */
        ABORT,
        /** The joint key is in use; this holder's share can't be made again. */
        SHARE,
        /** Fewer than two others are in the committee. */
        NOBODY,
        /** The record takes no more replaced keys. */
        SPENT,
        /** The account has no other key than the record. */
        SAME
    }

    /**
     * @param stage with an election in which {@code person} is
     * @param registered the key that the person's account has now
     */
    static Replacement of(Stage stage, String person, Optional<Point> registered) {
        var election = stage.election().orElseThrow();
        var obstacle = obstacle(stage, election, person);
        if (obstacle.isPresent()) {
            return new Impossible(obstacle.get());
        }
        var known = election.person(person).orElseThrow().key();
        return registered
                .filter(key -> !key.equals(known))
                .<Replacement>map(key -> new Possible(new Entry.KeyReplaced(person, key)))
                .orElseGet(() -> new Impossible(Why.SAME));
    }

    private static Optional<Why> obstacle(Stage stage, Election election, String person) {
        if (stage.phase() == Stage.Phase.DECIDED || stage.phase() == Stage.Phase.CANCELLED) {
            return Optional.of(Why.OVER);
        }
        if (election.keys().isSpent()) {
            return Optional.of(Why.SPENT);
        }
        if (election.manifest().holder(person).isPresent()) {
            if (!(stage instanceof Preparing preparing)) {
                return Optional.of(Why.SHARE);
            }
            if (preparing.ceremony().standing().isPresent()) {
                return Optional.of(Why.ABORT);
            }
        }
        long others = election.manifest().terms().committee().stream()
                .filter(member -> !member.id().equals(person))
                .count();
        return others < 2 ? Optional.of(Why.NOBODY) : Optional.empty();
    }
}
