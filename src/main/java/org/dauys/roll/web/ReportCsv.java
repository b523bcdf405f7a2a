package org.dauys.roll.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.dauys.roll.Finding;

/**
 * Tables for spreadsheets: with a byte-order mark, without which they would take UTF-8 for something else; with semicolons,
 * which is how they part cells where numbers have a decimal comma; and nothing in them is ever a formula.
 */
final class ReportCsv {
    private static final String MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n|%";

    private ReportCsv() {}

    /** @param findings hands every finding to what it is given */
    static void write(OutputStream out, RollTexts say, Consumer<Consumer<Finding>> findings) {
        try {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = table(
                    writer, say.line(), say.serious(), say.kind(), say.inTheFile(), say.seeLine(), say.repairHow());
            findings.accept(finding -> csv.writeRecord(
                    finding.line() == 0 ? say.wholeFile() : Integer.toString(finding.line()),
                    finding.kind().isError() ? say.error() : say.warning(),
                    say.label(finding.kind()),
                    harmless(finding.value()),
                    finding.other() == 0 ? "" : Integer.toString(finding.other()),
                    say.repair(finding.kind())));
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A table with two made-up members, as it could be uploaded. */
    static String example(RollTexts say) {
        try {
            var text = new StringWriter();
            table(text, say.card(), say.name(), say.email(), say.phone(), say.language(), say.organisation())
                    .writeRecord(
                            "1201",
                            "Айгүл Сәрсенқызы Өмірова",
                            "aigul@example.kz",
                            "8 701 000 00 01",
                            "kk",
                            "№ 5 мектеп")
                    .writeRecord("1202", "Игорь Владимирович Петров", "", "", "ru", "Школа-лицей № 12")
                    .flush();
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static CsvWriter table(Writer out, String... headings) throws IOException {
        out.write(MARK);
        return CsvWriter.builder().fieldSeparator(';').build(out).writeRecord(headings);
    }

    /** A cell that a spreadsheet shows as text whatever it begins with. */
    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
