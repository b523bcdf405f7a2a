package org.dauys.election;

import org.dauys.account.StaffId;
import org.dauys.protocol.manifest.Holder.Tool;

/**
 * Somebody who takes part in holding an election.
 *
 * @param tool with what a key holder works; without meaning for others
 * @param operator whether the key is kept by who runs this server; only for key holders
 */
public record Person(StaffId staff, Role role, Tool tool, boolean operator) {
    public static Person of(StaffId staff, Role role) {
        return new Person(staff, role, Tool.BROWSER, false);
    }
}
