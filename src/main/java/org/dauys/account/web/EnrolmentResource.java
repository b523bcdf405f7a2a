package org.dauys.account.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import org.dauys.account.EmailAddress;
import org.dauys.account.Enrolment;
import org.dauys.account.Enrolment.Followed;
import org.dauys.account.Enrolment.InviteRefusal;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.account.StaffSession;
import org.dauys.account.StaffSession.Stage;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.FieldError;
import org.dauys.platform.Form;
import org.dauys.platform.Ids;
import org.dauys.platform.Language;
import org.dauys.platform.QrPicture;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestForm;

/** From the link to an account that works. The link's token stands behind {@code #}: no server and no log sees it in an address. */
@Path("/staff")
@Access(Who.ANYONE)
class EnrolmentResource {
    private static final String PASSWORD = "/staff/setup/password";
    private static final String APP = "/staff/setup/app";
    private static final String RECOVERY = "/staff/recovery";

    private final Enrolment enrolment;
    private final RequestStaff current;
    private final Ids ids;
    private final Caller caller;
    private final Cookies cookies;
    private final Words words;
    private final Refusals refusals;
    private final HttpHeaders headers;
    private final Clock clock;

    @Inject
    EnrolmentResource(
            Enrolment enrolment,
            RequestStaff current,
            Ids ids,
            Caller caller,
            Cookies cookies,
            Words words,
            Refusals refusals,
            HttpHeaders headers,
            Clock clock) {
        this.enrolment = enrolment;
        this.current = current;
        this.ids = ids;
        this.caller = caller;
        this.cookies = cookies;
        this.words = words;
        this.refusals = refusals;
        this.headers = headers;
        this.clock = clock;
    }

    @GET
    @Path("first")
    public TemplateInstance first() {
        return Pages.first(Form.empty());
    }

    @POST
    @Path("first")
    public Response makeFirst(
            @RestForm @DefaultValue("") String token,
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String email,
            @RestForm @DefaultValue("") String language) {
        var address = EmailAddress.parse(email);
        var spoken = Language.of(language);
        var errors = new ArrayList<FieldError>();
        if (!Staff.isName(name)) {
            errors.add(new FieldError("name", words.of(InviteRefusal.NOT_A_NAME)));
        }
        if (address.isEmpty()) {
            errors.add(new FieldError("email", words.of(InviteRefusal.NOT_AN_ADDRESS)));
        }
        if (!errors.isEmpty() || address.isEmpty() || spoken.isEmpty()) {
            return Answers.again(
                    Pages.first(new Form(Map.of("name", name, "email", email, "language", language), errors)));
        }
        var staff = new Staff(
                new StaffId(ids.fresh()), address.get(), name.strip(), spoken.get(), true, Staff.State.INVITED);
        return answer(enrolment.first(token, staff, caller.visitor(), clock.instant()));
    }

    @GET
    @Path("invite")
    public TemplateInstance invite() {
        return Pages.invite(false);
    }

    @POST
    @Path("invite")
    public Response follow(@RestForm @DefaultValue("") String token) {
        return answer(enrolment.follow(token, caller.visitor(), clock.instant()));
    }

    @GET
    @Path("setup/password")
    public Response askPassword() {
        return inSetup(setup -> Answers.page(Pages.password(Form.empty(), setup.staff())));
    }

    @POST
    @Path("setup/password")
    public Response password(@RestForm @DefaultValue("") String password) {
        return inSetup(setup -> enrolment
                .choose(setup, password)
                .map(weakness -> Form.wrong("password", words.of(weakness)))
                .map(form -> Answers.again(Pages.password(form, setup.staff())))
                .orElseGet(() -> Answers.next(APP)));
    }

    @GET
    @Path("setup/app")
    public Response askApp() {
        return inSetup(setup ->
                enrolment.hasPassword(setup) ? Answers.page(app(setup, Form.empty())) : Answers.next(PASSWORD));
    }

    @POST
    @Path("setup/app")
    public Response confirmApp(@RestForm @DefaultValue("") String code) {
        return inSetup(setup -> enrolment
                .confirm(setup, code, caller.visitor(), clock.instant())
                .map(token -> Answers.next(RECOVERY, cookies.put(Cookies.Kind.STAFF, token)))
                .orElseGet(() ->
                        Answers.again(app(setup, Form.wrong("code", words.say().appCodeWrong())))));
    }

    private TemplateInstance app(StaffSession setup, Form form) {
        var totp = enrolment.app(setup);
        var address = totp.address(setup.staff().email());
        return Pages.app(form, QrPicture.of(address), totp.text(), address);
    }

    private Response inSetup(Function<StaffSession, Response> next) {
        return current.at(Stage.SETUP)
                .map(next)
                .orElseGet(() -> Answers.next(current.session().isPresent() ? RECOVERY : "/staff/invite"));
    }

    private Response answer(Followed followed) {
        if (followed instanceof Followed.Onward onward) {
            return Answers.next(PASSWORD, cookies.put(Cookies.Kind.STAFF, onward.session()));
        }
        return followed instanceof Followed.TooMany tooMany
                ? refusals.tooMany(tooMany.pause()).forReader(headers)
                : Answers.again(Pages.invite(true));
    }
}
