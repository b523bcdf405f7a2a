package org.dauys.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What every page knows of the request it answers; templates read it as {@code inject:page}. */
@RequestScoped
@Named("page")
public class Page {
    public static final String LANGUAGE = "lang";

    private final CurrentVertxRequest current;
    private final Settings settings;

    @Inject
    Page(CurrentVertxRequest current, Settings settings) {
        this.current = current;
        this.settings = settings;
    }

    /** One entry of the language switch. */
    public record Choice(Language language, String href, boolean current) {}

    /** Chosen by the address, else by the reader's earlier choice, else by the browser, else Kazakh. */
    public Language language() {
        return chosen().or(this::remembered).or(this::preferred).orElse(Language.KK);
    }

    /** The language that this very address asks for. */
    public Optional<Language> chosen() {
        return request().map(context -> context.request().getParam(LANGUAGE)).flatMap(Language::of);
    }

    /** A bundle's texts for this reader. */
    public <T> T say(Class<T> bundle) {
        return language().say(bundle);
    }

    /** For {@code <html lang>}. */
    public String lang() {
        return language().tag();
    }

    /** The switch: this same address in each language, the rest of its query kept. */
    public List<Choice> languages() {
        var now = language();
        return Stream.of(Language.values())
                .map(language -> new Choice(language, addressIn(language), language == now))
                .toList();
    }

    /** True where the data on this installation are made up. */
    public boolean demo() {
        return settings.demo();
    }

    private Optional<Language> remembered() {
        return request()
                .map(context -> context.request().getCookie(LANGUAGE))
                .map(Cookie::getValue)
                .flatMap(Language::of);
    }

    private Optional<Language> preferred() {
        return request()
                .flatMap(context -> Language.firstOf(context.acceptableLanguages().stream()
                        .map(LanguageHeader::tag)
                        .map(Locale::forLanguageTag)
                        .toList()));
    }

    private String addressIn(Language language) {
        var address = new StringBuilder();
        request()
                .ifPresent(context -> context.queryParams().forEach((name, value) -> {
                    if (!name.equals(LANGUAGE)) {
                        address.append(encoded(name))
                                .append('=')
                                .append(encoded(value))
                                .append('&');
                    }
                }));
        return "?" + address + LANGUAGE + "=" + language.tag();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<RoutingContext> request() {
        return Optional.ofNullable(current.getCurrent());
    }
}
