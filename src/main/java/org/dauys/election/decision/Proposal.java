package org.dauys.election.decision;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.record.Kind;

/**
 * A decision on its way into the record: the exact bytes that two committee members sign.
 *
 * @param payload canonical JSON (spec: J-1), {@code election} first
 * @param by who proposed it
 * @param signatures at most two, in the order in which they came
 */
public record Proposal(
        ProposalId id,
        ElectionId election,
        Kind kind,
        String payload,
        StaffId by,
        Instant at,
        State state,
        List<Signature> signatures) {
    public Proposal {
        signatures = List.copyOf(signatures);
    }

    /** How far it has come. */
    public enum State implements Word {
        /** Waits for signatures. */
        OPEN,
        /** Has both and is being entered. */
        SIGNED,
        /** Stands in the record. */
        LOGGED,
        /** Taken back before the second signature. */
        WITHDRAWN,
        /** The record didn't take it: something else had happened first. */
        REFUSED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One committee member's.
     *
     * @param jws compact JWS over {@link #payload} (spec: J-3)
     */
    public record Signature(StaffId staff, String jws, Instant at) {}

    public boolean isSignedBy(StaffId staff) {
        return signatures.stream().anyMatch(signature -> signature.staff().equals(staff));
    }

    /** Whether several of its kind may wait for their second signature at a time; of other kinds only one. */
    public boolean mayHaveOthersBeside() {
        return kind == Kind.CREDENTIAL_REVOKED || kind == Kind.CREDENTIAL_REISSUED || kind == Kind.KEY_REPLACED;
    }
}
