package org.dauys.election;

import org.dauys.account.StaffId;
import org.dauys.platform.ProblemException;

/** Opens the pages of one election to its committee. Inject it in a resource whose routes are open to {@code Who.STAFF}. */
public interface Committee {
    /** Who asks. */
    StaffId me();

    /**
     * @param id as it stands in the address: anything
     * @throws ProblemException for who has no part in the election, as if there were none, and for who has another part in it
     */
    Election election(String id);
}
