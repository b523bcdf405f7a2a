package org.dauys.booth.web;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.function.Consumer;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.testing.Visitor;

/** A member's way through the booth, as far as a test wants to go. */
final class BoothSteps {
    private BoothSteps() {}

    static Page begin(Visitor visitor, URI root, Made made, String fragment) {
        var page = visitor.open(root.resolve("/e/" + made.log().name().slug() + "/vote" + fragment));
        page.locator("[data-start]:enabled").waitFor();
        return page;
    }

    /** The plan's two contests: the first option of one, two of the other. */
    static void mark(Page page, Consumer<String> look) {
        page.locator("[data-start]").click();
        page.locator("[data-screen=contest-0] .choice").first().click();
        look.accept("contest-single");
        page.locator("[data-screen=contest-0] [data-next]").click();
        page.locator("[data-screen=contest-1] .choice").nth(0).click();
        page.locator("[data-screen=contest-1] .choice").nth(2).click();
        look.accept("contest-several");
        page.locator("[data-screen=contest-1] [data-next]").click();
        page.locator("[data-screen=review]").waitFor();
    }

    /** From the review to the code of the letter, which is sent off. */
    static void identify(Page page) {
        page.locator("[data-screen=review] [data-go=code]").click();
        page.locator("[data-screen=code] button[type=submit]").click();
    }

    static Page toCode(Visitor visitor, URI root, Made made, int number) {
        var page = begin(visitor, root, made, "#c=" + letterCode(made, number));
        mark(page, looked -> {});
        identify(page);
        return page;
    }

    static Page toReady(Visitor visitor, URI root, Made made, int number) {
        var page = toCode(visitor, root, made, number);
        page.locator("[data-screen=ready]").waitFor();
        return page;
    }

    /** Meanwhile this page can't draw so many random bytes or more: 32 are the seed of a ballot; a few blind every key. */
    static void withoutRandomness(Page page, int length, Runnable steps) {
        page.evaluate(
                "length => { const draw = window.draw = Crypto.prototype.getRandomValues;"
                        + " Crypto.prototype.getRandomValues = function (bytes) {"
                        + " if (bytes.length >= length) throw new TypeError('no randomness'); return draw.call(this, bytes); }; }",
                length);
        steps.run();
        page.evaluate("() => { Crypto.prototype.getRandomValues = window.draw; }");
    }

    static void cast(Page page) {
        page.locator("[data-screen=ready]").waitFor();
        page.locator("[data-cast]").click();
        page.locator("[data-screen=receipt]").waitFor();
    }

    static String letterCode(Made made, int number) {
        return made.election().code(number).expose(CodeAccess.LETTER);
    }
}
