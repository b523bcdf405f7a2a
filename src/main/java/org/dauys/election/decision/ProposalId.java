package org.dauys.election.decision;

import java.util.Optional;
import java.util.UUID;

/** Names a proposal on this installation; the record doesn't know it. */
public record ProposalId(UUID value) {
    /** Empty unless {@code text} is the one spelling that {@link #toString()} gives. */
    public static Optional<ProposalId> of(String text) {
        try {
            var id = new ProposalId(UUID.fromString(text));
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
