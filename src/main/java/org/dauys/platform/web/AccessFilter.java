package org.dauys.platform.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import org.dauys.platform.Access;
import org.dauys.platform.Doorkeeper;
import org.dauys.platform.Who;

/** Lets a request through to a route only if the route says who may come and the visitor is one of them. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class AccessFilter implements ContainerRequestFilter {
    private final ResourceInfo route;
    private final Instance<Doorkeeper> doorkeeper;
    private final Faults faults;
    private final HttpHeaders headers;

    @Inject
    AccessFilter(ResourceInfo route, Instance<Doorkeeper> doorkeeper, Faults faults, HttpHeaders headers) {
        this.route = route;
        this.doorkeeper = doorkeeper;
        this.faults = faults;
        this.headers = headers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var policy = policy(route.getResourceMethod());
        if (policy.isEmpty()) {
            request.abortWith(faults.of(403).forReader(headers));
        } else if (policy.get() != Who.ANYONE) {
            refuse(policy.get(), request).ifPresent(request::abortWith);
        }
    }

    private Optional<Response> refuse(Who who, ContainerRequestContext request) {
        return doorkeeper.isResolvable()
                ? doorkeeper.get().refuse(who, request)
                : Optional.of(faults.of(401).forReader(headers));
    }

    /** The policy of a resource method: its own, else its class's. */
    static Optional<Who> policy(Method method) {
        return Optional.ofNullable(method.getAnnotation(Access.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Access.class)))
                .map(Access::value);
    }
}
