package org.dauys.roll;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.dauys.roll.Finding.Kind;

/**
 * Reads an uploaded table of members, row by row, in memory that does not grow with the file. What separates the cells
 * is found from the headings; what the bytes mean, from the bytes ({@link Encoding}).
 */
public final class RollFile {
    /** More members than the union has; a file beyond it is something else. */
    static final int MOST_ROWS = 1_000_000;

    /** Characters of one cell or heading row; no cell of a roll comes near it. */
    private static final int LONGEST_CELL = 16 * 1024;

    private static final char QUOTE = '"';
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t');

    private final Rows rows;
    private int read;

    private RollFile(Rows rows) {
        this.rows = rows;
    }

    /** Where the content goes while it is read. */
    public interface Rows {
        /** A row whose card can be read; its other cells are blank where a finding says so. */
        void member(int line, Member member);

        void finding(Finding finding);
    }

    /**
     * Hands every row and every finding to {@code rows}, in the order of the file.
     *
     * @throws IOException where the disk fails, never for what the file contains
     */
    public static void read(Path file, Rows rows) throws IOException {
        var encoding = Encoding.of(file);
        encoding.finding().ifPresent(rows::finding);
        if (encoding.charset().isEmpty()) {
            return;
        }
        try (var reader = encoding.open(file)) {
            new RollFile(rows).read(reader);
        }
    }

    private void read(BufferedReader reader) throws IOException {
        int before = 0;
        Optional<Character> said = Optional.empty();
        var first = headings(reader);
        if (first.length() == 5 && first.startsWith("sep=")) {
            said = Optional.of(first.charAt(4)).filter(separator -> separator != QUOTE);
            before = 1;
            first = headings(reader);
        }
        var line = first;
        char separator = said.orElseGet(() -> separator(line));
        var columns = columns(cells(line, separator));
        if (columns.isPresent()) {
            rows(reader, separator, columns.get(), before + 1);
        }
    }

    /** The next line, cut where no row of headings goes. */
    private static String headings(Reader reader) throws IOException {
        var line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && line.length() < LONGEST_CELL; c = reader.read()) {
            if (c == '\n') {
                break;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static char separator(String headings) {
        return SEPARATORS.stream()
                .max(Comparator.comparing(candidate -> known(cells(headings, candidate))))
                .orElseThrow();
    }

    private static long known(List<String> headings) {
        return headings.stream()
                .filter(heading -> Column.of(heading).isPresent())
                .count();
    }

    private static List<String> cells(String line, char separator) {
        try (var csv = csv(separator).ofCsvRecord(line)) {
            return csv.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException | IOException broken) {
            return List.of(line);
        }
    }

    private Optional<List<Optional<Column>>> columns(List<String> headings) {
        var columns = new ArrayList<Optional<Column>>();
        var seen = EnumSet.noneOf(Column.class);
        boolean usable = true;
        for (var heading : headings) {
            var column = Column.of(heading);
            columns.add(column);
            if (column.isEmpty()) {
                ignored(heading);
            } else if (!seen.add(column.get())) {
                rows.finding(Finding.row(1, Kind.COLUMN_TWICE, heading));
                usable = false;
            }
        }
        var found = String.join(" · ", headings);
        usable &= needed(seen, Column.CARD, Kind.CARD_COLUMN_MISSING, found);
        usable &= needed(seen, Column.NAME, Kind.NAME_COLUMN_MISSING, found);
        return usable ? Optional.of(columns) : Optional.empty();
    }

    private boolean needed(EnumSet<Column> seen, Column column, Kind missing, String headings) {
        if (!seen.contains(column)) {
            rows.finding(Finding.row(1, missing, headings));
        }
        return seen.contains(column);
    }

    private void ignored(String heading) {
        if (!heading.isBlank()) {
            var kind = Column.isIdentityNumber(heading) ? Kind.IDENTITY_NUMBER_IGNORED : Kind.COLUMN_IGNORED;
            rows.finding(Finding.row(1, kind, heading));
        }
    }

    private void rows(Reader reader, char separator, List<Optional<Column>> columns, int before) throws IOException {
        long last = before;
        try (var csv = csv(separator).ofCsvRecord(reader)) {
            for (var record : csv) {
                last = before + record.getStartingLineNumber();
                if (++read > MOST_ROWS) {
                    rows.finding(Finding.file(Kind.TOO_MANY_ROWS, Integer.toString(MOST_ROWS)));
                    return;
                }
                row((int) last, columns, record);
            }
        } catch (CsvParseException broken) {
            rows.finding(Finding.row((int) last + 1, Kind.QUOTE_BROKEN, ""));
            return;
        }
        if (read == 0) {
            rows.finding(Finding.file(Kind.NO_ROWS, ""));
        }
    }

    private void row(int line, List<Optional<Column>> columns, CsvRecord record) {
        if (record.getFields().stream().allMatch(String::isBlank)) {
            read--;
            return;
        }
        var checked = RowCheck.check(line, columns, record.getFields());
        checked.findings().forEach(rows::finding);
        checked.member().ifPresent(member -> rows.member(line, member));
    }

    private static CsvReader.CsvReaderBuilder csv(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * LONGEST_CELL);
    }
}
