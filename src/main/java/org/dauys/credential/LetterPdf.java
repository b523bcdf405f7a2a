package org.dauys.credential;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.dauys.platform.Language;
import org.dauys.protocol.credential.Code.CodeAccess;

/**
 * The letters of one election as one PDF in memory, a page each. What all letters of a language share is laid out once and
 * drawn on every page; name, code and QR code are written into the places that the style sheet {@code letter.css} leaves for
 * them. So a thousand letters take about a second and two megabytes.
 */
final class LetterPdf implements AutoCloseable {
    private static final float MM = 72 / 25.4f;
    private static final float HEIGHT = 297;
    private static final float LEFT = 20;

    /** In millimetres from the left and the top, as in letter.css. */
    private static final float ADDRESS_TOP = 46;

    private static final float ADDRESS_WIDTH = 82;
    private static final float ADDRESS_LINE = 5.2f;
    private static final float CODE_LEFT = 75;
    private static final float CODE_TOP = 103;
    private static final float CODE_LINE = 10;
    private static final float QR_LEFT = 23;
    private static final float QR_TOP = 89;
    private static final float QR_SIZE = 46;

    private static final float ADDRESS_SIZE = 11;
    private static final float CODE_SIZE = 21;

    /** Blank modules around a QR code (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private final PDDocument document = new PDDocument();
    private final Map<Language, PDFormXObject> sheets = new EnumMap<>(Language.class);
    private final PrintFont plain;
    private final PrintFont bold;
    private final PrintFont code;

    /** @param sheets one for each language that a member may have */
    LetterPdf(Map<Language, Sheet> sheets) throws IOException {
        plain = new PrintFont(document, LetterFonts.PLAIN);
        bold = new PrintFont(document, LetterFonts.BOLD);
        code = new PrintFont(document, LetterFonts.CODE);
        for (var sheet : sheets.entrySet()) {
            this.sheets.put(sheet.getKey(), form(sheet.getValue()));
        }
    }

    void add(Letter letter) throws IOException {
        var sheet = sheets.get(letter.member().language());
        try (var page = page(sheet)) {
            address(page, letter);
            code(page, letter);
            qr(page, letter.link());
        }
    }

    /** A page that is the same for everybody. */
    void add(Sheet sheet) throws IOException {
        page(form(sheet)).close();
    }

    void write(OutputStream out) throws IOException {
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private PDFormXObject form(Sheet sheet) throws IOException {
        try (var source = Loader.loadPDF(sheet.pdf())) {
            return new LayerUtility(document).importPageAsForm(source, 0);
        }
    }

    private PDPageContentStream page(PDFormXObject sheet) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        var content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true);
        content.drawForm(sheet);
        return content;
    }

    private void address(PDPageContentStream page, Letter letter) throws IOException {
        float top = ADDRESS_TOP;
        var member = letter.member();
        for (var line : bold.wrapped(member.name(), ADDRESS_SIZE, ADDRESS_WIDTH * MM, 2)) {
            text(page, bold, ADDRESS_SIZE, LEFT, top, line);
            top += ADDRESS_LINE;
        }
        for (var line : plain.wrapped(member.organisation(), ADDRESS_SIZE, ADDRESS_WIDTH * MM, 2)) {
            text(page, plain, ADDRESS_SIZE, LEFT, top, line);
            top += ADDRESS_LINE;
        }
        text(page, plain, ADDRESS_SIZE, LEFT, top, plain.drawable("№ " + member.card()));
    }

    /** Six groups of four in two lines. */
    private void code(PDPageContentStream page, Letter letter) throws IOException {
        var groups = letter.code().expose(CodeAccess.LETTER);
        int middle = groups.length() / 2;
        var lines = List.of(groups.substring(0, middle), groups.substring(middle + 1));
        float top = CODE_TOP;
        for (var line : lines) {
            text(page, code, CODE_SIZE, CODE_LEFT, top, line);
            top += CODE_LINE;
        }
    }

    private static void text(PDPageContentStream page, PrintFont font, float size, float left, float top, String text)
            throws IOException {
        page.beginText();
        page.setFont(font.font(), size);
        page.newLineAtOffset(left * MM, (HEIGHT - top) * MM);
        page.showText(text);
        page.endText();
    }

    /** Drawn as rectangles, a run of dark modules each: sharp on every printer. */
    private static void qr(PDPageContentStream page, String link) throws IOException {
        var qr = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);
        float module = QR_SIZE / (qr.size + 2 * QUIET) * MM;
        page.saveGraphicsState();
        page.transform(new Matrix(module, 0, 0, -module, QR_LEFT * MM, (HEIGHT - QR_TOP) * MM));
        for (int y = 0; y < qr.size; y++) {
            int start = 0;
            for (int x = 0; x <= qr.size; x++) {
                if (!qr.getModule(x, y)) {
                    if (x > start) {
                        page.addRect(QUIET + start, QUIET + y, x - start, 1);
                    }
                    start = x + 1;
                }
            }
        }
        page.fill();
        page.restoreGraphicsState();
    }
}
