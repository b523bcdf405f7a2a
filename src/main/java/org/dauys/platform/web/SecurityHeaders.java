package org.dauys.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Puts the security headers on every response, static files, health and errors included. */
class SecurityHeaders {
    /** Before anything that may answer. */
    private static final int FIRST = 1_000;

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "worker-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types verifier");

    /**
     * Referrer: no other site learns an address of ours. The stricter "no-referrer" would make browsers send
     * {@code Origin: null} with our own forms, and {@link OriginFilter} could not tell them from a stranger's.
     */
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=()");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, FIRST);
    }

    private static void add(RoutingContext context) {
        var headers = context.response().headers();
        ALWAYS.forEach(headers::set);
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        context.addHeadersEndHandler(ignored -> cache(context, headers));
        context.next();
    }

    /** Nothing is kept by a browser or on the way unless the route said so; bundles are named by their content and stay. */
    private static void cache(RoutingContext context, MultiMap headers) {
        if (context.normalizedPath().startsWith("/assets/")
                && context.response().getStatusCode() == 200) {
            headers.set("Cache-Control", "public, max-age=31536000, immutable");
        } else if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
