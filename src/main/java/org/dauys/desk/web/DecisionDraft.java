package org.dauys.desk.web;

import java.time.Instant;
import java.util.Optional;
import org.dauys.election.Election;
import org.dauys.election.decision.Act;
import org.dauys.election.draft.Bounds;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Voting;

/** Makes the entry that a committee's form asks for. */
final class DecisionDraft {
    private DecisionDraft() {}

    /**
     * @param stage one in which the act is possible
     * @return empty where the form has something to put right; it is noted there
     */
    static Optional<Entry.InJson> of(Typed form, When typed, Election election, Act act, Stage stage, Instant now) {
        if (act.forGood() && !form.text("confirm").equals(election.slug().toString())) {
            form.note(Finding.of("confirm", Reason.NOT_CONFIRMED));
        }
        var time = act.hasTime() ? closing(form, typed, stage, now) : Optional.<Instant>empty();
        var reason = act.hasReason() ? reason(form) : "";
        return form.findings().isEmpty() ? Optional.of(entry(act, stage, time.orElse(now), reason)) : Optional.empty();
    }

    private static Optional<Instant> closing(Typed form, When typed, Stage stage, Instant now) {
        var time = typed.read(form, "closesAt");
        if (time.isEmpty()) {
            if (form.findings().stream().noneMatch(finding -> finding.place().equals("closesAt"))) {
                form.note(Finding.of("closesAt", Reason.CLOSES_MISSING));
            }
        } else if (!time.get().isAfter(now)) {
            form.note(Finding.of("closesAt", Reason.IN_THE_PAST));
        } else if (stage instanceof Voting voting && !time.get().isAfter(voting.closesAt())) {
            form.note(Finding.of("closesAt", Reason.NOT_LATER));
        }
        return time;
    }

    /** For the record; what is wrong with it is noted. */
    static String reason(Typed form) {
        var reason = form.text("reason");
        if (reason.isEmpty()) {
            form.note(Finding.of("reason", Reason.REASON_MISSING));
        } else if (reason.length() > Entry.MAX_REASON) {
            form.note(new Finding("reason", Reason.TOO_LONG, Entry.MAX_REASON));
        } else if (!Bounds.printable(reason, true)) {
            form.note(Finding.of("reason", Reason.UNPRINTABLE));
        }
        return reason;
    }

    private static Entry.InJson entry(Act act, Stage stage, Instant closesAt, String reason) {
        if (stage instanceof Preparing preparing) {
            return act == Act.OPEN ? opened(preparing, closesAt) : new Entry.Cancelled(reason);
        }
        var opened = ((Voting) stage).open().hash();
        return switch (act) {
            case OPEN, CANCEL -> new Entry.Cancelled(reason);
            case EXTEND -> new Entry.Extended(opened, closesAt);
            case SUSPEND -> new Entry.Suspended(opened, reason);
            case RESUME -> new Entry.Resumed(opened);
            case CLOSE -> new Entry.ClosedEarly(opened, reason);
        };
    }

    private static Entry.Opened opened(Preparing preparing, Instant closesAt) {
        var key = preparing.ceremony().jointKey().orElseThrow();
        var roll = preparing.electorate().orElseThrow().entry();
        return new Entry.Opened(roll, key.transcript(), key.key(), closesAt);
    }
}
