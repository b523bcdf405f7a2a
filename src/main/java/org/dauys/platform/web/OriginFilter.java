package org.dauys.platform.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses a request that changes something when a page of another site made it. Browsers say where a request comes from
 * in {@code Sec-Fetch-Site}, older ones in {@code Origin}. A request with neither comes from a program; it is taken only
 * without cookies, because nobody's sign-in can be abused then.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
class OriginFilter implements ContainerRequestFilter {
    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private final HttpServerRequest http;
    private final Faults faults;
    private final HttpHeaders headers;

    @Inject
    OriginFilter(HttpServerRequest http, Faults faults, HttpHeaders headers) {
        this.http = http;
        this.faults = faults;
        this.headers = headers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!CHANGE_NOTHING.contains(request.getMethod()) && !fromOurOwnPages()) {
            request.abortWith(faults.crossSite().forReader(headers));
        }
    }

    private boolean fromOurOwnPages() {
        var site = http.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = http.getHeader("Origin");
        if (origin != null) {
            return isOurs(origin);
        }
        return http.getHeader(HttpHeaders.COOKIE) == null;
    }

    /** A proxy that ends TLS in front of us leaves the scheme to it; where we end it ourselves, https is asked for. */
    private boolean isOurs(String origin) {
        var host = http.getHeader(HttpHeaders.HOST) != null
                ? http.getHeader(HttpHeaders.HOST)
                : http.authority().toString();
        return origin.equals("https://" + host) || (!http.isSSL() && origin.equals("http://" + host));
    }
}
