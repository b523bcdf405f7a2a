package org.dauys.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal in the reader's words. A program gets it as problem details (RFC 9457), a person as a page.
 *
 * @param status the HTTP status
 * @param code stable name of the refusal, {@code area.reason}; programs and the helpline go by it
 * @param title what happened, one sentence
 * @param meaning what that means for the reader's vote or work; may be empty
 * @param next what to do now; may be empty
 * @param more further members for programs, by name
 */
public record Problem(int status, String code, String title, String meaning, String next, Map<String, Object> more) {
    private static final String JSON = "application/problem+json";

    public Problem {
        more = Map.copyOf(more);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, "", "", Map.of());
    }

    public Problem meaning(String text) {
        return new Problem(status, code, title, text, next, more);
    }

    public Problem next(String text) {
        return new Problem(status, code, title, meaning, text, more);
    }

    public Problem with(String name, Object value) {
        var members = new LinkedHashMap<>(more);
        members.put(name, value);
        return new Problem(status, code, title, meaning, next, members);
    }

    /** Problem details: type, title, status, code, detail where there is one, and the further members. */
    public Response asJson() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:problem-type:dauys:" + code);
        body.put("title", title);
        body.put("status", status);
        body.put("code", code);
        var detail = (meaning + " " + next).strip();
        if (!detail.isEmpty()) {
            body.put("detail", detail);
        }
        more.forEach(body::putIfAbsent);
        return Response.status(status).type(JSON).entity(body).build();
    }

    public Response asPage() {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.problem(this))
                .build();
    }

    /** A page for who prefers HTML, problem details for everybody else. */
    public Response forReader(HttpHeaders headers) {
        return wantsPage(headers) ? asPage() : asJson();
    }

    /** Whether a person reads the answer, and not a program. */
    public static boolean wantsPage(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type ->
                        type.getSubtype().equals("html") || type.getSubtype().equals("xhtml+xml"));
    }

    @CheckedTemplate(basePath = "platform")
    static class Templates {
        private Templates() {}

        static native TemplateInstance problem(Problem problem);
    }
}
