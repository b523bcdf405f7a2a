package org.dauys.account.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.account.StaffId;
import org.dauys.account.StaffSession;
import org.dauys.account.StaffSessions;
import org.dauys.protocol.transcript.Hash;

@ApplicationScoped
class PostgresStaffSessions implements StaffSessions {
    private final Sql sql;

    @Inject
    PostgresStaffSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void start(Hash key, StaffId staff, StaffSession.Stage stage, String device, Instant now) {
        sql.change(
                "insert into staff_session (token_hash, staff, stage, device, started_at, seen_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?5)",
                key.encode(),
                staff.value(),
                stage.name(),
                device,
                now);
    }

    @Override
    public Optional<StaffSession> find(Hash key) {
        return sql
                .rows(
                        StaffSessionRow.class,
                        "from StaffSessionRow s join fetch s.staff where s.tokenHash = ?1",
                        key.encode())
                .stream()
                .findFirst()
                .map(StaffSessionRow::session);
    }

    @Override
    public List<StaffSession> of(StaffId staff) {
        return sql
                .rows(
                        StaffSessionRow.class,
                        "from StaffSessionRow s join fetch s.staff where s.staff.id = ?1 order by s.startedAt desc",
                        staff.value())
                .stream()
                .map(StaffSessionRow::session)
                .toList();
    }

    @Override
    public void seen(Hash key, Instant now) {
        sql.change("update staff_session set seen_at = ?1 where token_hash = ?2 and seen_at < ?1", now, key.encode());
    }

    @Override
    public void end(Hash key) {
        sql.change("delete from staff_session where token_hash = ?1", key.encode());
    }

    @Override
    public void endOthers(StaffId staff, Hash kept) {
        sql.change("delete from staff_session where staff = ?1 and token_hash <> ?2", staff.value(), kept.encode());
    }

    @Override
    public void endAll(StaffId staff) {
        sql.change("delete from staff_session where staff = ?1", staff.value());
    }

    @Override
    public void sweep(Instant now) {
        sql.change("delete from staff_session where started_at < ?1", now.minus(StaffSession.Stage.FULL.absolute()));
        sql.change("delete from staff_invitation where until < ?1", now);
    }
}
