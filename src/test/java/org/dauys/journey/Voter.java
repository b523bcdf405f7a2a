package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.dauys.testing.Visitor;

/** A member with a browser of her own, a letter and a mailbox. */
final class Voter {
    private final Walk walk;
    private final Visitor visitor;
    private final String card;
    private final URI letter;
    private final Supplier<String> mailedCode;

    /**
     * @param letter the link in the letter's QR code
     * @param mailedCode waits for the next one-time code
     */
    Voter(Walk walk, Visitor visitor, String card, URI letter, Supplier<String> mailedCode) {
        this.walk = walk;
        this.visitor = visitor;
        this.card = card;
        this.letter = letter;
        this.mailedCode = mailedCode;
    }

    Page page() {
        return visitor.page();
    }

    private void look(String what) {
        walk.look(visitor, what);
    }

    /** From the letter to the encrypted ballot, which is not sent yet. */
    void encrypt(List<List<Integer>> choices) {
        if (page().url().startsWith("http")) {
            page().navigate("about:blank");
        }
        visitor.open(letter);
        page().locator("[data-start]:enabled").waitFor();
        look("vote-intro");
        page().locator("[data-start]").click();
        for (int i = 0; i < choices.size(); i++) {
            mark(i, choices.get(i));
        }
        page().locator("[data-screen=review]").waitFor();
        look("vote-review");
        page().locator("[data-screen=review] [data-go=code]").click();
        page().locator("[data-screen=code]").waitFor();
        look("vote-code");
        page().locator("[data-screen=code] button[type=submit]").click();
        signIn();
        assertTrue(page().url().indexOf('#') < 0, "the code stays in the address");
    }

    private void mark(int contest, List<Integer> choices) {
        var screen = "[data-screen=contest-" + contest + "]";
        page().locator(screen).waitFor();
        choices.forEach(choice ->
                page().locator(screen + " input[value='" + choice + "']").check());
        look("vote-contest-" + contest);
        page().locator(screen + " [data-next]").click();
    }

    /** Card number and one-time code, unless this browser is signed in. */
    private void signIn() {
        page().locator("[data-screen=card]:visible, [data-screen=ready]:visible, [data-screen=earlier]:visible")
                .first()
                .waitFor();
        if (page().locator("[data-screen=card]").isVisible()) {
            look("vote-card");
            page().locator("#card").fill(card);
            page().locator("[data-screen=card] button[type=submit]").click();
            page().locator("[data-screen=one-time]").waitFor();
            look("vote-one-time");
            page().locator("#one-time").fill(mailedCode.get());
            page().locator("[data-screen=one-time] button[type=submit]").click();
        }
        page().locator("[data-screen=ready]:visible, [data-screen=earlier]:visible")
                .first()
                .waitFor();
        if (page().locator("[data-screen=earlier]").isVisible()) {
            look("vote-earlier");
            page().locator("[data-screen=earlier] [data-encrypt]").click();
        }
        page().locator("[data-screen=ready]").waitFor();
        look("vote-ready");
    }

    /** Sends the ballot that is ready, and gives its tracker. */
    String cast() {
        var tracker = page().locator("[data-screen=ready] [data-tracker]").textContent();
        page().locator("[data-cast]").click();
        page().locator("[data-screen=receipt]").waitFor();
        look("vote-receipt");
        assertEquals(
                tracker, page().locator("[data-screen=receipt] [data-tracker]").textContent());
        return tracker;
    }

    /** Spends the ballot that is ready on a test, looks into it on another device, and encrypts another. */
    void audit(Visitor other, List<List<Integer>> choices) {
        page().locator("[data-screen=ready] summary").click();
        look("vote-ready-test");
        page().locator("[data-audit]").click();
        page().locator("[data-screen=audited]").waitFor();
        look("vote-audited");
        var check = other.open(URI.create(page().locator("[data-opening-link]").getAttribute("href")));
        check.locator("[data-found]").waitFor();
        for (int i = 0; i < choices.size(); i++) {
            assertEquals(
                    choices.get(i).size(),
                    check.locator("[data-picked='" + i + "'] [data-slot]:visible")
                            .count());
        }
        walk.look(other, "encryption");
        page().locator("[data-screen=audited] [data-encrypt]").click();
        page().locator("[data-screen=ready]").waitFor();
    }

    /** The receipt as a file. */
    Path saveReceipt(Path directory) throws IOException {
        var download =
                page().waitForDownload(() -> page().locator("[data-save]").click());
        var file = directory.resolve(card.replaceAll("\\W", "-") + ".dauys-receipt.json");
        download.saveAs(file);
        return file;
    }

    /** Signs in on the page that says what the roll has of her. */
    void seesHerselfOnTheRoll(URI roll) {
        visitor.open(roll);
        look("member-sign-in");
        page().locator("#card").fill(card);
        page().locator("main form button").click();
        page().locator("#code").waitFor();
        look("member-code");
        page().locator("#code").fill(mailedCode.get());
        page().locator("main form button").click();
        page().waitForURL(roll.toString());
        look("roll-you");
    }

    /** What the receipt's page says of a tracker: the name of the answer that is shown. */
    String asks(URI receiptPage, String tracker) {
        page().navigate("about:blank");
        visitor.open(URI.create(receiptPage + "#" + tracker));
        page().locator("[data-answer]:visible").first().waitFor();
        var answer = page().locator("[data-answer]:visible").first().getAttribute("data-answer");
        look("receipt-" + answer);
        return answer;
    }
}
