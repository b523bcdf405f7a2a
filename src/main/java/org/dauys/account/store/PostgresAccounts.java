package org.dauys.account.store;

import static org.dauys.account.store.Sql.atOnce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.Account;
import org.dauys.account.Accounts;
import org.dauys.account.EmailAddress;
import org.dauys.account.PasswordHash;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.account.Totp;
import org.dauys.platform.Sealer;
import org.dauys.protocol.transcript.Hash;

/** {@link Accounts} in PostgreSQL; what must be unique or used once is decided by one statement there. */
@ApplicationScoped
class PostgresAccounts implements Accounts {
    private final Sql sql;
    private final Sealer sealer;

    @Inject
    PostgresAccounts(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    @Override
    public Optional<Account> find(StaffId id) {
        return one(sql.rows(StaffRow.class, "from StaffRow where id = ?1", id.value()))
                .map(this::account);
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return one(sql.rows(StaffRow.class, "from StaffRow where email = ?1", email.value()))
                .map(this::account);
    }

    @Override
    public List<Staff> all() {
        return sql.rows(StaffRow.class, "from StaffRow order by name, id").stream()
                .map(StaffRow::staff)
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return sql.rows(UUID.class, "select id from StaffRow limit 1").isEmpty();
    }

    @Override
    public boolean add(Staff staff) {
        return sql.change(
                        "insert into staff (id, email, name, language, admin, state) values (?1, ?2, ?3, ?4, ?5, ?6)"
                                + " on conflict (email) do nothing",
                        staff.id().value(),
                        staff.email().value(),
                        staff.name(),
                        staff.language().tag(),
                        staff.admin(),
                        staff.state().name())
                == 1;
    }

    @Override
    public boolean addFirst(Staff staff) {
        return atOnce(() -> {
            sql.change("lock table staff in exclusive mode");
            if (!isEmpty()) {
                return false;
            }
            sql.change("delete from staff_invitation where staff is null");
            return add(staff);
        });
    }

    @Override
    public void setPassword(StaffId id, PasswordHash password) {
        sql.change("update staff set password_hash = ?1 where id = ?2", password.text(), id.value());
    }

    @Override
    public void setTotp(StaffId id, Totp totp) {
        sql.change("update staff set totp_sealed = ?1 where id = ?2", sealer.seal(totp.bytes(), place(id)), id.value());
    }

    @Override
    public void activate(StaffId id, long step) {
        atOnce(() -> {
            sql.change("delete from staff_invitation where staff = ?1", id.value());
            return sql.change("update staff set state = 'ACTIVE', totp_step = ?1 where id = ?2", step, id.value());
        });
    }

    @Override
    public boolean setDisabled(StaffId id, boolean disabled) {
        if (!disabled) {
            return sql.change(
                            "update staff set state = case when totp_step > 0 then 'ACTIVE' else 'INVITED' end"
                                    + " where id = ?1 and state = 'DISABLED'",
                            id.value())
                    == 1;
        }
        return atOnce(() -> {
            sql.change("delete from staff_session where staff = ?1", id.value());
            sql.change("delete from staff_invitation where staff = ?1", id.value());
            return sql.change("update staff set state = 'DISABLED' where id = ?1", id.value()) == 1;
        });
    }

    @Override
    public boolean takeStep(StaffId id, long step) {
        return sql.change("update staff set totp_step = ?1 where id = ?2 and totp_step < ?1", step, id.value()) == 1;
    }

    @Override
    public void setRecoveryCodes(StaffId id, List<Hash> codes) {
        atOnce(() -> {
            sql.change("delete from staff_recovery_code where staff = ?1", id.value());
            for (var code : codes) {
                sql.change(
                        "insert into staff_recovery_code (staff, code_hash) values (?1, ?2)",
                        id.value(),
                        code.encode());
            }
            return codes.size();
        });
    }

    @Override
    public boolean takeRecoveryCode(StaffId id, Hash code) {
        return sql.change(
                        "delete from staff_recovery_code where staff = ?1 and code_hash = ?2",
                        id.value(),
                        code.encode())
                == 1;
    }

    @Override
    public int recoveryCodesLeft(StaffId id) {
        return sql.column(Long.class, "select count(*) from staff_recovery_code where staff = ?1", id.value())
                .get(0)
                .intValue();
    }

    @Override
    public void invite(StaffId id, Hash token, Instant until) {
        atOnce(() -> {
            sql.change("delete from staff_invitation where staff = ?1", id.value());
            return sql.change(
                    "insert into staff_invitation (token_hash, staff, until) values (?1, ?2, ?3)",
                    token.encode(),
                    id.value(),
                    until);
        });
    }

    @Override
    public void inviteFirst(Hash token, Instant until) {
        sql.change("insert into staff_invitation (token_hash, until) values (?1, ?2)", token.encode(), until);
    }

    @Override
    public Optional<Staff> invited(Hash token, Instant now) {
        var staff = sql.column(
                UUID.class,
                "select s.id from staff s join staff_invitation i on i.staff = s.id"
                        + " where i.token_hash = ?1 and i.until > ?2 and s.state = 'INVITED'",
                token.encode(),
                now);
        return one(staff).flatMap(id -> find(new StaffId(id))).map(Account::staff);
    }

    @Override
    public boolean isFirst(Hash token, Instant now) {
        return !sql.column(
                        Instant.class,
                        "select until from staff_invitation where token_hash = ?1 and staff is null and until > ?2",
                        token.encode(),
                        now)
                .isEmpty();
    }

    private Account account(StaffRow row) {
        var staff = row.staff();
        var password = row.passwordHash().map(text -> PasswordHash.parse(text).orElseThrow());
        var totp = row.totpSealed()
                .map(hidden -> Totp.of(sealer.open(hidden, place(staff.id()))
                        .orElseThrow(() ->
                                new IllegalStateException("a second factor was sealed under another master key"))));
        return new Account(staff, password, totp, row.totpStep);
    }

    private static String place(StaffId id) {
        return "staff/totp/" + id;
    }

    private static <T> Optional<T> one(List<T> rows) {
        return rows.stream().findFirst();
    }
}
