package org.dauys.account.store;

import static org.dauys.account.store.Sql.atOnce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.dauys.account.StaffId;
import org.dauys.account.StaffKeys;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;

@ApplicationScoped
class PostgresStaffKeys implements StaffKeys {
    private final Sql sql;

    @Inject
    PostgresStaffKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Point> current(StaffId id) {
        return sql
                .column(
                        byte[].class,
                        "select public_key from staff_key where staff = ?1 and replaced_at is null",
                        id.value())
                .stream()
                .findFirst()
                .map(bytes -> Point.decode(bytes, Form.COMPRESSED).orElseThrow());
    }

    @Override
    public boolean register(StaffId id, Point key, Instant now) {
        return atOnce(() -> {
            sql.column(Object.class, "select id from staff where id = ?1 for update", id.value());
            if (current(id).equals(Optional.of(key))) {
                return true;
            }
            boolean isNew = sql.change(
                            "insert into staff_key (public_key, staff, registered_at, replaced_at) values (?1, ?2, ?3, ?3)"
                                    + " on conflict do nothing",
                            key.encode(Form.COMPRESSED),
                            id.value(),
                            now)
                    == 1;
            if (isNew) {
                sql.change(
                        "update staff_key set replaced_at = ?1 where staff = ?2 and replaced_at is null",
                        now,
                        id.value());
                sql.change(
                        "update staff_key set replaced_at = null where public_key = ?1", key.encode(Form.COMPRESSED));
            }
            return isNew;
        });
    }
}
