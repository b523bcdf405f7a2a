package org.dauys.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.platform.Language;

/** The Chromium of this machine, driven by Playwright; a parameter of tests marked {@link NeedsBrowser}. */
public final class Browsers implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/opt/chromium");

    /** This machine by a name that no browser takes for its own, as a phone in the same network sees it. */
    public static final String ELSEWHERE = "dauys.test";

    private final Playwright driver;
    private final Browser chromium;
    private final List<Visitor> visitors = new ArrayList<>();

    public Browsers() {
        driver = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1")));
    }

    /** The system's Chromium or Chrome, on the PATH or in the usual places. */
    static Optional<Path> executable() {
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, PLACES.stream())
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A person with a cheap phone: 360 × 740, touch. */
    public Visitor phone(Language language) {
        return visit(
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true)
                        .setHasTouch(true),
                language,
                "phone");
    }

    /** A person at a desk: 1280 × 800. */
    public Visitor desktop(Language language) {
        return visit(new Browser.NewContextOptions().setViewportSize(1280, 800), language, "desktop");
    }

    /** A phone whose browser runs no scripts, as one too old for ours. */
    public Visitor withoutScripts(Language language) {
        return visit(
                new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false),
                language,
                "bare");
    }

    private Visitor visit(Browser.NewContextOptions options, Language language, String device) {
        options.setLocale(language.tag()).setIgnoreHTTPSErrors(true).setAcceptDownloads(true);
        var visitor = new Visitor(chromium.newContext(options), language, device);
        visitors.add(visitor);
        return visitor;
    }

    /** Closes what one test opened. */
    void leave() {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }

    @Override
    public void close() {
        chromium.close();
        driver.close();
    }
}
