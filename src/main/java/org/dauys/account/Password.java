package org.dauys.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A password as it was typed. It lives for one request and never prints itself. */
public final class Password {
    /** Characters; length is what makes guessing hard, so nothing else is asked for (NIST SP 800-63B, 3.1.1). */
    public static final int SHORTEST = 12;

    /** Characters; more cannot come from a person, and hashing costs time. */
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 5;
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Set<String> COMMON = common();

    private final String value;

    private Password(String value) {
        this.value = value;
    }

    /** Why a password may not be chosen. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        /** Stands on the list of those that are tried first, or is hardly more than one character repeated. */
        COMMON,
        /** The person's own name or address. */
        OWN_NAME
    }

    /** What a choice came to. */
    public sealed interface Choice {
        record Fit(Password password) implements Choice {}

        record Unfit(Weakness weakness) implements Choice {}
    }

    /** For checking: whatever was typed, cut to a length that can be hashed. */
    public static Password typed(String text) {
        return new Password(normal(text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) : text));
    }

    /** For choosing: held against the rules. */
    public static Choice choose(String text, Staff owner) {
        var password = typed(text);
        int length = password.value.codePointCount(0, password.value.length());
        if (length < SHORTEST) {
            return new Choice.Unfit(Weakness.TOO_SHORT);
        }
        if (length > LONGEST) {
            return new Choice.Unfit(Weakness.TOO_LONG);
        }
        if (password.isCommon()) {
            return new Choice.Unfit(Weakness.COMMON);
        }
        return password.names(owner) ? new Choice.Unfit(Weakness.OWN_NAME) : new Choice.Fit(password);
    }

    /** The bytes to hash. */
    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** On the list as it stands, or a word of the list with figures and signs around it, or such a word twice. */
    private boolean isCommon() {
        var whole = folded(value);
        var word = EDGES.matcher(whole).replaceAll("");
        int half = word.length() / 2;
        return value.chars().distinct().count() < FEWEST_DIFFERENT
                || COMMON.contains(whole)
                || COMMON.contains(word)
                || (word.endsWith(word.substring(0, half)) && COMMON.contains(word.substring(0, half)));
    }

    private boolean names(Staff owner) {
        var own = Set.of(owner.email().value(), owner.email().localPart(), folded(owner.name()));
        return own.contains(folded(value));
    }

    /** One spelling, whether a keyboard composes its letters or not. */
    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String folded(String text) {
        return normal(text).toLowerCase(Locale.ROOT);
    }

    private static Set<String> common() {
        try (var in = Password.class.getResourceAsStream("common-passwords.txt")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
