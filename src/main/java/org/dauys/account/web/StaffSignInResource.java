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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dauys.account.Password;
import org.dauys.account.StaffSession;
import org.dauys.account.StaffSession.Stage;
import org.dauys.account.StaffSessions;
import org.dauys.account.StaffSignIn;
import org.dauys.account.StaffSignIn.Outcome;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.FieldError;
import org.dauys.platform.Form;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestForm;

/** Sign-in and sign-out of staff. */
@Path("/staff")
@Access(Who.ANYONE)
class StaffSignInResource {
    private static final String SIGN_IN = "/staff/sign-in";

    private final StaffSignIn signIn;
    private final StaffSessions sessions;
    private final RequestStaff current;
    private final Caller caller;
    private final Cookies cookies;
    private final Words words;
    private final Refusals refusals;
    private final HttpHeaders headers;
    private final Clock clock;

    @Inject
    StaffSignInResource(
            StaffSignIn signIn,
            StaffSessions sessions,
            RequestStaff current,
            Caller caller,
            Cookies cookies,
            Words words,
            Refusals refusals,
            HttpHeaders headers,
            Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.current = current;
        this.caller = caller;
        this.cookies = cookies;
        this.words = words;
        this.refusals = refusals;
        this.headers = headers;
        this.clock = clock;
    }

    @GET
    @Path("sign-in")
    public TemplateInstance ask() {
        return Pages.signIn(Form.empty());
    }

    @POST
    @Path("sign-in")
    public Response password(@RestForm @DefaultValue("") String email, @RestForm @DefaultValue("") String password) {
        var outcome = signIn.password(email, Password.typed(password), caller.visitor(), clock.instant());
        return answer(
                outcome,
                SIGN_IN + "/code",
                () -> Pages.signIn(new Form(
                        Map.of("email", email),
                        List.of(new FieldError("email", words.say().signInWrong())))));
    }

    @GET
    @Path("sign-in/code")
    public Response askCode() {
        return withPassword(session -> Answers.page(Pages.secondFactor(Form.empty())));
    }

    @POST
    @Path("sign-in/code")
    public Response code(@RestForm @DefaultValue("") String code) {
        return withPassword(session -> answer(
                signIn.code(session, code, caller.visitor(), clock.instant()),
                "/staff",
                () -> Pages.secondFactor(Form.wrong("code", words.say().appCodeWrong()))));
    }

    @GET
    @Path("sign-in/recovery")
    public Response askRecovery() {
        return withPassword(session -> Answers.page(Pages.recoverySignIn(Form.empty())));
    }

    @POST
    @Path("sign-in/recovery")
    public Response recovery(@RestForm @DefaultValue("") String code) {
        return withPassword(session -> answer(
                signIn.recovery(session, code, caller.visitor(), clock.instant()),
                "/staff",
                () -> Pages.recoverySignIn(Form.wrong("code", words.say().recoveryCodeWrong()))));
    }

    @POST
    @Path("sign-out")
    public Response signOut() {
        cookies.read(Cookies.Kind.STAFF).ifPresent(token -> sessions.end(token.hash()));
        return Answers.next("/", cookies.remove(Cookies.Kind.STAFF));
    }

    private Response withPassword(Function<StaffSession, Response> next) {
        return current.at(Stage.SECOND_FACTOR).map(next).orElseGet(() -> Answers.next(SIGN_IN));
    }

    private interface Again {
        TemplateInstance withErrors();
    }

    private Response answer(Outcome outcome, String next, Again again) {
        if (outcome instanceof Outcome.Onward onward) {
            return Answers.next(next, cookies.put(Cookies.Kind.STAFF, onward.token()));
        }
        return outcome instanceof Outcome.TooMany tooMany
                ? refusals.tooMany(tooMany.pause()).forReader(headers)
                : Answers.again(again.withErrors());
    }
}
