package org.dauys.mail.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.dauys.platform.Access;
import org.dauys.platform.Settings;
import org.dauys.platform.Who;

/** The mailbox on the screen. It exists in a demonstration only. */
@Path("/demo/mail")
@Access(Who.ANYONE)
class DemoMailResource {
    private final DemoMailbox mailbox;
    private final Settings settings;

    @Inject
    DemoMailResource(DemoMailbox mailbox, Settings settings) {
        this.mailbox = mailbox;
        this.settings = settings;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance newest() {
        if (!settings.demo()) {
            throw new NotFoundException();
        }
        return Templates.mail(mailbox.newest().stream().map(Shown::of).toList());
    }

    /** A message with its links to follow. */
    record Shown(DemoMailbox.Delivered mail, List<Piece> pieces) {
        static Shown of(DemoMailbox.Delivered mail) {
            return new Shown(mail, Piece.of(mail.message().text()));
        }
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mail(List<Shown> messages);
    }
}
