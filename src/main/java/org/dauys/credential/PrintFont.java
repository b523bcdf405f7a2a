package org.dauys.credential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font of one document, and how texts that people wrote fit into a line of it. */
final class PrintFont {
    private final PDFont font;
    private final CmapLookup glyphs;

    PrintFont(PDDocument document, LetterFonts file) throws IOException {
        var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file.bytes()));
        this.glyphs = parsed.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, parsed, true);
    }

    PDFont font() {
        return font;
    }

    /** The text with a question mark for every letter that the font lacks; PDFBox would throw. */
    String drawable(String text) {
        var drawn = new StringBuilder();
        text.codePoints().map(c -> glyphs.getGlyphId(c) == 0 ? '?' : c).forEach(drawn::appendCodePoint);
        return drawn.toString();
    }

    /**
     * @param width of a line, in points
     * @return at most {@code most} lines, none for an empty text; what doesn't fit is cut off with an ellipsis
     */
    List<String> wrapped(String text, float size, float width, int most) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : drawable(text).split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (lines.size() + 1 < most && !line.isEmpty() && !fits(longer, size, width)) {
                lines.add(cut(line, size, width));
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(cut(line, size, width));
        }
        return lines;
    }

    private String cut(String line, float size, float width) throws IOException {
        var shorter = line;
        while (!fits(shorter, size, width)) {
            int end = shorter.offsetByCodePoints(shorter.length(), shorter.endsWith("…") ? -2 : -1);
            shorter = shorter.substring(0, end) + "…";
        }
        return shorter;
    }

    private boolean fits(String line, float size, float width) throws IOException {
        return font.getStringWidth(line) / 1000 * size <= width;
    }
}
