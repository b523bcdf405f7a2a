package org.dauys.account.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.dauys.account.CurrentStaff;
import org.dauys.account.SigningKeys;
import org.dauys.account.StaffKeys;
import org.dauys.platform.Access;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;

/** Where a person of staff makes the key she signs with. The browser keeps and prints the secret; here comes the public half. */
@Path("/staff/key")
@Access(Who.STAFF)
class StaffKeyResource {
    private final SigningKeys signing;
    private final StaffKeys keys;
    private final CurrentStaff current;
    private final AccountMail mail;
    private final Words words;
    private final Clock clock;

    @Inject
    StaffKeyResource(
            SigningKeys signing, StaffKeys keys, CurrentStaff current, AccountMail mail, Words words, Clock clock) {
        this.signing = signing;
        this.keys = keys;
        this.current = current;
        this.mail = mail;
        this.words = words;
        this.clock = clock;
    }

    /** A public key and the proof that its sender knows the secret, in hexadecimal digits. */
    record Registration(String key, String r, String s) {}

    @GET
    public TemplateInstance page() {
        var staff = current.staff();
        var key = keys.current(staff.id());
        var fingerprint = key.map(point -> SigningKeys.fingerprint(point).toString());
        return Pages.key(
                staff,
                key.map(point -> point.hex()).orElse(""),
                fingerprint.orElse(""),
                SigningKeys.context(staff.id()).hex());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(Registration sent) {
        var staff = current.staff();
        var refusal = signing.register(staff.id(), sent.key(), sent.r(), sent.s(), clock.instant());
        if (refusal.isPresent()) {
            return Problem.of(422, code(refusal.get()), words.of(refusal.get())).asJson();
        }
        mail.keyRegistered(staff);
        return Response.noContent().build();
    }

    private static String code(SigningKeys.Refusal why) {
        return switch (why) {
            case NOT_A_KEY -> "key.malformed";
            case NOT_POSSESSED -> "key.proof-invalid";
            case TAKEN -> "key.taken";
        };
    }
}
