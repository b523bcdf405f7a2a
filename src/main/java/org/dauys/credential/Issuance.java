package org.dauys.credential;

import java.time.Instant;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.protocol.manifest.Roll;

/**
 * Codes that are being made, or are made and wait for who prints them to confirm that the file is whole.
 *
 * @param members the frozen roll for which they are
 * @param made letters so far
 * @param finished all letters are made, and the control number is on the last page
 */
public record Issuance(
        Id id, ElectionId election, StaffId by, Instant at, Roll.Announced members, int made, boolean finished) {
    /** Names one set of codes. */
    public record Id(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }
}
