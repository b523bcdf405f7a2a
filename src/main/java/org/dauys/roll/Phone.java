package org.dauys.roll;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads telephone numbers as people write them in tables. */
final class Phone {
    private static final Pattern KAZAKHSTAN = Pattern.compile("(?:\\+7|8|7)?(7\\d{9})");
    private static final Pattern ABROAD = Pattern.compile("\\+[1-9]\\d{7,14}");

    private Phone() {}

    /** {@code 8 (701) 123-45-67} and its relatives as {@code +77011234567}; numbers of other countries with their +. */
    static Optional<String> read(String written) {
        var digits = Folding.clean(written).replaceAll("[ ()./\\p{Pd}]", "");
        var ours = KAZAKHSTAN.matcher(digits);
        if (ours.matches()) {
            return Optional.of("+7" + ours.group(1));
        }
        return ABROAD.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
