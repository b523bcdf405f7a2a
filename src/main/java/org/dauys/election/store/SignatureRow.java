package org.dauys.election.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.election.decision.Proposal.Signature;
import org.dauys.election.decision.ProposalId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "proposal_signature")
@IdClass(SignatureRow.Key.class)
class SignatureRow {
    @Id
    UUID proposal;

    @Id
    UUID staff;

    String jws;

    @Column(name = "signed_at")
    Instant at;

    static SignatureRow of(ProposalId proposal, Signature signature) {
        var row = new SignatureRow();
        row.proposal = proposal.value();
        row.staff = signature.staff().value();
        row.jws = signature.jws();
        row.at = signature.at();
        return row;
    }

    Signature signature() {
        return new Signature(new StaffId(staff), jws, at);
    }

    /** Of JPA: a class with a constructor without arguments. */
    static class Key {
        UUID proposal;
        UUID staff;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.proposal.equals(proposal) && key.staff.equals(staff);
        }

        @Override
        public int hashCode() {
            return Objects.hash(proposal, staff);
        }
    }
}
