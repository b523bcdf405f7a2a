package org.dauys.observer.web;

import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.record.Cancelled;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;

/** One step of an election's life, as the public record has it. */
record Milestone(Step step, State state) {
    /** In their order. */
    enum Step {
        /** Texts, rules and people are final. */
        TEXTS,
        /** Who may vote is fixed. */
        ROLL,
        /** The key holders have made the joint key. */
        KEY,
        VOTING,
        /** Key holders open the total. */
        COUNTING,
        RESULT
    }

    /** How far it is. */
    enum State {
        DONE,
        NOW,
        LATER
    }

    /** Of a cancelled election only what was done: the rest never comes. */
    static List<Milestone> of(Stage stage) {
        if (stage instanceof Cancelled cancelled) {
            return of(cancelled.before()).stream()
                    .filter(milestone -> milestone.state == State.DONE)
                    .toList();
        }
        int now = place(stage);
        return IntStream.range(0, Step.values().length)
                .mapToObj(i -> new Milestone(Step.values()[i], state(i, now, stage)))
                .toList();
    }

    /** Roll and key come in any order; what comes after both waits for both. */
    private static State state(int place, int now, Stage stage) {
        if (place == Step.KEY.ordinal() && stage instanceof Preparing preparing && hasKey(preparing)) {
            return State.DONE;
        }
        return place < now ? State.DONE : place == now ? State.NOW : State.LATER;
    }

    /** The first step that isn't done. */
    private static int place(Stage stage) {
        if (stage instanceof Preparing preparing) {
            var next = hasKey(preparing) ? Step.VOTING : Step.KEY;
            return (preparing.electorate().isEmpty() ? Step.ROLL : next).ordinal();
        }
        return switch (stage.phase()) {
            case EMPTY, PREPARING, CANCELLED -> Step.TEXTS.ordinal();
            case OPEN, SUSPENDED -> Step.VOTING.ordinal();
            case CLOSED -> Step.COUNTING.ordinal();
            case TALLIED -> hasShares((Tallied) stage) ? Step.RESULT.ordinal() : Step.COUNTING.ordinal();
            case DECIDED -> Step.values().length;
        };
    }

    private static boolean hasShares(Tallied tallied) {
        return tallied.shares().size() >= tallied.sharesWanted();
    }

    private static boolean hasKey(Preparing preparing) {
        return preparing.ceremony().jointKey().isPresent();
    }
}
