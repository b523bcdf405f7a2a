package org.dauys.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Knows who is signed in. One bean implements it; without one, only routes for {@link Who#ANYONE} answer. */
public interface Doorkeeper {
    /**
     * @param who the circle the route is open to, never {@link Who#ANYONE}
     * @return empty when the visitor belongs to it, else the answer: the way to sign in for a person, 401 for a program
     */
    Optional<Response> refuse(Who who, ContainerRequestContext request);
}
