package org.dauys.platform;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The three answers that a form gets. */
public final class Answers {
    private Answers() {}

    public static Response page(TemplateInstance page) {
        return html(200, page);
    }

    /** The form again, with what is to be put right. */
    public static Response again(TemplateInstance page) {
        return html(422, page);
    }

    /** It is done; here is the next page. */
    public static Response next(String path, NewCookie... cookies) {
        return Response.seeOther(URI.create(path)).cookie(cookies).build();
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page)
                .build();
    }
}
