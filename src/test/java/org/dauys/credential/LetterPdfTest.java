package org.dauys.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dauys.platform.Language;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.roll.Card;
import org.dauys.roll.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class LetterPdfTest {
    private static final String ADDRESS = "https://dauys.example.kz/e/chair-2026/vote";
    private static final String FINGERPRINT = "7K3M9-QX27K-3M9QX-27K3M-9QX27";

    @Inject
    LetterSheets layout;

    private final SecureRandom random = new SecureRandom();

    private static Notice notice(Language language, int contests, boolean twoFactor, Optional<String> registrar) {
        return new Notice(
                language,
                switch (language) {
                    case KK ->
                        "Қазақстандық салалық оқу-ағарту, ғылым және жоғары білім қызметкерлерінің кәсіптік одағы";
                    case RU -> "Казахстанский отраслевой профсоюз работников просвещения, науки и высшего образования";
                    case EN -> "Kazakhstani Sectoral Trade Union of Workers of Education, Science and Higher Education";
                },
                switch (language) {
                    case KK -> "Аудандық кәсіподақ ұйымының төрағасын сайлау";
                    case RU -> "Выборы председателя районной организации профсоюза";
                    case EN -> "Election of the chair of the district organisation";
                },
                List.of("Төраға · Председатель · Chair", "Бақылау-тексеру комиссиясы · Контрольно-ревизионная комиссия")
                        .subList(0, Math.min(contests, 2)),
                Math.max(0, contests - 2),
                Instant.parse("2026-04-10T04:00:00Z"),
                Instant.parse("2026-04-12T13:00:00Z"),
                ADDRESS,
                FINGERPRINT,
                twoFactor,
                true,
                true,
                true,
                registrar);
    }

    private Map<Language, Sheet> sheets(Optional<String> registrar) {
        var notices = new EnumMap<Language, Notice>(Language.class);
        for (var language : Language.values()) {
            notices.put(language, notice(language, 2, true, registrar));
        }
        return layout.sheets(notices);
    }

    private Letter letter(String card, String name, Language language, String organisation) {
        var bytes = new byte[Code.RANDOM];
        random.nextBytes(bytes);
        var code = Code.of(bytes);
        var symbols = code.expose(CodeAccess.LETTER).replace("-", "");
        var member = new Member(Card.read(card).orElseThrow(), name, "", "", language, organisation);
        return new Letter(member, code, ADDRESS + "#c=" + symbols + "&e=" + "0123456789abcdef".repeat(4));
    }

    private PDDocument print(Map<Language, Sheet> sheets, List<Letter> letters, Optional<Sheet> last)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var pdf = new LetterPdf(sheets)) {
            for (var letter : letters) {
                pdf.add(letter);
            }
            if (last.isPresent()) {
                pdf.add(last.get());
            }
            pdf.write(out);
        }
        return Loader.loadPDF(out.toByteArray());
    }

    private static String text(PDDocument document, int page) throws IOException {
        return text(document, page, false);
    }

    private static String text(PDDocument document, int page, boolean fromTheTop) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(fromTheTop);
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        return stripper.getText(document).replaceAll("\\s+", " ");
    }

    private static BufferedImage picture(PDDocument document, int page, String name) throws IOException {
        var image = new PDFRenderer(document).renderImageWithDPI(page, 110);
        var file = Files.createDirectories(Path.of("target", "screens")).resolve(name + ".png");
        ImageIO.write(image, "png", file.toFile());
        return image;
    }

    private static String qr(BufferedImage image) throws ReaderException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @Test
    void each_member_gets_one_page_with_her_code_as_text_and_as_qr() throws Exception {
        var letters = List.of(
                letter("1201", "Айгүл Сәрсенқызы Өмірова", Language.KK, "№ 5 жалпы орта білім беретін мектеп"),
                letter("AB-7", "Игорь Владимирович Петров", Language.RU, "Школа-лицей № 12"),
                letter("9", "John Smith", Language.EN, ""));
        try (var document = print(sheets(Optional.empty()), letters, Optional.empty())) {
            assertEquals(3, document.getNumberOfPages());
            for (int i = 0; i < letters.size(); i++) {
                var letter = letters.get(i);
                var text = text(document, i);
                var code = letter.code().expose(CodeAccess.LETTER);
                assertTrue(text.contains(letter.member().name()), text);
                assertTrue(text.contains("№ " + letter.member().card()), text);
                assertTrue(text.contains(letter.member().organisation()), text);
                assertTrue(text.contains(code.substring(0, 14) + " " + code.substring(15)), text);
                assertTrue(text.contains(FINGERPRINT), text);
                assertTrue(text.contains(ADDRESS), text);
                assertEquals(
                        letter.link(),
                        qr(picture(
                                document,
                                i,
                                "letter-" + letter.member().language().tag())));
            }
        }
    }

    @Test
    void no_letter_holds_the_code_of_another() throws Exception {
        var letters = List.of(
                letter("1", "Бір", Language.KK, ""),
                letter("2", "Екі", Language.KK, ""),
                letter("3", "Үш", Language.KK, ""));
        try (var document = print(sheets(Optional.empty()), letters, Optional.empty())) {
            for (int page = 0; page < 3; page++) {
                for (int other = 0; other < 3; other++) {
                    var group =
                            letters.get(other).code().expose(CodeAccess.LETTER).substring(0, 14);
                    assertEquals(page == other, text(document, page).contains(group));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void speaks_the_members_language_first_and_the_other_below(Language language) throws Exception {
        var first = switch (language) {
            case KK -> "Сіздің кодыңыз";
            case RU -> "Ваш код";
            case EN -> "Your code";
        };
        var below = language == Language.KK ? "Никому не сообщайте код" : "Кодты ешкімге";
        var until = switch (language) {
            case KK -> "аяқталуы: 2026 жылғы 12 сәуір, 18:00 (UTC+5, Астана уақыты)";
            case RU -> "окончание: 12 апреля 2026 г., 18:00 (UTC+5, время Астаны)";
            case EN -> "closes: 12 April 2026, 18:00 (UTC+5, Astana time)";
        };
        try (var document =
                print(sheets(Optional.empty()), List.of(letter("1", "А", language, "")), Optional.empty())) {
            var text = text(document, 0);
            assertTrue(text.contains(first), text);
            assertTrue(text.contains(until), text);
            var fromTheTop = text(document, 0, true);
            assertTrue(fromTheTop.indexOf(first) < fromTheTop.indexOf(below), fromTheTop);
        }
    }

    @Test
    void says_who_made_the_code() throws Exception {
        var letter = List.of(letter("1", "А", Language.EN, ""));
        var warning = "The operator of the platform alone could vote in place of those who do not vote.";
        try (var platform = print(sheets(Optional.empty()), letter, Optional.empty());
                var registrar = print(sheets(Optional.of("Сәуле Ким")), letter, Optional.empty())) {
            assertTrue(text(platform, 0).contains(warning));
            assertFalse(text(registrar, 0).contains(warning));
            assertTrue(text(registrar, 0).contains("registrar of the roll (Сәуле Ким)"));
        }
    }

    @Test
    void long_and_strange_names_neither_run_over_nor_break_the_print() throws Exception {
        var longest = "Құдайберген-Әбдірахманова ".repeat(7).strip();
        var letters = List.of(
                letter(
                        "1",
                        longest,
                        Language.KK,
                        "Облыстық мамандандырылған дарынды балаларға арналған мектеп-интернат "
                                .repeat(2)
                                .strip()),
                letter("2", "名前 \uD840\uDC00 Ким", Language.RU, ""),
                letter("3", "А".repeat(200), Language.EN, ""));
        try (var document = print(sheets(Optional.empty()), letters, Optional.empty())) {
            assertTrue(text(document, 0).contains("…"));
            picture(document, 0, "letter-long");
            assertTrue(text(document, 1).contains("?? ? Ким"));
            assertTrue(text(document, 2).contains("АА…"));
        }
    }

    @Test
    void what_does_not_fit_a_page_is_left_out_in_order() throws Exception {
        var few = notice(Language.KK, 2, true, Optional.empty());
        var questions = Collections.nCopies(6, "Мәселе ".repeat(42).strip());
        var many = new Notice(
                few.language(),
                few.organisation(),
                "Атау ".repeat(40).strip(),
                questions,
                44,
                few.opens(),
                few.closes(),
                few.address(),
                few.fingerprint(),
                true,
                true,
                true,
                true,
                Optional.empty());
        var sheets =
                layout.sheets(Map.of(Language.KK, many, Language.RU, notice(Language.RU, 2, true, Optional.empty())));
        try (var document = print(sheets, List.of(letter("1", "А", Language.KK, "")), Optional.empty())) {
            assertEquals(1, document.getNumberOfPages());
            picture(document, 0, "letter-full");
            var text = text(document, 0);
            assertTrue(text.contains("тағы мәселелер саны: 48"), text);
            assertFalse(text.contains("Никому не сообщайте"), text);
            assertTrue(text.contains("дауыс бере алар еді"), text);
        }
    }

    @Test
    void the_last_page_shows_that_the_file_is_whole() throws Exception {
        var control = layout.control(notice(Language.RU, 1, true, Optional.empty()), 1, "482 177");
        try (var document =
                print(sheets(Optional.empty()), List.of(letter("1", "А", Language.RU, "")), Optional.of(control))) {
            assertEquals(2, document.getNumberOfPages());
            assertTrue(text(document, 1).contains("482 177"));
            picture(document, 1, "letter-control");
        }
    }

    @Test
    void many_letters_share_one_layout_and_fonts() throws Exception {
        var sheets = sheets(Optional.empty());
        var letters = new ArrayList<Letter>();
        for (int i = 0; i < 300; i++) {
            letters.add(letter("" + i, "Айгүл Өмірова " + i, Language.KK, "№ 5 мектеп"));
        }
        var out = new ByteArrayOutputStream();
        try (var pdf = new LetterPdf(sheets)) {
            for (var letter : letters) {
                pdf.add(letter);
            }
            pdf.write(out);
        }
        assertTrue(out.size() < 1_500_000, out.size() + " bytes");
    }
}
