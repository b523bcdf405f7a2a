package org.dauys.roll;

import java.util.UUID;

/** Names one member's line in one election's roll. */
public record RollLineId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
