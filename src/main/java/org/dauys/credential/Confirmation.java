package org.dauys.credential;

import java.time.Instant;
import org.dauys.account.StaffId;

/** Whose letters stand in the record: of two people, so that one stolen account can't make codes and bring them into force. */
public record Confirmation(Act made, Act confirmed) {
    public record Act(StaffId by, Instant at) {}
}
