package org.dauys.platform.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.dauys.platform.BodyLimit;

/**
 * Refuses a body larger than the route takes before a byte of it is read. The length has to be said beforehand; the
 * server then never reads more than that.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class BodyLimitFilter implements ContainerRequestFilter {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");

    private final HttpServerRequest http;
    private final ResourceInfo route;
    private final Faults faults;
    private final HttpHeaders headers;

    @Inject
    BodyLimitFilter(HttpServerRequest http, ResourceInfo route, Faults faults, HttpHeaders headers) {
        this.http = http;
        this.route = route;
        this.faults = faults;
        this.headers = headers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (headers.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null) {
            if (mayCarryBody(request)) {
                request.abortWith(faults.of(411).forReader(headers));
            }
            return;
        }
        long limit = Optional.ofNullable(route.getResourceMethod().getAnnotation(BodyLimit.class))
                .map(BodyLimit::value)
                .orElse(BodyLimit.DEFAULT);
        if (length() > limit) {
            request.abortWith(faults.tooLarge(limit).forReader(headers));
        }
    }

    /** HTTP/1.1 says when a body follows; HTTP/2 need not, and only these methods read none. */
    private boolean mayCarryBody(ContainerRequestContext request) {
        return http.version() == HttpVersion.HTTP_2
                ? !BODILESS.contains(request.getMethod())
                : http.getHeader("Transfer-Encoding") != null;
    }

    /** The server itself has refused lengths that are no number. */
    private long length() {
        return Long.parseLong(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
    }
}
