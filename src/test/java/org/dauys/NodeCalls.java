package org.dauys;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dauys.board.store.ServiceElection;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.DemoStaff;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.record.Kind;
import org.dauys.roll.Member;
import org.dauys.testing.ServiceProcess;

/** What browsers send to one of several nodes that hold the demonstration. */
final class NodeCalls {
    private static final Pattern ONE_TIME = Pattern.compile("\\b\\d{4} \\d{4}\\b");
    private static final Pattern TO_SIGN = Pattern.compile("data-payload=\"([^\"]+)\" data-kid=\"([^\"]+)\"");

    private NodeCalls() {}

    /** From a page of the service. */
    static RequestSpecification at(ServiceProcess node) {
        return given().baseUri(node.uri("").toString())
                .redirects()
                .follow(false)
                .header("Accept-Language", "en")
                .header("Sec-Fetch-Site", "same-origin");
    }

    /** Asks for a one-time code; the browser's token, with which it answers. */
    static String ask(ServiceProcess node, String election, Member member) {
        return at(node).contentType("application/json")
                .body(Map.of("card", member.card().folded()))
                .post(election + "/sign-in/code")
                .then()
                .statusCode(200)
                .extract()
                .cookie("dauys-code");
    }

    static Response answer(ServiceProcess node, String election, String asked, String code) {
        return at(node).cookie("dauys-code", asked)
                .contentType("application/json")
                .body(Map.of("code", code))
                .post(election + "/sign-in");
    }

    /** Whether this node's mailbox has anything for the member. */
    static boolean hasMail(ServiceProcess node, Member member) {
        return mailbox(node).anyMatch(mail -> mail.contains(member.email()));
    }

    /** The code in the newest message to the member. */
    static String mailed(ServiceProcess node, Member member) {
        var mail = mailbox(node)
                .filter(each -> each.contains(member.email()))
                .findFirst()
                .orElseThrow();
        return found(ONE_TIME, mail).group();
    }

    private static Stream<String> mailbox(ServiceProcess node) {
        return Stream.of(at(node).get("/demo/mail").asString().split("<article"))
                .skip(1);
    }

    static boolean isSignedIn(ServiceProcess node, String election, String session) {
        return at(node).cookie("dauys-member", session)
                        .accept("text/html")
                        .get(election + "/roll")
                        .statusCode()
                == 200;
    }

    /** Gives the password to one node and the app's code to another; the session's token. */
    static String signIn(ServiceProcess first, ServiceProcess second, DemoStaff person, DemoSecrets secrets) {
        var half = at(first)
                .formParam("email", person.email().value())
                .formParam("password", secrets.password(person))
                .post("/staff/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie("dauys");
        return at(second)
                .cookie("dauys", half)
                .formParam("code", secrets.app(person).codeAt(Instant.now()))
                .post("/staff/sign-in/code")
                .then()
                .statusCode(303)
                .extract()
                .cookie("dauys");
    }

    /** Signs what the page of a decision shows, as the script on it does. */
    static void sign(ServiceProcess node, String decision, String session, DemoStaff person, DemoSecrets secrets) {
        var page = at(node).cookie("dauys", session).accept("text/html").get(decision);
        var shown = found(TO_SIGN, page.asString());
        var payload = shown.group(1).replace("&quot;", "\"").getBytes();
        var jws = CompactJws.sign(secrets.paper(person).signingKey(), shown.group(2), Kind.OPENED.type(), payload);
        at(node).cookie("dauys", session)
                .contentType("application/json")
                .body(Map.of("jws", jws))
                .post(decision + "/sign")
                .then()
                .statusCode(204);
    }

    /** @param cookie of a browser in which the member is signed in, or empty */
    static Response cast(ServiceProcess node, ServiceElection election, byte[] ballot, String cookie) {
        return at(node).header("Cookie", cookie)
                .contentType("application/octet-stream")
                .body(ballot)
                .post(election.path("ballots"));
    }

    private static Matcher found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertTrue(found.find(), text);
        return found;
    }
}
