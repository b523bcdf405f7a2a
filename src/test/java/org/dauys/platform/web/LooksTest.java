package org.dauys.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The parts that pages are made of, in a browser. */
@QuarkusTest
@NeedsBrowser
class LooksTest {
    @TestHTTPResource("/")
    URI root;

    @Test
    void every_part_is_whole_and_accessible(Browsers browsers) {
        for (var visitor : List.of(browsers.phone(Language.KK), browsers.desktop(Language.KK))) {
            visitor.open(root.resolve("/probe/gallery"));
            visitor.look("gallery");
            visitor.page().locator("form button").first().click();
            visitor.page().locator(".errors").waitFor();
            visitor.look("gallery-wrong");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_error_says_what_happened_and_what_to_do(Language language, Browsers browsers) {
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            for (var path : List.of("no/such/page", "probe/broken")) {
                visitor.open(root.resolve(path));
                visitor.expect("the server responded with a status of");
                visitor.look("error-" + path.replace('/', '-'));
            }
        }
    }

    @Test
    void the_summary_of_errors_gets_the_focus_and_leads_to_the_field(Browsers browsers) {
        var page = browsers.phone(Language.KK).open(root.resolve("/probe/gallery"));
        page.fill("#card", "12");
        page.locator("form button").first().click();
        page.locator(".errors:focus").waitFor();
        assertEquals("12", page.inputValue("#card"));
        page.locator(".errors a").click();
        assertEquals("card", page.evaluate("document.activeElement.id"));
    }

    @Test
    void switching_the_language_keeps_what_was_typed_but_no_secret(Browsers browsers) {
        var page = browsers.phone(Language.KK).open(root.resolve("/probe/gallery?a=1#fragment"));
        page.fill("#card", "123456789012");
        page.fill("#code", "12345678");
        page.check("input[name=chair][value='2']");
        page.locator(".languages a").nth(1).click();
        page.waitForURL("**/probe/gallery?a=1&lang=ru#fragment");
        assertEquals("ru", page.getAttribute("html", "lang"));
        assertEquals("123456789012", page.inputValue("#card"));
        assertEquals("", page.inputValue("#code"));
        assertTrue(page.isChecked("input[name=chair][value='2']"));
        page.reload();
        assertEquals("", page.inputValue("#card"), "kept once, then forgotten");
    }

    @Test
    void a_page_that_needs_scripts_says_so_where_none_run(Browsers browsers) {
        var bare = browsers.withoutScripts(Language.KK).open(root.resolve("/probe/gallery"));
        bare.locator(".needs-script").waitFor();
        assertTrue(bare.locator(".needs-script").textContent().contains("Chrome 80"));
        var modern = browsers.phone(Language.KK).open(root.resolve("/probe/gallery"));
        assertFalse(modern.locator(".needs-script").isVisible());
    }

    @Test
    void the_first_tab_stop_leads_past_the_frame(Browsers browsers) {
        var page = browsers.desktop(Language.EN).open(root);
        page.keyboard().press("Tab");
        var skip = page.locator(".skip");
        assertTrue(skip.isVisible());
        assertTrue(inside(skip), "the skip link stays out of sight");
        page.keyboard().press("Enter");
        assertEquals("main", page.evaluate("document.activeElement.id"));
    }

    private static boolean inside(Locator element) {
        return element.boundingBox().y >= 0;
    }
}
