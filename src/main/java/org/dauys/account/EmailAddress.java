package org.dauys.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address as people write it: checked for shape, kept in lower case, so that one person is not two accounts. */
public final class EmailAddress {
    /** What SMTP allows (RFC 5321, 4.5.3.1.3). */
    private static final int LONGEST = 254;

    /** Matched before it is folded: the Kelvin sign is no letter of an address, but in lower case a k. */
    private static final Pattern SHAPE = Pattern.compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+",
            Pattern.CASE_INSENSITIVE);

    private final String value;

    private EmailAddress(String value) {
        this.value = value;
    }

    /** Empty unless {@code typed}, without the spaces around it, is one plain ASCII address. */
    public static Optional<EmailAddress> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = typed.strip();
        return SHAPE.matcher(plain).matches()
                ? Optional.of(new EmailAddress(plain.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The address in lower case. */
    public String value() {
        return value;
    }

    /** The part before the at sign. */
    String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && value.equals(address.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hidden, because logs carry no addresses. */
    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
