package org.dauys.observer;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of a result.
 *
 * @param text the option; empty for {@code blank}
 * @param percent of those who took part, one decimal, for reading and for the bar's length
 */
public record Bar(String text, boolean blank, long votes, String percent, boolean elected, boolean tied) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public static String percent(long part, long whole) {
        return whole == 0
                ? "0"
                : BigDecimal.valueOf(part)
                        .multiply(WHOLE)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
