package org.dauys.credential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dauys.platform.Language;
import org.dauys.roll.Line;
import org.dauys.roll.Rolls;

/**
 * The letters of one issuance as a file, made a piece at a time: one PDF, or for many letters an archive of PDFs. Sorted by
 * organisation and name, as they are handed out. A code exists from its drawing until its piece is made.
 */
public final class LetterRun {
    /** Letters in one PDF. */
    public static final int MOST = 1_000;

    private final Issuance issuance;
    private final Rolls rolls;
    private final NewCodes codes;
    private final Print print;
    private final Keeping keeping;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(made);
    private Optional<Line> last = Optional.empty();
    private int files;
    private boolean ended;

    /**
     * How the letters look.
     *
     * @param reader the language of who prints
     */
    record Print(LetterSheets layout, Map<Language, Notice> notices, Map<Language, Sheet> sheets, Language reader) {
        Notice notice() {
            return notices.get(reader);
        }
    }

    /** What is told of the run, and asked whether it may go on. */
    interface Keeping {
        boolean progress(int made);

        boolean finish(byte[] document);
    }

    /** The letters were thrown away, or the roll was opened, while they were made: nobody shall believe this file. */
    public static final class Discarded extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    LetterRun(Issuance issuance, Rolls rolls, NewCodes codes, Print print, Keeping keeping) {
        this.issuance = issuance;
        this.rolls = rolls;
        this.codes = codes;
        this.print = print;
        this.keeping = keeping;
        zip.setLevel(Deflater.NO_COMPRESSION); // a PDF is compressed already
    }

    public Issuance.Id id() {
        return issuance.id();
    }

    /** Whether the file is an archive and not one PDF. */
    public boolean isArchive() {
        return issuance.members().size() > MOST;
    }

    /**
     * The next piece of the file; empty after the last.
     *
     * @throws Discarded if the file is worth nothing any more
     */
    public Optional<byte[]> next() {
        if (ended) {
            return Optional.empty();
        }
        return Optional.of(isArchive() ? archived() : whole());
    }

    private byte[] whole() {
        ended = true;
        return pdf(organisations(), true);
    }

    private byte[] archived() {
        var lines = organisations();
        ended = lines.isEmpty();
        if (ended) {
            add("control.pdf", pdf(lines, true));
        } else {
            files++;
            add("letters-%03d.pdf".formatted(files), pdf(lines, false));
        }
        return drained();
    }

    /** The next members; an organisation that fits into one PDF is not cut. */
    private List<Line> organisations() {
        var page = rolls.byOrganisation(issuance.election(), last, MOST);
        if (page.size() == MOST && isArchive()) {
            var cut = page.get(MOST - 1).member().organisation();
            var uncut = page.stream()
                    .filter(line -> !line.member().organisation().equals(cut))
                    .toList();
            page = uncut.isEmpty() ? page : uncut;
        }
        last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        return page;
    }

    private byte[] pdf(List<Line> lines, boolean withControl) {
        var out = new ByteArrayOutputStream();
        try (var pdf = new LetterPdf(print.sheets())) {
            for (var line : lines) {
                pdf.add(Letter.of(line.member(), codes.next(), print.notice()));
            }
            must(keeping.progress(codes.size()));
            if (withControl) {
                pdf.add(control());
            }
            pdf.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The number exists only once all that it stands for is kept. */
    private Sheet control() {
        var document = codes.document();
        must(keeping.finish(document));
        var number = ControlNumber.of(document).toString();
        return print.layout().control(print.notice(), codes.size(), number);
    }

    private static void must(boolean goOn) {
        if (!goOn) {
            throw new Discarded();
        }
    }

    private void add(String name, byte[] bytes) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] drained() {
        try {
            if (ended) {
                zip.close();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var piece = made.toByteArray();
        made.reset();
        return piece;
    }
}
