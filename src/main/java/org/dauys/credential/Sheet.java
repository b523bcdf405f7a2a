package org.dauys.credential;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;

/** One page of a letter as a PDF, without what differs from member to member. */
public final class Sheet {
    private final byte[] pdf;

    private Sheet(byte[] pdf) {
        this.pdf = pdf;
    }

    /**
     * @param html a whole document, well-formed XML, with its styles in it
     * @return empty if it needs more than one page
     */
    public static Optional<Sheet> of(String html) {
        XRLog.setLoggingEnabled(false);
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        Stream.of(LetterFonts.values()).forEach(font -> font.addTo(builder));
        try {
            builder.withHtmlContent(html, null).toStream(out).run();
            try (var made = Loader.loadPDF(out.toByteArray())) {
                return made.getNumberOfPages() == 1 ? Optional.of(new Sheet(out.toByteArray())) : Optional.empty();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] pdf() {
        return pdf.clone();
    }
}
