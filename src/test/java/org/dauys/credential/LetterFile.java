package org.dauys.credential;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dauys.protocol.credential.Code;

/** A PDF of letters as who prints it reads it. */
public final class LetterFile {
    private static final Pattern CODE =
            Pattern.compile("([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}) ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2})");
    private static final Pattern CONTROL = Pattern.compile("\\b[0-9]{4} [0-9]{4}\\b");

    /**
     * The reader misses about one code in a hundred, another one at every size (tried with 600 codes); a camera too looks more
     * than once.
     */
    private static final List<Integer> LOOKS = List.of(110, 150, 200, 300);

    private final byte[] pdf;
    private final List<String> pages;

    private LetterFile(byte[] pdf, List<String> pages) {
        this.pdf = pdf;
        this.pages = pages;
    }

    public static LetterFile of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new LetterFile(
                    pdf,
                    IntStream.range(0, document.getNumberOfPages())
                            .mapToObj(page -> text(document, page))
                            .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(PDDocument document, int page) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page + 1);
            stripper.setEndPage(page + 1);
            return stripper.getText(document).replaceAll("[\\s\u00a0]+", " ");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public List<String> pages() {
        return pages;
    }

    /** The codes in the order of the letters. */
    public List<Code> codes() {
        return pages.stream()
                .flatMap(page -> CODE.matcher(page).results())
                .map(found -> ((Code.Reading.Read) Code.read(found.group())).code())
                .toList();
    }

    /** As it stands on the last page. */
    public String control() {
        return CONTROL.matcher(pages.get(pages.size() - 1))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    /** What a phone's camera reads on a page; the page itself lands among the screens. */
    public String qr(int page, String name) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var printed = new PDFRenderer(document);
            var file = Files.createDirectories(Path.of("target", "screens")).resolve(name + ".png");
            ImageIO.write(printed.renderImageWithDPI(page, LOOKS.get(0)), "png", file.toFile());
            for (int dots : LOOKS) {
                var text = read(printed.renderImageWithDPI(page, dots));
                if (text.isPresent()) {
                    return text.get();
                }
            }
        }
        throw new AssertionError("no QR code can be read on page " + page);
    }

    private static Optional<String> read(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }
}
