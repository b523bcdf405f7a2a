package org.dauys.platform.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.account.TestAccounts;
import org.dauys.platform.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** No route that takes JSON, also none of tomorrow, reads two meanings in one body or guesses what was meant. */
@QuarkusTest
class StrictJsonTest {
    private static final Map<Class<?>, String> GOOD = Map.of(String.class, "\"x\"", long.class, "1", int.class, "1");
    private static final Map<Class<?>, List<String>> BAD = Map.of(
            String.class,
            List.of("1", "1.5", "true", "null", "{}", "[]", "[\"x\"]", "x", "\"\\ud800", "\"" + "x".repeat(9) + "\n\""),
            long.class,
            List.of("\"1\"", "\"\"", "1.0", "1e0", "true", "null", "[1]", "1e400", "9".repeat(17), "01", "NaN"),
            int.class,
            List.of("\"1\"", "\"\"", "1.0", "1e0", "true", "null", "[1]", "1e400", "9".repeat(10), "01", "NaN"));

    private static final String LETTER = "\"x\"";

    /** Overlong, surrogates, beyond the last character, five bytes, broken off. */
    private static final List<String> NOT_UTF_8 = List.of(
            "c080",
            "c1b8",
            "e08080",
            "e09fbf",
            "f0808080",
            "f08fbfbf",
            "eda080",
            "edbfbf",
            "f4908080",
            "f888808080",
            "80",
            "e282",
            "ff");

    @Inject
    TestAccounts people;

    private record Route(String path, Class<?> body) {
        String good() {
            return with("", "");
        }

        /** The good body with one field's value changed. */
        String with(String field, String value) {
            return fields().map(each ->
                            quoted(each.getName()) + (each.getName().equals(field) ? value : GOOD.get(each.getType())))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        String without(String field) {
            return fields().filter(each -> !each.getName().equals(field))
                    .map(each -> quoted(each.getName()) + GOOD.get(each.getType()))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        Stream<RecordComponent> fields() {
            return Arrays.stream(body.getRecordComponents());
        }

        private static String quoted(String name) {
            return '"' + name + "\":";
        }
    }

    @Test
    void every_route_that_takes_json_reads_it_into_a_record_or_by_the_protocols_grammar() {
        var bytes = routes().stream()
                .filter(route -> !route.body().isRecord())
                .map(Route::path)
                .toList();
        assertEquals(List.of("/e/{slug}/disputes"), bytes, "reads by J-1: DisputeTest");
    }

    @Test
    void f11_a_body_that_is_not_exactly_the_routes_own_is_refused_everywhere() {
        var session = people.session(people.active("Марина", Language.RU).staff());
        var checks = new ArrayList<Executable>();
        routes().stream().filter(route -> route.body().isRecord()).forEach(route -> {
            checks.add(() -> assertNotEquals(
                    Optional.of("request.malformed"), code(send(session, route, route.good())), route.path()));
            bad(route)
                    .forEach((name, body) -> checks.add(() -> {
                        var answer = send(session, route, body);
                        var what = route.path() + ", " + name + ": " + answer.asString();
                        assertEquals(400, answer.statusCode(), what);
                        assertEquals(Optional.of("request.malformed"), code(answer), what);
                    }));
            for (var other : List.of("UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE")) {
                checks.add(() -> assertEquals(
                        Optional.of("request.malformed"),
                        code(send(session, route, route.good().getBytes(Charset.forName(other)))),
                        route.path() + " in " + other));
            }
            checks.add(() -> assertEquals(
                    Optional.of("request.malformed"), code(send(session, route, '\ufeff' + route.good())), "BOM"));
            if (route.good().contains(LETTER)) {
                checks.add(() -> assertNotEquals(
                        Optional.of("request.malformed"),
                        code(send(session, route, inUtf8(route, "d399f09f9880"))),
                        route.path() + " in UTF-8"));
                NOT_UTF_8.forEach(bytes -> checks.add(() -> assertEquals(
                        Optional.of("request.malformed"),
                        code(send(session, route, inUtf8(route, bytes))),
                        route.path() + " with " + bytes)));
            }
        });
        assertFalse(checks.isEmpty());
        assertAll(checks);
    }

    /** The good body with these bytes for its first letter. */
    private static byte[] inUtf8(Route route, String hex) {
        var letter = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        return route.good().replaceFirst(LETTER, '"' + letter + '"').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> bad(Route route) {
        var good = route.good();
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("nothing", "");
        bodies.put("null", "null");
        bodies.put("an array", "[" + good + "]");
        bodies.put("a string", "\"x\"");
        bodies.put("cut off", good.substring(0, good.length() - 1));
        bodies.put("a second object", good + good);
        bodies.put("a word behind it", good + " x");
        bodies.put("an unknown field", good.replaceFirst("\\{", "{\"admin\":true,"));
        bodies.put("an unknown field with a long name", good.replaceFirst("\\{", "{\"" + "n".repeat(65) + "\":1,"));
        bodies.put("deep nesting", good.replaceFirst("\\{", "{\"x\":" + "[".repeat(17) + "]".repeat(17) + ","));
        bodies.put("a comment", good + "/* */");
        route.fields().forEach(field -> {
            var name = field.getName();
            var value = GOOD.get(field.getType());
            bodies.put("no " + name, route.without(name));
            bodies.put(name + " twice", route.with(name, value + ",\"" + name + "\":" + value));
            BAD.get(field.getType()).forEach(bad -> bodies.put(name + " as " + bad, route.with(name, bad)));
        });
        return bodies;
    }

    private static Response send(String session, Route route, String body) {
        return send(session, route, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response send(String session, Route route, byte[] body) {
        return given().contentType("application/json; charset=utf-8")
                .cookie(TestAccounts.COOKIE, session)
                .header("Sec-Fetch-Site", "same-origin")
                .body(body)
                .post(route.path().replaceAll("\\{[^}]*}", "none-such"));
    }

    private static Optional<String> code(Response answer) {
        return answer.contentType().equals("application/problem+json")
                ? Optional.of(answer.jsonPath().getString("code"))
                : Optional.empty();
    }

    private static List<Route> routes() {
        var found = new ArrayList<Route>();
        RoutesTest.visit((method, path, resource) -> {
            if (resource.getConsumes().contains(MediaType.APPLICATION_JSON_TYPE)) {
                var body = Arrays.stream(resource.getParameterTypes())
                        .filter(type -> type.isRecord() || type.isArray())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(method + " " + path + " takes JSON as what?"));
                found.add(new Route(path, body));
            }
        });
        assertFalse(found.isEmpty(), "no route was found");
        return found;
    }
}
