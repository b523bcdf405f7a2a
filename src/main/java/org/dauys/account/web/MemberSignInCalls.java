package org.dauys.account.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dauys.account.Limit;
import org.dauys.account.MemberSignIn.Answered;
import org.dauys.account.MemberSignIn.Asked;
import org.dauys.account.OneTimeCodes;
import org.dauys.platform.Access;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestPath;

/** The sign-in of members for the script of a page that must not be left. */
@Path("/e/{slug}")
@Access(Who.ANYONE)
class MemberSignInCalls {
    private final MemberDoor door;
    private final Cookies cookies;
    private final Refusals refusals;

    @Inject
    MemberSignInCalls(MemberDoor door, Cookies cookies, Refusals refusals) {
        this.door = door;
        this.cookies = cookies;
        this.refusals = refusals;
    }

    record Card(String card) {}

    record Code(String code) {}

    /** In seconds. The same for everybody, also who is not on the roll. */
    record OnItsWay(long codeLife, long nextAfter) {}

    @POST
    @Path("sign-in/code")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response card(@RestPath String slug, Card sent) {
        var asked = door.ask(door.place(slug), sent.card());
        if (asked instanceof Asked.Sent onItsWay) {
            return Response.ok(new OnItsWay(
                            OneTimeCodes.LIFE.toSeconds(),
                            Limit.CODE_GAP.interval().toSeconds()))
                    .cookie(cookies.put(Cookies.Kind.CODE, onItsWay.answer(), OneTimeCodes.LIFE))
                    .build();
        }
        return asked instanceof Asked.TooMany tooMany
                ? refusals.tooMany(tooMany.pause()).asJson()
                : refusals.notACard().asJson();
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response code(@RestPath String slug, Code sent) {
        var answered = door.answer(door.place(slug), sent.code());
        return answered instanceof Answered.SignedIn signedIn
                ? Response.noContent().cookie(door.signedIn(signedIn)).build()
                : door.refusal(answered).asJson();
    }
}
