package org.dauys.credential;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The fonts of letters. Machines differ in their fonts, and few draw Kazakh, so these travel with the service. */
enum LetterFonts {
    PLAIN("DejaVuSansCondensed.ttf", "Letter", 400),
    BOLD("DejaVuSansCondensed-Bold.ttf", "Letter", 700),
    /** Codes and fingerprints: 0 and O, 1 and I differ, and no two symbols run together. */
    CODE("DejaVuSansMono-Bold.ttf", "Code", 700);

    private final String file;
    private final String family;
    private final int weight;

    LetterFonts(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    InputStream open() {
        var font = LetterFonts.class.getResourceAsStream("/fonts/" + file);
        if (font == null) {
            throw new IllegalStateException("no font " + file);
        }
        return font;
    }

    byte[] bytes() {
        try (var font = open()) {
            return font.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Makes the font known to a style sheet. */
    void addTo(PdfRendererBuilder builder) {
        builder.useFont(this::open, family, weight, FontStyle.NORMAL, true);
    }
}
