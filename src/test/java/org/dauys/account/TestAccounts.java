package org.dauys.account;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.options.Cookie;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dauys.account.StaffSession.Stage;
import org.dauys.platform.Language;
import org.dauys.testing.Visitor;

/** Staff for tests that are not about sign-in, and staff with a known password and app for those that are. */
@Singleton
public class TestAccounts {
    public static final String PASSWORD = "a rainy Tuesday";

    /** The cookie that a session has on {@code http://localhost}. */
    public static final String COOKIE = "dauys";

    /** What a browser takes for granted of a form. */
    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultCharsetForContentType("UTF-8", "application/x-www-form-urlencoded"));

    private final Accounts accounts;
    private final StaffSessions sessions;
    private final Limits limits;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TestAccounts(Accounts accounts, StaffSessions sessions, Limits limits, SecureRandom random, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.random = random;
        this.clock = clock;
    }

    /** A person and her app. */
    public record Known(Staff staff, Totp app) {}

    /** An active member of staff with {@link #PASSWORD} and an app. */
    public Known active(String name, Language language) {
        return active(name, language, false);
    }

    /** An active administrator. */
    public Known admin(String name) {
        return active(name, Language.EN, true);
    }

    /** Before tests that count tries: others have moved the clock, and all come from one address. */
    public void forgetTries() {
        limits.sweep(Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** The value of {@link #COOKIE} for somebody who is signed in. */
    public String session(Staff staff) {
        var token = Token.fresh(random);
        sessions.start(token.hash(), staff.id(), Stage.FULL, "test", clock.instant());
        return token.text();
    }

    /** What somebody sends from the browser in which she is signed in. */
    public RequestSpecification as(Staff staff) {
        return as(session(staff));
    }

    /** @param session the value of {@link #COOKIE} */
    public static RequestSpecification as(String session) {
        return stranger().cookie(COOKIE, session);
    }

    /** From a browser in which nobody is signed in. */
    public static RequestSpecification stranger() {
        return given().config(UTF_8)
                .redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "en");
    }

    /** Signs a visitor's browser in. */
    public void signIn(Visitor visitor, Staff staff, URI site) {
        visitor.context()
                .addCookies(List.of(new Cookie(COOKIE, session(staff))
                        .setUrl(site.resolve("/").toString())
                        .setHttpOnly(true)));
    }

    private Known active(String name, Language language, boolean admin) {
        var id = new StaffId(UUID.randomUUID());
        var email = EmailAddress.parse("p" + id + "@example.org").orElseThrow();
        var app = Totp.fresh(random);
        accounts.add(new Staff(id, email, name, language, admin, Staff.State.INVITED));
        accounts.setPassword(id, PasswordHash.of(Password.typed(PASSWORD), random));
        accounts.setTotp(id, app);
        accounts.activate(id, 1);
        return new Known(accounts.find(id).orElseThrow().staff(), app);
    }
}
