package org.dauys.account;

import java.time.Instant;
import java.util.Optional;
import org.dauys.protocol.group.Point;

/** The public signing keys of staff. */
public interface StaffKeys {
    /** The key a person signs with now. */
    Optional<Point> current(StaffId id);

    /**
     * Makes a key the person's own in place of an earlier one, which stays hers: elections that name it go on. Registering
     * the current one again changes nothing.
     *
     * @return false, and nothing is done, if the key is another person's or was replaced before
     */
    boolean register(StaffId id, Point key, Instant now);
}
