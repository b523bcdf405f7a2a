package org.dauys.account.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.dauys.account.CurrentMember;
import org.dauys.platform.Access;
import org.dauys.platform.Who;

/** A page for members, as other capabilities have them. */
@Path("/e/{slug}/member-probe")
@Access(Who.MEMBER)
class MemberProbeResource {
    private final CurrentMember current;

    @Inject
    MemberProbeResource(CurrentMember current) {
        this.current = current;
    }

    @GET
    public String line() {
        return current.member().orElseThrow().line().toString();
    }
}
