package org.dauys.credential.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.dauys.credential.Confirmation;
import org.dauys.credential.Issuance;
import org.dauys.credential.Issuances;
import org.dauys.election.ElectionId;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;

/** {@link Issuances} in PostgreSQL. */
@ApplicationScoped
class PostgresIssuances implements Issuances {
    private final StatelessSession session;

    @Inject
    PostgresIssuances(StatelessSession session) {
        this.session = session;
    }

    @Override
    public Optional<Issuance> find(ElectionId election) {
        return joined(() -> Optional.ofNullable(session.get(IssuanceRow.class, election.value()))
                .map(IssuanceRow::issuance));
    }

    @Override
    public boolean begin(Issuance issuance) {
        return changed(() -> session.createNativeMutationQuery(
                        "insert into credential_issuance (election, id, begun_by, begun_at, members, members_root, made)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
                .setParameter(1, issuance.election().value())
                .setParameter(2, issuance.id().value())
                .setParameter(3, issuance.by().value())
                .setParameter(4, issuance.at())
                .setParameter(5, issuance.members().size())
                .setParameter(6, issuance.members().root().encode())
                .setParameter(7, issuance.made()));
    }

    @Override
    public boolean progress(Issuance.Id id, int made) {
        return changed(() -> session.createNativeMutationQuery("update credential_issuance set made = ?2 where id = ?1")
                .setParameter(1, id.value())
                .setParameter(2, made));
    }

    @Override
    public boolean finish(Issuance.Id id, byte[] document) {
        return changed(
                () -> session.createNativeMutationQuery("update credential_issuance set document = ?2 where id = ?1")
                        .setParameter(1, id.value())
                        .setParameter(2, document));
    }

    @Override
    public Optional<byte[]> document(Issuance.Id id) {
        return joined(() -> session
                .createNativeQuery(
                        "select document from credential_issuance where id = ?1 and document is not null for update",
                        byte[].class)
                .setParameter(1, id.value())
                .getResultList()
                .stream()
                .findFirst());
    }

    @Override
    public void confirming(Issuance.Id id, Confirmation.Act confirmed) {
        changed(() -> session.createNativeMutationQuery(
                        "update credential_issuance set confirmed_by = ?2, confirmed_at = ?3 where id = ?1")
                .setParameter(1, id.value())
                .setParameter(2, confirmed.by().value())
                .setParameter(3, confirmed.at()));
    }

    @Override
    public void confirm(ElectionId election) {
        changed(() -> session.createNativeMutationQuery("with made as (delete from credential_issuance"
                        + " where election = ?1 and confirmed_by is not null"
                        + " returning election, begun_by, begun_at, confirmed_by, confirmed_at)"
                        + " insert into credential_confirmation (election, made_by, made_at, confirmed_by, confirmed_at)"
                        + " select election, begun_by, begun_at, confirmed_by, confirmed_at from made")
                .setParameter(1, election.value()));
    }

    @Override
    public Optional<Confirmation> confirmation(ElectionId election) {
        return joined(() -> Optional.ofNullable(session.get(ConfirmationRow.class, election.value()))
                .map(ConfirmationRow::confirmation));
    }

    @Override
    public boolean discard(Issuance.Id id, BooleanSupplier tooLate) {
        return joined(() -> {
            session.createNativeQuery("select id from credential_issuance where id = ?1 for update", UUID.class)
                    .setParameter(1, id.value())
                    .getResultList();
            return !tooLate.getAsBoolean()
                    && changed(() -> session.createNativeMutationQuery("delete from credential_issuance where id = ?1")
                            .setParameter(1, id.value()));
        });
    }

    @Override
    public void abandon(Issuance.Id id) {
        changed(() -> session.createNativeMutationQuery(
                        "delete from credential_issuance where id = ?1 and document is null")
                .setParameter(1, id.value()));
    }

    private static boolean changed(Supplier<MutationQuery> change) {
        return joined(() -> change.get().executeUpdate() == 1);
    }

    private static <T> T joined(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
