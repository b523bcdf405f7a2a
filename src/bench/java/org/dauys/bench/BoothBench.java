package org.dauys.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dauys.board.store.ServiceElection;
import org.dauys.platform.Language;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.testing.Browsers;

/** What a vote costs a cheap phone: a ballot of ten options in Chromium, slowed down to a sixth, and what the page loads. */
final class BoothBench {
    private static final int VOTERS = 7;
    private static final int SLOWER = 6;

    /** Notes when a screen of the booth is first shown. */
    private static final String WATCH = """
            window.shownAt = {};
            new MutationObserver(() => {
              for (const name of ["encrypting", "ready"]) {
                const screen = document.querySelector(`[data-screen=${name}]`);
                if (screen && !screen.hidden && !(name in window.shownAt)) window.shownAt[name] = performance.now();
              }
            }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden"] });
            """;

    private BoothBench() {}

    /**
     * @param millis to encrypt, from the screen "encrypting" to "ready", ascending, each in a browser that starts cold
     * @param bytes that the page loads, compressed, with everything it needs to vote
     */
    record Outcome(List<Long> millis, long bytes) {
        long median() {
            return millis.get(millis.size() / 2);
        }
    }

    static Outcome run(BenchService service) {
        var election = service.election(VOTERS);
        var millis = new ArrayList<Long>();
        var bytes = new AtomicLong();
        try (var browsers = new Browsers()) {
            for (int voter = 0; voter < VOTERS; voter++) {
                bytes.set(0);
                millis.add(encrypt(browsers, service, election, voter, bytes));
            }
        }
        millis.sort(Long::compare);
        return new Outcome(List.copyOf(millis), bytes.get());
    }

    private static long encrypt(
            Browsers browsers, BenchService service, ServiceElection election, int voter, AtomicLong bytes) {
        try (var phone = browsers.phone(Language.KK)) {
            var page = phone.page();
            var tools = phone.context().newCDPSession(page);
            count(tools, bytes);
            slowDown(tools);
            page.addInitScript(WATCH);
            var code = election.election().code(voter).expose(CodeAccess.LETTER);
            phone.open(service.process().uri(election.path("vote#c=" + code.replace("-", ""))));
            return vote(page);
        }
    }

    private static long vote(Page page) {
        page.locator("[data-start]:enabled").click();
        page.locator("[data-screen=contest-0] .choice").nth(3).click();
        page.locator("[data-screen=contest-0] [data-next]").click();
        page.locator("[data-screen=review] [data-go=code]").click();
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-screen=ready]").waitFor();
        return ((Number) page.evaluate("() => window.shownAt.ready - window.shownAt.encrypting")).longValue();
    }

    private static void slowDown(CDPSession tools) {
        var rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        tools.send("Emulation.setCPUThrottlingRate", rate);
    }

    private static void count(CDPSession tools, AtomicLong bytes) {
        tools.send("Network.enable");
        tools.on("Network.loadingFinished", event -> bytes.addAndGet(
                event.get("encodedDataLength").getAsLong()));
    }
}
