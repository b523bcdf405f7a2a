package org.dauys.platform.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.dauys.platform.Language;
import org.dauys.platform.Page;

/** Renders every template in the reader's language, remembers a choice made by {@code ?lang=}, and tells caches about it. */
@Provider
class LanguageFilter implements ContainerResponseFilter {
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private final Page page;

    @Inject
    LanguageFilter(Page page) {
        this.page = page;
    }

    void speakTheReadersLanguage(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(this::setLocale);
    }

    /** Mail and letters are rendered where no reader asks; whoever renders them names the language. */
    private void setLocale(TemplateInstance template) {
        if (Arc.container().requestContext().isActive()) {
            template.setLocale(page.language().locale());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, "Accept-Language, Cookie");
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, page.lang());
        page.chosen().ifPresent(language -> headers.add(HttpHeaders.SET_COOKIE, remember(language, request)));
    }

    private static NewCookie remember(Language language, ContainerRequestContext request) {
        return new NewCookie.Builder(Page.LANGUAGE)
                .value(language.tag())
                .path("/")
                .maxAge(YEAR)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .secure(request.getUriInfo().getRequestUri().getScheme().equals("https"))
                .build();
    }
}
