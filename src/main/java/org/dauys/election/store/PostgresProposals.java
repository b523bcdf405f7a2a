package org.dauys.election.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposal.Signature;
import org.dauys.election.decision.Proposal.State;
import org.dauys.election.decision.ProposalId;
import org.dauys.election.decision.Proposals;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** {@link Proposals} in PostgreSQL. */
@ApplicationScoped
class PostgresProposals implements Proposals {
    private static final int NEEDED = 2;
    private static final List<String> PENDING = List.of(State.OPEN.word(), State.SIGNED.word());

    private final StatelessSession session;

    @Inject
    PostgresProposals(StatelessSession session) {
        this.session = session;
    }

    @Override
    public Optional<Proposal> find(ProposalId id) {
        return reading(() -> Optional.ofNullable(session.get(ProposalRow.class, id.value()))
                .map(row -> withSignatures(List.of(row)).get(0)));
    }

    @Override
    public List<Proposal> of(ElectionId election, int from, int limit) {
        return reading(() -> withSignatures(session.createSelectionQuery(
                        "from ProposalRow where election = ?1 order by at desc, id", ProposalRow.class)
                .setParameter(1, election.value())
                .setFirstResult(from)
                .setMaxResults(limit)
                .getResultList()));
    }

    @Override
    public int count(ElectionId election) {
        return reading(
                () -> session.createSelectionQuery("select count(*) from ProposalRow where election = ?1", Long.class)
                        .setParameter(1, election.value())
                        .getSingleResult()
                        .intValue());
    }

    @Override
    public List<Proposal> pending(ElectionId election) {
        return reading(() -> withSignatures(session.createSelectionQuery(
                        "from ProposalRow where election = ?1 and state in ?2 order by at, id", ProposalRow.class)
                .setParameter(1, election.value())
                .setParameter(2, PENDING)
                .getResultList()));
    }

    @Override
    public List<Proposal> waitingFor(StaffId staff, int limit) {
        return reading(() -> withSignatures(session.createSelectionQuery(
                        "select r from ProposalRow r, PersonRow p where p.election = r.election and p.staff = ?1"
                                + " and p.role = 'committee' and r.state = 'open' and not exists"
                                + " (select 1 from SignatureRow s where s.proposal = r.id and s.staff = ?1)"
                                + " order by r.at, r.id",
                        ProposalRow.class)
                .setParameter(1, staff.value())
                .setMaxResults(limit)
                .getResultList()));
    }

    /** The election's lock makes the look and the insert one step. */
    @Override
    public Optional<Proposal> add(Proposal proposal) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.get(ElectionRow.class, proposal.election().value(), LockMode.PESSIMISTIC_WRITE);
            var inTheWay = pending(proposal.election()).stream()
                    .filter(other -> other.kind() == proposal.kind())
                    .filter(other ->
                            !other.mayHaveOthersBeside() || other.payload().equals(proposal.payload()))
                    .findFirst();
            if (inTheWay.isEmpty()) {
                session.insert(ProposalRow.of(proposal));
            }
            return inTheWay;
        });
    }

    @Override
    public Optional<Proposal> sign(ProposalId id, Signature signature) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var row = session.get(ProposalRow.class, id.value(), LockMode.PESSIMISTIC_WRITE);
            if (row == null || !row.state.equals(State.OPEN.word())) {
                return Optional.empty();
            }
            if (withSignatures(List.of(row)).get(0).isSignedBy(signature.staff())) {
                return Optional.empty();
            }
            session.insert(SignatureRow.of(id, signature));
            var signed = withSignatures(List.of(row)).get(0);
            if (signed.signatures().size() == NEEDED) {
                row.state = State.SIGNED.word();
                session.update(row);
            }
            return Optional.of(row.proposal(signed.signatures()));
        });
    }

    @Override
    public boolean move(ProposalId id, State from, State to) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        session.createMutationQuery("update ProposalRow set state = ?3 where id = ?1 and state = ?2")
                                        .setParameter(1, id.value())
                                        .setParameter(2, from.word())
                                        .setParameter(3, to.word())
                                        .executeUpdate()
                                == 1);
    }

    private List<Proposal> withSignatures(List<ProposalRow> rows) {
        var ids = rows.stream().map(row -> row.id).toList();
        var signatures = session
                .createSelectionQuery("from SignatureRow where proposal in ?1 order by at, staff", SignatureRow.class)
                .setParameter(1, ids)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.proposal, Collectors.mapping(SignatureRow::signature, Collectors.toList())));
        return rows.stream()
                .map(row -> row.proposal(signatures.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static <T> T reading(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
