package org.dauys.election.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposal.Signature;
import org.dauys.election.decision.ProposalId;
import org.dauys.election.draft.Spelled;
import org.dauys.protocol.record.Kind;

@Entity
@Table(name = "proposal")
class ProposalRow {
    @Id
    UUID id;

    UUID election;

    String kind;

    String payload;

    @Column(name = "proposed_by")
    UUID by;

    @Column(name = "proposed_at")
    Instant at;

    String state;

    boolean alone;

    static ProposalRow of(Proposal proposal) {
        var row = new ProposalRow();
        row.id = proposal.id().value();
        row.election = proposal.election().value();
        row.kind = proposal.kind().id();
        row.payload = proposal.payload();
        row.by = proposal.by().value();
        row.at = proposal.at();
        row.state = proposal.state().word();
        row.alone = !proposal.mayHaveOthersBeside();
        return row;
    }

    Proposal proposal(List<Signature> signatures) {
        return new Proposal(
                new ProposalId(id),
                new ElectionId(election),
                Kind.of(kind).orElseThrow(),
                payload,
                new StaffId(by),
                at,
                Spelled.as(Proposal.State.class, state).orElseThrow(),
                signatures);
    }
}
