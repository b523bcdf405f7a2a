package org.dauys.platform.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.dauys.platform.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes an answer. */
class FaultMappers {
    private static final Logger LOG = Logger.getLogger(FaultMappers.class);

    private final Faults faults;
    private final SecureRandom random;

    @Inject
    FaultMappers(Faults faults, SecureRandom random) {
        this.faults = faults;
        this.random = random;
    }

    /** Named apart from its parent so that paths which match no route come here too. */
    @ServerExceptionMapper
    Response notFound(NotFoundException none, HttpHeaders headers) {
        return faults.of(404).forReader(headers);
    }

    @ServerExceptionMapper
    Response refused(ProblemException refusal, HttpHeaders headers) {
        return refusal.problem().forReader(headers);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, HttpHeaders headers) {
        int status = refusal.getResponse().getStatus();
        if (status >= 500) {
            return ours(refusal, headers);
        }
        return status < 400 ? refusal.getResponse() : faults.of(status).forReader(headers);
    }

    /** A body whose JSON has another shape than the route's, which has a mapper of its own otherwise, without a body. */
    @ServerExceptionMapper
    Response misshapen(MismatchedInputException body, HttpHeaders headers) {
        return faults.of(400).forReader(headers);
    }

    /**
     * Nobody reads what this gives when the reader went away in the middle of an answer: no fault of anybody's. The path is not
     * logged: it may hold whose code was asked for.
     */
    @ServerExceptionMapper
    Response unread(IOException broken, HttpHeaders headers, RoutingContext request) {
        if (!request.response().closed()) {
            return ours(broken, headers);
        }
        LOG.infof(
                "an answer was not sent to its end: the reader went away (%s)",
                broken.getClass().getName());
        return Response.noContent().build();
    }

    @ServerExceptionMapper
    Response ours(Throwable cause, HttpHeaders headers) {
        var bytes = new byte[5];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        LOG.errorf(cause, "fault %s", id);
        return faults.ours(id).forReader(headers);
    }
}
