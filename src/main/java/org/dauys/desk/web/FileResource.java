package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dauys.election.draft.DraftFile;
import org.dauys.platform.Access;
import org.dauys.platform.Who;

/** The draft as a file, to keep or to start another election from. */
@Path("/desk/{id}/file")
@Access(Who.STAFF)
class FileResource {
    private final Door door;

    @Inject
    FileResource(Door door) {
        this.door = door;
    }

    @GET
    public Response file(String id) {
        return door.committee(
                id,
                election -> Response.ok(DraftFile.write(election.draft()))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .header("Content-Disposition", "attachment; filename=\"" + election.slug() + ".json\"")
                        .build());
    }
}
