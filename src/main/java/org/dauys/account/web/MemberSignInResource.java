package org.dauys.account.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dauys.account.MemberSignIn.Answered;
import org.dauys.account.MemberSignIn.Asked;
import org.dauys.account.OneTimeCodes;
import org.dauys.account.VoterDirectory.Place;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Page;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The sign-in of members as pages: the card number, then the code. Works without scripts. */
@Path("/e/{slug}")
@Access(Who.ANYONE)
class MemberSignInResource {
    private final MemberDoor door;
    private final Cookies cookies;
    private final Refusals refusals;
    private final HttpHeaders headers;
    private final Page page;

    @Inject
    MemberSignInResource(MemberDoor door, Cookies cookies, Refusals refusals, HttpHeaders headers, Page page) {
        this.page = page;
        this.door = door;
        this.cookies = cookies;
        this.refusals = refusals;
        this.headers = headers;
    }

    /** Asks for the code if this browser has asked for one, else (or on {@code ?again}) for the card. */
    @GET
    @Path("sign-in")
    public TemplateInstance ask(
            @RestPath String slug,
            @RestQuery @DefaultValue("") String to,
            @RestQuery @DefaultValue("no") String again) {
        var place = door.place(slug);
        return cookies.read(Cookies.Kind.CODE).isPresent() && again.equals("no")
                ? codePage(Form.empty(), place, ReturnTo.of(to))
                : cardPage(Form.empty(), place, ReturnTo.of(to));
    }

    /** Where the language switch of a refused form leads. */
    @GET
    @Path("sign-in/{form: card|answer}")
    public Response again(@RestPath String slug) {
        return Answers.next("/e/" + door.place(slug).slug() + "/sign-in");
    }

    @POST
    @Path("sign-in/card")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response card(
            @RestPath String slug, @RestForm @DefaultValue("") String card, @RestForm @DefaultValue("") String to) {
        var place = door.place(slug);
        var target = ReturnTo.of(to);
        var asked = door.ask(place, card);
        if (asked instanceof Asked.Sent sent) {
            return Answers.next(
                    "/e/" + slug + "/sign-in?to=" + target.parameter(),
                    cookies.put(Cookies.Kind.CODE, sent.answer(), OneTimeCodes.LIFE));
        }
        return asked instanceof Asked.TooMany tooMany
                ? refusals.tooMany(tooMany.pause()).forReader(headers)
                : Answers.again(cardPage(Form.wrong("card", refusals.notACard().title()), place, target));
    }

    @POST
    @Path("sign-in/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response code(
            @RestPath String slug, @RestForm @DefaultValue("") String code, @RestForm @DefaultValue("") String to) {
        var place = door.place(slug);
        var target = ReturnTo.of(to);
        var answered = door.answer(place, code);
        if (answered instanceof Answered.SignedIn signedIn) {
            return Answers.next(target.in(slug), door.signedIn(signedIn));
        }
        if (answered instanceof Answered.TooMany tooMany) {
            return refusals.tooMany(tooMany.pause()).forReader(headers);
        }
        var refusal = door.refusal(answered);
        return answered instanceof Answered.AskAgain
                ? Answers.again(cardPage(Form.wrong("card", refusal.title()), place, target))
                : Answers.again(codePage(Form.wrong("code", refusal.title()), place, target));
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@RestPath String slug) {
        return Answers.next("/e/" + door.place(slug).slug(), door.signOut());
    }

    private TemplateInstance cardPage(Form form, Place place, ReturnTo to) {
        return Pages.card(form, place, place.title(page.language()), to.parameter());
    }

    private TemplateInstance codePage(Form form, Place place, ReturnTo to) {
        return Pages.code(form, place, place.title(page.language()), to.parameter());
    }
}
