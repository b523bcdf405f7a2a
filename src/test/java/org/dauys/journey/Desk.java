package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** What a committee does on its pages, for one election. */
final class Desk {
    private final String slug;
    private final String path;

    private Desk(String slug, String path) {
        this.slug = slug;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Starts from one of the examples that come with the service. */
    static Desk draft(Official member, String slug, String example) {
        var page = member.open("/desk/new");
        page.locator("#slug").fill(slug);
        page.locator("input[name=source][value='" + example + "']").check();
        member.look("new");
        member.press("main form button");
        page.waitForURL("**/desk/*-*");
        member.look("desk-draft");
        member.open("/desk");
        member.look("desk-list");
        page.goBack();
        return new Desk(slug, page.url().replaceFirst("^https?://[^/]+", ""));
    }

    /** Makes the platform the maker of the codes, and card, e-mail and code what it takes to vote. */
    void terms(Official member, Map<String, String> chosen) {
        var page = member.open(path + "/terms");
        chosen.forEach((name, value) -> page.locator("input[name='" + name + "'][value='" + value + "']")
                .check());
        member.look("terms");
        save(member);
    }

    void schedule(Official member, Instant opens, Instant closes) {
        member.open(path + "/schedule");
        type(member, "opens", opens);
        type(member, "closes", closes);
        member.look("schedule");
        save(member);
    }

    void invite(Official member, Official other, String role) {
        var page = member.open(path + "/people");
        var option = page.locator("#staff option", new Page.LocatorOptions().setHasText(other.email()));
        page.locator("#staff").selectOption(option.getAttribute("value"));
        page.locator("input[name=role][value=" + role + "]").check();
        member.press("main form button[name=act][value=add]");
        page.waitForURL("**" + path + "/people");
        assertEquals(
                0,
                page.locator(".errors").count(),
                () -> page.locator(".errors").textContent());
    }

    void threshold(Official member, int keys) {
        member.open(path + "/people").locator("#threshold").fill("" + keys);
        member.look("people");
        member.press("form[action$='/threshold'] button");
    }

    /** A roll with a mistake is refused whole; the right one replaces it. */
    void roll(Official member, String wrong, String right) {
        upload(member, wrong);
        member.look("roll-refused");
        assertEquals(0, member.page().locator("form[action$='/import/replace']").count());
        member.press("form[action$='/import/discard'] button");
        upload(member, right);
        member.look("roll-report");
        member.press("form[action$='/import/replace'] button");
        member.page().waitForURL("**" + path + "/roll");
        member.look("roll");
    }

    private void upload(Official member, String table) {
        var page = member.open(path + "/roll");
        page.locator("#file")
                .setInputFiles(new FilePayload("roll.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        member.press("form[enctype='multipart/form-data'] button");
        page.waitForURL("**/roll/import");
    }

    void freeze(Official member) {
        member.open(path + "/freeze");
        member.look("freeze");
        confirm(member);
        member.page().waitForURL("**" + path + "/freeze");
        member.look("frozen");
    }

    void freezeRoll(Official member) {
        member.open(path + "/roll");
        member.press("form[action$='/roll/freeze'] button");
        member.page().waitForURL("**" + path + "/roll");
        member.look("roll-frozen");
    }

    /** Three visits of every holder, and what the committee signs between them. */
    void ceremony(Official first, Official second, List<Official> holders) {
        propose(first, second, "start");
        holders.forEach(holder -> visit(holder, "commit", false));
        var list = propose(first, second, "keys");
        for (var holder : holders) {
            var read = visit(holder, "reveal", true);
            assertEquals(list, read, "what holders read to each other");
        }
        holders.get(0).forgetSigningKey();
        holders.forEach(holder -> visit(holder, "confirm", false));
        first.open(path + "/ceremony");
        first.look("ceremony-complete");
    }

    /** Gives the list's fingerprint as the committee sees it afterwards; empty while there is none. */
    private String propose(Official first, Official second, String what) {
        first.open(path + "/ceremony");
        first.look("ceremony-" + what);
        first.press("form[action$='/ceremony/" + what + "'] button");
        first.page().waitForURL("**/decisions/*");
        sign(first, second, "ceremony-" + what);
        var codes = first.open(path + "/ceremony").locator("dl.summary .symbols");
        return codes.count() == 0 ? "" : codes.first().textContent();
    }

    /** Gives the list's fingerprint as the holder sees it. */
    private String visit(Official holder, String what, boolean compares) {
        holder.open("/holder/" + slug);
        var section = "[data-now=" + what + "]";
        holder.page().locator(section).waitFor();
        holder.look("holder-" + what);
        if (compares) {
            holder.page().locator(section + " [data-agree]").check();
        }
        var list = compares ? holder.page().locator(section + " [data-keys]").textContent() : "";
        act(holder, section);
        holder.page().locator("[data-now]:visible").waitFor();
        holder.look("holder-after-" + what);
        return list;
    }

    /** Signs, with the paper if this browser has forgotten the secret. */
    private static void act(Official holder, String section) {
        holder.press(section + " [data-act]");
        if (!holder.remembersKey()) {
            holder.typeSecret();
        }
        holder.page().locator(section).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** The file with all letters. */
    Path makeLetters(Official member, Path directory) {
        var page = member.open(path + "/letters");
        member.look("letters");
        var file = directory.resolve("letters.pdf");
        page.waitForDownload(() -> member.press("form[action$='/letters/make'] button"))
                .saveAs(file);
        return file;
    }

    void confirmLetters(Official member, String number) {
        member.open(path + "/letters");
        member.look("letters-made");
        member.page().locator("#number").fill(number);
        member.press("form[action$='/letters/confirm'] button");
        member.page().locator(".banner-good").waitFor();
        member.look("letters-confirmed");
    }

    /** The election's fingerprint, as it hangs in the staff room. */
    String fingerprint(Official member) {
        return member.open(path + "/freeze").locator(".banner-good .symbols").textContent();
    }

    void decrypt(Official holder) {
        var page = holder.page();
        Awaitility.await("the totals").until(() -> {
            holder.open("/holder/" + slug);
            page.locator("[data-now]:visible").waitFor();
            return page.locator("[data-now=decrypt]").isVisible();
        });
        holder.look("holder-decrypt");
        page.locator("[data-now=decrypt] [data-agree]").check();
        act(holder, "[data-now=decrypt]");
        page.locator("[data-now=decrypted]").waitFor();
        holder.look("holder-decrypted");
    }

    void publish(Official member) {
        member.open(path);
        member.look("desk-publish");
        member.open(path + "/publish");
        member.look("publish");
        confirm(member);
        member.page().waitForURL("**/e/" + slug);
        member.open(path);
        member.look("desk-end");
    }

    /**
     * Proposes and lets both sign.
     *
     * @param closes for a decision that names a closing time
     */
    void decide(Official first, Official second, String act, Map<String, String> fields, Optional<Instant> closes) {
        first.open(path + "/decide/" + act);
        closes.ifPresent(time -> type(first, "closesAt", time));
        fields.forEach((id, value) -> first.page().locator("#" + id).fill(value));
        first.look("decide-" + act);
        if (first.page().locator("#confirm").count() > 0) {
            first.page().locator("#confirm").fill(slug);
        }
        first.press("main form button.button");
        first.page().waitForURL("**/decisions/*");
        sign(first, second, act);
    }

    /** Both sign the proposal that the first has before her. */
    void sign(Official first, Official second, String what) {
        first.look("proposal-" + what);
        first.press("[data-sign]");
        first.page().locator(".banner-wait[role=status]").waitFor();
        second.open("/staff");
        second.look("home-" + what);
        second.press("main .tasks a[href*='/decisions/']");
        second.look("proposal-second-" + what);
        second.press("[data-sign]");
        second.page().locator("main .banner-good").waitFor();
        second.look("proposal-logged-" + what);
    }

    void type(Official member, String id, Instant time) {
        var there = time.atOffset(ZoneOffset.ofHours(5));
        member.page().locator("#" + id).fill(there.toLocalDate().toString());
        member.page().locator("#" + id + "-time").fill("%02d:%02d".formatted(there.getHour(), there.getMinute()));
    }

    private void confirm(Official member) {
        member.page().locator("#confirm").fill(slug);
        member.press("main form button.button-final");
    }

    private void save(Official member) {
        member.press("main form button.button");
        assertEquals(
                0,
                member.page().locator(".errors").count(),
                () -> member.page().locator(".errors").textContent());
    }
}
