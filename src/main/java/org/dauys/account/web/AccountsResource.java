package org.dauys.account.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.dauys.account.Accounts;
import org.dauys.account.CurrentStaff;
import org.dauys.account.Enrolment;
import org.dauys.account.Enrolment.InviteRefusal;
import org.dauys.account.Enrolment.Invited;
import org.dauys.account.StaffId;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.FieldError;
import org.dauys.platform.Form;
import org.dauys.platform.Ids;
import org.dauys.platform.Language;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The administrator's page: who has an account, and inviting and shutting out. */
@Path("/staff/accounts")
@Access(Who.STAFF)
class AccountsResource {
    private static final String HERE = "/staff/accounts";

    private final Accounts accounts;
    private final Enrolment enrolment;
    private final CurrentStaff current;
    private final AccountMail mail;
    private final Ids ids;
    private final Words words;
    private final Refusals refusals;
    private final HttpHeaders headers;
    private final Clock clock;

    @Inject
    AccountsResource(
            Accounts accounts,
            Enrolment enrolment,
            CurrentStaff current,
            AccountMail mail,
            Ids ids,
            Words words,
            Refusals refusals,
            HttpHeaders headers,
            Clock clock) {
        this.accounts = accounts;
        this.enrolment = enrolment;
        this.current = current;
        this.mail = mail;
        this.ids = ids;
        this.words = words;
        this.refusals = refusals;
        this.headers = headers;
        this.clock = clock;
    }

    @GET
    public Response list() {
        return asAdmin(() -> Answers.page(page(Form.empty())));
    }

    @POST
    public Response invite(
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String email,
            @RestForm @DefaultValue("") String language) {
        return asAdmin(() -> {
            var spoken = Language.of(language).orElse(Language.KK);
            var outcome = enrolment.invite(new StaffId(ids.fresh()), email, name, spoken, clock.instant());
            if (outcome instanceof Invited.Refused refused) {
                var error = new FieldError(field(refused.why()), words.of(refused.why()));
                var typed = Map.of("name", name, "email", email, "language", language);
                return Answers.again(page(new Form(typed, List.of(error))));
            }
            return sent((Invited.Sent) outcome);
        });
    }

    @POST
    @Path("{id}/invite")
    public Response inviteAgain(@RestPath UUID id) {
        return asAdmin(() ->
                sent(enrolment.inviteAgain(new StaffId(id), clock.instant()).orElseThrow(NotFoundException::new)));
    }

    @POST
    @Path("{id}/disable")
    public Response disable(@RestPath UUID id) {
        return asAdmin(() -> set(new StaffId(id), true));
    }

    @POST
    @Path("{id}/enable")
    public Response enable(@RestPath UUID id) {
        return asAdmin(() -> set(new StaffId(id), false));
    }

    /** Nobody can shut herself out, so that an installation always has an administrator. */
    private Response set(StaffId id, boolean disabled) {
        if (id.equals(current.staff().id()) || !accounts.setDisabled(id, disabled)) {
            throw new NotFoundException();
        }
        return Answers.next(HERE);
    }

    private Response sent(Invited.Sent invitation) {
        mail.invite(invitation.staff(), invitation.token());
        return Answers.page(Pages.invited(invitation.staff()));
    }

    private TemplateInstance page(Form form) {
        return Pages.accounts(form, accounts.all(), current.staff());
    }

    private Response asAdmin(Supplier<Response> work) {
        return current.staff().admin() ? work.get() : refusals.notAdmin().forReader(headers);
    }

    private static String field(InviteRefusal why) {
        return switch (why) {
            case NOT_A_NAME -> "name";
            case NOT_AN_ADDRESS, ADDRESS_TAKEN -> "email";
        };
    }
}
