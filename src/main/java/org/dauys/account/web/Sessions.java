package org.dauys.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.dauys.account.CurrentMember;
import org.dauys.account.CurrentStaff;
import org.dauys.account.VoterDirectory;
import org.dauys.platform.Doorkeeper;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;

/** Lets in who has a live session: staff everywhere, a member only into the election she signed in for. */
@ApplicationScoped
class Sessions implements Doorkeeper {
    private final CurrentStaff staff;
    private final CurrentMember member;
    private final VoterDirectory rolls;
    private final HttpHeaders headers;
    private final Refusals refusals;

    @Inject
    Sessions(CurrentStaff staff, CurrentMember member, VoterDirectory rolls, HttpHeaders headers, Refusals refusals) {
        this.staff = staff;
        this.member = member;
        this.rolls = rolls;
        this.headers = headers;
        this.refusals = refusals;
    }

    @Override
    public Optional<Response> refuse(Who who, ContainerRequestContext request) {
        return switch (who) {
            case ANYONE -> Optional.empty();
            case STAFF -> staff.session().isPresent() ? Optional.empty() : Optional.of(away(request, "/staff/sign-in"));
            case MEMBER -> refuseMember(request);
        };
    }

    private Optional<Response> refuseMember(ContainerRequestContext request) {
        var slug = request.getUriInfo().getPathParameters().getFirst("slug");
        var place = Optional.ofNullable(slug).flatMap(rolls::place);
        boolean signedIn = place.isPresent()
                && member.member()
                        .flatMap(known -> known.lineIn(place.get().election()))
                        .isPresent();
        return signedIn
                ? Optional.empty()
                : Optional.of(away(
                        request,
                        place.map(known -> signIn(known.slug(), request)).orElse("/")));
    }

    /** Leads back to what was asked for. */
    private static String signIn(String slug, ContainerRequestContext request) {
        var target = ReturnTo.at(slug, request.getUriInfo().getRequestUri().getPath());
        return "/e/" + slug + "/sign-in?to=" + target.parameter();
    }

    /** A person who opens a page is taken to the sign-in; what a form or a program sends is refused in words. */
    private Response away(ContainerRequestContext request, String signIn) {
        var refusal = refusals.signInNeeded();
        if (!request.getMethod().equals("GET") || !Problem.wantsPage(headers)) {
            return refusal.forReader(headers);
        }
        return Response.seeOther(URI.create(signIn)).build();
    }
}
