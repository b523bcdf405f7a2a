package org.dauys.desk.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The three answers that a form gets. */
final class Answers {
    private Answers() {}

    static Response page(TemplateInstance page) {
        return html(200, page);
    }

    /** The form again, with what is to be put right. */
    static Response again(TemplateInstance page) {
        return html(422, page);
    }

    /** It is done; here is the next page. */
    static Response next(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page)
                .build();
    }
}
