package org.dauys.account;

import java.util.UUID;

/** An account of staff on this installation. */
public record StaffId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
