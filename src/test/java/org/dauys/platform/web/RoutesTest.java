package org.dauys.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;

/** Every way into the running service has an owner who said who may use it. */
@QuarkusTest
class RoutesTest {
    /**
     * Routes outside Quarkus REST, open to anyone: static files and health, which says up or down and no more. Its page is
     * made for tests and development only, and answers 404 there too.
     */
    private static final Set<String> OPEN = Set.of(
            "/",
            "/health",
            "/health/live",
            "/health/ready",
            "/health/started",
            "/health/well",
            "/health/group",
            "/health/group/",
            "/health-ui");

    @Inject
    Router router;

    @Test
    void every_resource_method_says_who_may_call_it() {
        var routes = new ArrayList<String>();
        var silent = new ArrayList<String>();
        visit((method, path, resource) -> {
            routes.add(method + " " + path);
            if (AccessFilter.policy(resource.getLazyMethod().getMethod()).isEmpty()) {
                silent.add(method + " " + path);
            }
        });
        assertFalse(routes.isEmpty(), "no route was found");
        assertEquals(List.of("GET /probe/silent"), silent, "the probe of FrameTest, and no other");
    }

    @Test
    void no_other_route_has_crept_in() {
        var paths = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertEquals(OPEN, paths);
    }

    interface Seen {
        void route(String method, String path, RuntimeResource resource);
    }

    static void visit(Seen seen) {
        var mappers = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", mappers, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                seen.route(method, path, resource);
            }
        });
    }
}
