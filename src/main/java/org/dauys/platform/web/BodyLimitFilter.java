package org.dauys.platform.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.dauys.platform.BodyLimit;

/**
 * Refuses a body larger than the route takes before a byte of it is read. The length has to be said beforehand; the
 * server then never reads more than that.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class BodyLimitFilter implements ContainerRequestFilter {
    private final ResourceInfo route;
    private final Faults faults;
    private final HttpHeaders headers;

    @Inject
    BodyLimitFilter(ResourceInfo route, Faults faults, HttpHeaders headers) {
        this.route = route;
        this.faults = faults;
        this.headers = headers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (headers.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null) {
            if (headers.getHeaderString("Transfer-Encoding") != null) {
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

    /** The server itself has refused lengths that are no number. */
    private long length() {
        return Long.parseLong(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
    }
}
