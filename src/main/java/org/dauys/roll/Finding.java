package org.dauys.roll;

/**
 * Something that the check of a file found.
 *
 * @param line the line of the file, from 1; 0 where it concerns the whole file
 * @param value the cell or heading in question, shortened; may be empty
 * @param other the other line concerned, or 0
 */
public record Finding(int line, Kind kind, String value, int other) {
    private static final int LONGEST_VALUE = 80;

    public Finding {
        value = Folding.clean(value);
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE - 1) + "…";
        }
    }

    public static Finding file(Kind kind, String value) {
        return new Finding(0, kind, value, 0);
    }

    public static Finding row(int line, Kind kind, String value) {
        return new Finding(line, kind, value, 0);
    }

    /** What can be found. An error keeps the file from becoming the roll; a warning is for a person to judge. */
    public enum Kind {
        FILE_EMPTY(true),
        FILE_IS_WORKBOOK(true),
        FILE_UNREADABLE(true),
        NO_ROWS(true),
        TOO_MANY_ROWS(true),
        CARD_COLUMN_MISSING(true),
        NAME_COLUMN_MISSING(true),
        COLUMN_TWICE(true),
        QUOTE_BROKEN(true),
        ROW_TOO_LONG(true),
        CARD_MISSING(true),
        CARD_SPOILT(true),
        CARD_UNUSABLE(true),
        CARD_TWICE(true),
        NAME_MISSING(true),
        NAME_TOO_LONG(true),
        EMAIL_MALFORMED(true),
        ENCODING_GUESSED(false),
        IDENTITY_NUMBER_IGNORED(false),
        COLUMN_IGNORED(false),
        LETTERS_LOST(false),
        EMAIL_MISSING(false),
        EMAIL_SHARED(false),
        PHONE_UNUSABLE(false),
        LANGUAGE_UNKNOWN(false),
        ORGANISATION_SHORTENED(false);

        private final boolean error;

        Kind(boolean error) {
            this.error = error;
        }

        public boolean isError() {
            return error;
        }
    }
}
