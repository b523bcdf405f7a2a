package org.dauys.protocol.json;

/** Which strings canonical JSON may hold (spec: J-1). */
final class Text {
    private Text() {}

    /** No control characters but U+000A, and that only if {@code lines}; no lone surrogates. */
    static boolean isLegal(String value, boolean lines) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(unit) || Character.isISOControl(unit) && !(lines && unit == '\n')) {
                return false;
            }
        }
        return true;
    }

    /** {@code [a-z0-9][a-z0-9-]{0,31}}. */
    static boolean isId(String value) {
        return !value.isEmpty()
                && value.length() <= 32
                && value.charAt(0) != '-'
                && value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }
}
