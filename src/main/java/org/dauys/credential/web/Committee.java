package org.dauys.credential.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import org.dauys.account.CurrentStaff;
import org.dauys.account.StaffId;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Role;

/** Opens the pages of an election's codes to its committee. */
@RequestScoped
class Committee {
    private final Elections elections;
    private final CurrentStaff staff;

    @Inject
    Committee(Elections elections, CurrentStaff staff) {
        this.elections = elections;
        this.staff = staff;
    }

    /** Who asks. */
    StaffId me() {
        return staff.staff().id();
    }

    /**
     * @param id as it stands in the address: anything
     * @throws NotFoundException for who has no part in the election, as if there were none
     * @throws ForbiddenException for who has another part in it
     */
    Election election(String id) {
        var election = ElectionId.of(id)
                .flatMap(elections::find)
                .filter(found -> found.people().find(me()).isPresent())
                .orElseThrow(NotFoundException::new);
        if (!election.has(me(), Role.COMMITTEE)) {
            throw new ForbiddenException();
        }
        return election;
    }
}
