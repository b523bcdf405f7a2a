package org.dauys.election.decision;

import java.util.List;
import java.util.Locale;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Voting;

/** What a committee can decide about voting itself. */
public enum Act implements Word {
    OPEN(Kind.OPENED),
    EXTEND(Kind.EXTENDED),
    SUSPEND(Kind.SUSPENDED),
    RESUME(Kind.RESUMED),
    CLOSE(Kind.CLOSED),
    CANCEL(Kind.CANCELLED);

    private final Kind kind;

    Act(Kind kind) {
        this.kind = kind;
    }

    /** The entry that it makes. */
    public Kind kind() {
        return kind;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it names a closing time. */
    public boolean hasTime() {
        return this == OPEN || this == EXTEND;
    }

    /** Whether it names a reason. */
    public boolean hasReason() {
        return this == SUSPEND || this == CLOSE || this == CANCEL;
    }

    /** Whether nothing takes it back. */
    public boolean forGood() {
        return this != SUSPEND && this != RESUME;
    }

    /** What may be decided now (spec: 10, Kinds). */
    public static List<Act> possible(Stage stage) {
        if (stage instanceof Preparing preparing) {
            return isReady(preparing) ? List.of(OPEN, CANCEL) : List.of(CANCEL);
        }
        if (stage instanceof Voting voting) {
            return List.of(EXTEND, voting.suspended() ? RESUME : SUSPEND, CLOSE, CANCEL);
        }
        return List.of();
    }

    /** Whether everything that an opening names is there: the roll and the joint key. */
    public static boolean isReady(Preparing preparing) {
        return preparing.electorate().isPresent()
                && preparing.ceremony().jointKey().isPresent();
    }
}
