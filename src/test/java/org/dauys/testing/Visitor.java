package org.dauys.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dauys.platform.Language;

/** A person with a browser of their own: own cookies, own storage, one language, one screen. */
public final class Visitor implements AutoCloseable {
    /** Names what does not fit: sideways scrolling, text cut off, and targets too small for a thumb. */
    private static final String MISFITS = """
            (thumbs) => {
              const found = [];
              const root = document.documentElement;
              const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '')
                  + ' "' + (e.textContent || '').trim().slice(0, 40) + '"';
              if (root.scrollWidth > root.clientWidth) found.push('page scrolls sideways: ' + root.scrollWidth + ' > ' + root.clientWidth);
              const scrolls = e => { for (; e; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflowX)) return true; return false; };
              for (const e of document.body.querySelectorAll('*')) {
                const box = e.getBoundingClientRect();
                if (box.width <= 1 || box.height <= 1 || getComputedStyle(e).visibility === 'hidden') continue;
                const style = getComputedStyle(e);
                const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
                if (clips && e.textContent.trim() && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) found.push('cut off: ' + name(e));
                if (!scrolls(e) && (box.right > root.clientWidth + 1 || box.left < -1) && !e.closest('.skip')) found.push('outside: ' + name(e));
                const target = e.matches('button, .button, select, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), .choice, .languages a, summary');
                if (thumbs && target && (box.height < 47.5 || box.width < 47.5)) found.push('target ' + Math.round(box.width) + '×' + Math.round(box.height) + ': ' + name(e));
              }
              return found;
            }
            """;

    /** In axe's words, what is not accessible. The whole answer, with all that is in order, is megabytes long. */
    private static final String VIOLATIONS = """
            options => axe.run(document, options).then(found => found.violations.map(rule =>
                rule.id + ': ' + rule.help + ' at ' + rule.nodes.map(node => node.target).join(' and ')))
            """;

    /** Everything that axe knows. */
    private static final Map<String, Object> ALL_RULES = Map.of("resultTypes", List.of("violations"));

    /** What other colours can break. */
    private static final Map<String, Object> COLOURS =
            Map.of("resultTypes", List.of("violations"), "runOnly", List.of("color-contrast", "link-in-text-block"));

    /** They take four tenths of the time of a look. */
    private static final boolean PHOTOGRAPHED = Boolean.getBoolean("dauys.screens");

    private final BrowserContext context;
    private final Language language;
    private final String device;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, Language language, String device) {
        this.context = context;
        this.language = language;
        this.device = device;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** The tab, for everything Playwright can do. */
    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    public Language language() {
        return language;
    }

    public Page open(URI address) {
        page.navigate(address.toString());
        return page;
    }

    /**
     * Checks the page as it stands: nothing cut off, nothing sideways also at 320 px, thumbs fit, no violation of WCAG that axe can see
     * (in the dark: of colours), nothing on the console. Where that fails there is a picture in
     * {@code target/screens/NAME-LANGUAGE-DEVICE-failed.png}; where they are asked for there is one without {@code -failed}, and one in
     * the dark.
     */
    public void look(String name) {
        try {
            check(name);
        } catch (AssertionError | RuntimeException wrong) {
            try {
                shoot(name, "-failed");
            } catch (RuntimeException noPicture) {
                wrong.addSuppressed(noPicture);
            }
            throw wrong;
        }
    }

    private void check(String name) {
        photograph(name, "");
        assertEquals(List.of(), misfits(), name + " does not fit");
        accessible(name, ALL_RULES);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        photograph(name, "-dark");
        accessible(name + " in the dark", COLOURS);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        narrow(name);
        quiet();
    }

    /** Nothing has been written to the console since the last call that {@link #expect} did not take away. */
    public void quiet() {
        assertEquals(List.of(), complaints, "on the console");
    }

    /** Takes away a line on the console that this test provokes, such as the answer 404, and fails where there is none. */
    public void expect(String part) {
        assertEquals(true, complaints.removeIf(line -> line.contains(part)), "on the console: " + part);
    }

    private void photograph(String name, String light) {
        if (PHOTOGRAPHED) {
            shoot(name, light);
        }
    }

    private void shoot(String name, String light) {
        var file = Path.of("target", "screens", name + "-" + language.tag() + "-" + device + light + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private void accessible(String what, Map<String, Object> options) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
        }
        assertEquals(List.of(), page.evaluate(VIOLATIONS, options), "axe on " + what);
    }

    private void narrow(String name) {
        var size = page.viewportSize();
        page.setViewportSize(320, 640);
        assertEquals(List.of(), misfits(), name + " does not fit 320 px");
        page.setViewportSize(size.width, size.height);
    }

    private Object misfits() {
        return page.evaluate(MISFITS, device.equals("phone"));
    }

    @Override
    public void close() {
        context.close();
    }
}
