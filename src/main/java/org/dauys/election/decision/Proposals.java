package org.dauys.election.decision;

import java.util.List;
import java.util.Optional;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.decision.Proposal.Signature;
import org.dauys.election.decision.Proposal.State;

/** Where proposals are kept. What may be done with one is {@link Decisions}' business. */
public interface Proposals {
    Optional<Proposal> find(ProposalId id);

    /** Newest first. */
    List<Proposal> of(ElectionId election, int from, int limit);

    int count(ElectionId election);

    /** Those that wait for a signature or for the record, oldest first. */
    List<Proposal> pending(ElectionId election);

    /** Pending ones of all elections in whose committee the person is, that she hasn't signed, oldest first. */
    List<Proposal> waitingFor(StaffId staff, int limit);

    /**
     * Keeps a new proposal.
     *
     * @return the pending one that stands in its way, and nothing is done: of its kind, or with the same payload
     */
    Optional<Proposal> add(Proposal proposal);

    /**
     * Adds a signature to an open proposal; with the second it becomes {@link State#SIGNED}.
     *
     * @return the proposal as it is then; empty, and nothing is done, if it isn't open or the person has signed
     */
    Optional<Proposal> sign(ProposalId id, Signature signature);

    /** False, and nothing is done, if it isn't in the state {@code from} any more. */
    boolean move(ProposalId id, State from, State to);
}
