package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Elections;
import org.dauys.election.decision.Act;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.roll.Rolls;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;

/** Every route by which committee, registrar or key holders change something, also those of tomorrow, once voting has ended. */
@QuarkusTest
class AfterClosingTest {
    private static final List<String> WHERE = List.of("/desk/{id}", "/registrar/{slug}", "/holder/{slug}");

    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Elections elections;

    @Inject
    Rolls rolls;

    @Inject
    Clock clock;

    private record Route(String path, List<MediaType> takes) {
        boolean takes(MediaType type) {
            return takes.stream().anyMatch(type::isCompatible);
        }
    }

    /** All that stands of an election. */
    private record Standing(Object draft, Object people, Object roll, Object lines, Object head) {}

    @Test
    void c07_nothing_of_an_election_that_was_closed_or_decided_changes_by_any_route() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var draft = Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
        var closed = test.closed(draft.with(PublishTest.floor(2)), List.of(0, 1, 1));
        var routes = routes();
        assertTrue(routes.size() > 20, routes.toString());
        unchanged(closed.keyed(), Phase.TALLIED, routes);
        test.decrypt(closed, 1, 3);
        publish(closed.keyed());
        unchanged(closed.keyed(), Phase.DECIDED, routes);
    }

    private void unchanged(Keyed keyed, Phase phase, List<Route> routes) {
        assertEquals(phase, test.log(keyed).snapshot().stage().phase());
        var before = standing(keyed);
        for (var route : routes) {
            for (var who : List.of("c1", "t1")) {
                for (var path : paths(route, keyed)) {
                    var answer = send(accounts.as(keyed.staff(who)), route, slug(keyed), path);
                    assertTrue(answer.statusCode() < 500, path + ": " + answer.statusCode());
                    assertEquals(before, standing(keyed), phase + ": " + path + " by " + who);
                }
            }
        }
    }

    private Standing standing(Keyed keyed) {
        var election = elections.find(keyed.election()).orElseThrow();
        return new Standing(
                election.draft(),
                election.people(),
                rolls.roll(election.id()),
                rolls.lines(election.id(), "", 0, 100),
                test.log(keyed).head());
    }

    /** With every decision there is, where one is named. */
    private List<String> paths(Route route, Keyed keyed) {
        var path = route.path()
                .replace("{id}", keyed.election().toString())
                .replace("{slug}", slug(keyed))
                .replace("{contest}", Drafts.complete().contests().get(0).id())
                .replace("{option}", "o1")
                .replace("{proposal}", UUID.randomUUID().toString());
        if (!path.contains("{act}")) {
            return List.of(path.replaceAll("\\{[^}]*}", "c1"));
        }
        return List.of(Act.values()).stream()
                .map(act -> path.replace("{act}", act.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Response send(RequestSpecification as, Route route, String slug, String path) {
        if (route.takes(MediaType.MULTIPART_FORM_DATA_TYPE)
                && !route.takes(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            var roll = "card,name,email\n99,Бөтен,\n".getBytes(StandardCharsets.UTF_8);
            return as.multiPart("file", "roll.csv", roll, "text/csv").post(path);
        }
        if (route.takes(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                && !route.takes(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return as.contentType("application/octet-stream").body(new byte[40]).post(path);
        }
        if (route.takes(MediaType.APPLICATION_JSON_TYPE) && !route.takes(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return as.contentType("application/json").body("{\"jws\":\"x\"}").post(path);
        }
        return as.formParam("version", 2)
                .formParam("confirm", slug)
                .formParam("reason", "because")
                .formParam("title", "Another")
                .formParam("person", "c1")
                .formParam("holder", "t1", "t2", "t3")
                .post(path);
    }

    private void publish(Keyed keyed) {
        accounts.as(keyed.staff("c1"))
                .formParam("confirm", slug(keyed))
                .post(keyed.desk() + "/publish")
                .then()
                .statusCode(303);
    }

    private String slug(Keyed keyed) {
        return elections.find(keyed.election()).orElseThrow().slug().toString();
    }

    private static List<Route> routes() {
        var found = new ArrayList<Route>();
        var mappers = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", mappers, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (method.equals("POST") && WHERE.stream().anyMatch(path::startsWith)) {
                    found.add(new Route(path, List.copyOf(resource.getConsumes())));
                }
            }
        });
        return found;
    }
}
