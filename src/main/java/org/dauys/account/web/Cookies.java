package org.dauys.account.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.dauys.account.Token;

/**
 * The tokens that this browser holds. Their cookies go to this host only, never to scripts, never along with a request
 * from another site, and over TLS only. A browser does not take such a cookie from {@code http://localhost}; there, and
 * nowhere else, it has a plain name and does without TLS.
 */
@RequestScoped
class Cookies {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServerRequest request;

    @Inject
    Cookies(HttpServerRequest request) {
        this.request = request;
    }

    /** What a token is for; staff and members do not disturb each other in one browser. */
    enum Kind {
        STAFF("dauys"),
        MEMBER("dauys-member"),
        /** Between asking for a one-time code and answering with it. */
        CODE("dauys-code");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    Optional<Token> read(Kind kind) {
        return Optional.ofNullable(request.getCookie(name(kind))).flatMap(cookie -> Token.parse(cookie.getValue()));
    }

    /** Gone when the browser closes; the server decides how long the token is good. */
    NewCookie put(Kind kind, Token token) {
        return cookie(kind, token.text(), NewCookie.DEFAULT_MAX_AGE);
    }

    NewCookie put(Kind kind, Token token, Duration life) {
        return cookie(kind, token.text(), (int) life.toSeconds());
    }

    NewCookie remove(Kind kind) {
        return cookie(kind, "", 0);
    }

    private NewCookie cookie(Kind kind, String value, int seconds) {
        return new NewCookie.Builder(name(kind))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(!isPlainHere())
                .sameSite(SameSite.STRICT)
                .build();
    }

    private String name(Kind kind) {
        return isPlainHere() ? kind.name : "__Host-" + kind.name;
    }

    private boolean isPlainHere() {
        return !request.isSSL()
                && request.authority() != null
                && THIS_MACHINE.contains(request.authority().host());
    }
}
