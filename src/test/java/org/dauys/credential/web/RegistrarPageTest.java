package org.dauys.credential.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dauys.account.TestAccounts;
import org.dauys.credential.web.TestRegistrar.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.QrReader;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A registrar makes codes in the own browser: letters on paper, keys in the record, and no code anywhere else. */
@QuarkusTest
@NeedsBrowser
class RegistrarPageTest {
    private static final String SEVEN = """
            card,name,organisation,language
            1201,Айгүл Сәрсенқызы Өмірова,№ 5 жалпы орта білім беретін мектеп,kk
            AB-7,Игорь Владимирович Петров,Школа-лицей № 12,ru
            9,John Smith,"International school ""Miras""\",en
            1202,Гүлнәр Құдайберген-Әбдірахманова Ұлжанқызы,№ 5 жалпы орта білім беретін мектеп,kk
            1203,Ольга Петровна Константинопольская-Задунайская,Школа-лицей № 12,ru
            1204,Әлия,,kk
            1205,"<b>Bobby</b> ""Tables""\",Школа-лицей № 12,ru
            """;

    @TestHTTPResource("/")
    URI root;

    @Inject
    TestRegistrar test;

    @Inject
    TestAccounts accounts;

    private final List<String> sent = new ArrayList<>();

    private Page open(Visitor visitor, Made made) {
        accounts.signIn(visitor, made.people().get(TestRegistrar.REGISTRAR), root);
        visitor.page().onRequest(request -> sent.add(whole(request)));
        var page = visitor.open(root.resolve(made.page()));
        page.locator("[data-now=start]").waitFor();
        return page;
    }

    private static String whole(Request request) {
        var body = request.postDataBuffer();
        return request.url() + request.headers() + (body == null ? "" : new String(body, StandardCharsets.ISO_8859_1));
    }

    private static void make(Page page, Made made) {
        page.locator("[data-agree]").check();
        page.locator("[data-make]").click();
        openKey(page, made);
        page.locator("[data-now=letters]").waitFor();
    }

    private static void openKey(Page page, Made made) {
        var secret = made.secrets().get(TestRegistrar.REGISTRAR);
        page.locator("#signer-secret").fill(secret.expose(PaperAccess.PRINT));
        page.locator("#signer button.button").first().click();
    }

    private static List<String> printedCodes(Page page) {
        return page.locator(".letters [data-slot=code]").allTextContents();
    }

    private static Code code(String printed) {
        return ((Code.Reading.Read) Code.read(printed)).code();
    }

    private Point key(Made made, String printed) {
        return code(printed).key(test.electionId(made)).credential();
    }

    private static PDDocument paper(Page page) throws IOException {
        return Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
    }

    /** On each sheet the code of that letter and of no other; pictures of them lie in target/screens. */
    private static void sheets(Page page, List<String> codes, Language language) throws IOException {
        try (var paper = paper(page)) {
            assertEquals(codes.size() + 1, paper.getNumberOfPages(), "a page a letter, and the control sheet");
            for (int sheet = 0; sheet < paper.getNumberOfPages(); sheet++) {
                var words = new PDFTextStripper();
                words.setStartPage(sheet + 1);
                words.setEndPage(sheet + 1);
                var text = words.getText(paper);
                for (int i = 0; i < codes.size(); i++) {
                    assertEquals(i == sheet, text.contains(codes.get(i).substring(0, 14)), text);
                }
                var file = Files.createDirectories(Path.of("target", "screens"))
                        .resolve("registrar-sheet-" + language.tag() + "-" + sheet + ".png");
                ImageIO.write(new PDFRenderer(paper).renderImageWithDPI(sheet, 100), "png", file.toFile());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void codes_are_made_printed_and_signed_and_no_request_has_ever_had_one(Language language, Browsers browsers)
            throws IOException {
        var made = test.ready(SEVEN);
        var visitor = browsers.phone(language);
        var page = open(visitor, made);
        visitor.look("registrar-start");
        page.locator("[data-make]").click();
        page.locator("[data-disagree]").waitFor();
        withoutAKeyThereAreNoLetters(visitor);
        make(page, made);
        visitor.look("registrar-letters");

        var codes = printedCodes(page);
        assertEquals(7, codes.stream().distinct().count());
        sheets(page, codes, language);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var first = page.locator(".letters article").first();
        assertEquals(
                "http://localhost:8080/e/" + made.slug() + "/vote#c="
                        + codes.get(0).replaceAll("[\\s-]", "") + "&f="
                        + Fingerprint.of(test.electionId(made)).toString().replace("-", ""),
                QrReader.read(first.locator("[data-slot=qr]")));
        var control = page.locator(".letters [data-slot=number]").textContent();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        sign(visitor, made, control);

        var log = test.log(made);
        assertEquals(7, log.snapshot().stage().credentials().orElseThrow().size());
        for (var printed : codes) {
            assertTrue(log.chain(key(made, printed)).isPresent(), "a letter's code is not in the roll");
        }
        assertEquals(0, page.locator(".letters article").count(), "codes stay in the page");
        nowhere(codes);
        visitor.quiet();
    }

    private static void withoutAKeyThereAreNoLetters(Visitor visitor) {
        var page = visitor.page();
        page.locator("[data-agree]").check();
        page.locator("[data-make]").click();
        page.locator("#signer-secret").waitFor();
        visitor.look("registrar-secret");
        page.locator("#signer [data-stop]").click();
        page.locator("[data-make]:enabled").waitFor();
        assertEquals(0, page.locator(".letters article").count());
    }

    private void sign(Visitor visitor, Made made, String control) {
        var page = visitor.page();
        assertTrue(page.locator("[data-sign]").isHidden());
        page.locator("[data-printed]").check();
        page.locator("#control").fill("1234 567");
        page.locator("[data-sign] button").click();
        page.locator("[data-sign] [data-wrong]").waitFor();
        visitor.look("registrar-sign");
        assertTrue(test.log(made).snapshot().stage().credentials().isEmpty(), "sent before it was signed");
        page.locator("#control").fill(control.replace(" ", "-"));
        page.locator("[data-sign] button").click();
        page.locator("[data-now=sent]").waitFor();
        visitor.look("registrar-sent");
    }

    /** Neither whole nor half, in addresses, headers and bodies. */
    private void nowhere(List<String> codes) {
        assertTrue(sent.stream().anyMatch(request -> request.contains("dauys/v1 roll")), "the roll was sent");
        for (var printed : codes) {
            var symbols = printed.replaceAll("[\\s-]", "");
            for (var part :
                    List.of(symbols, symbols.substring(0, 12), printed.strip().substring(0, 14))) {
                assertFalse(sent.stream().anyMatch(request -> request.contains(part)), "a code left the browser");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void at_a_desk_it_fits_too(Language language, Browsers browsers) {
        var made = test.ready(SEVEN);
        var visitor = browsers.desktop(language);
        var page = open(visitor, made);
        visitor.look("registrar-start");
        make(page, made);
        visitor.look("registrar-letters");
    }

    @Test
    void many_letters_are_printed_in_portions_and_a_closed_page_asks(Browsers browsers) throws IOException {
        var roll = new StringBuilder("card,name,organisation,language\n");
        for (int i = 0; i < 203; i++) {
            roll.append(i + ",Мүше " + i + ",Мектеп " + (i % 3) + ",kk\n");
        }
        var made = test.ready(roll.toString());
        var visitor = browsers.desktop(Language.EN);
        var page = open(visitor, made);
        make(page, made);
        var first = printedCodes(page);
        assertEquals(200, first.size());
        assertEquals("Мектеп 0", page.locator("[data-first]").textContent());
        assertEquals(0, page.locator(".letters [data-slot=number]").count());
        assertTrue(page.locator("[data-previous]").isDisabled());
        page.locator("[data-printed]").check();
        page.locator("[data-next]").click();
        var second = printedCodes(page);
        assertEquals(3, second.size());
        assertEquals(List.of("201", "203"), List.of(text(page, "from"), text(page, "to")));
        assertEquals("203", page.locator(".letters [data-slot=letters]").textContent());
        assertFalse(second.stream().anyMatch(first::contains));
        assertFalse(page.locator("[data-printed]").isChecked());
        try (var paper = paper(page)) {
            assertEquals(4, paper.getNumberOfPages());
        }
        assertTrue(page.locator("[data-sign]").isHidden());
        page.locator("[data-printed]").check();
        assertTrue(page.locator("[data-sign]").isVisible());
        page.locator("[data-previous]").click();
        assertEquals(first, printedCodes(page), "the same letters again");
        page.locator("[data-printed]").uncheck();
        assertTrue(page.locator("[data-sign]").isHidden());

        var asked = new ArrayList<String>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
        page.waitForCondition(() -> !asked.isEmpty());
        assertEquals(List.of("beforeunload"), asked);
        assertEquals(first, printedCodes(page));
    }

    private static String text(Page page, String place) {
        return page.locator("[data-" + place + "]").textContent();
    }
}
