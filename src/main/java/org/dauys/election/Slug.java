package org.dauys.election;

import java.util.Optional;
import java.util.regex.Pattern;

/** An election's short name, as it stands in public addresses ({@code /e/chair-2026}) and as people type it to confirm. */
public final class Slug {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](-?[a-z0-9]){2,39}");
    private static final int LONGEST = 40;

    private final String value;

    private Slug(String value) {
        this.value = value;
    }

    /** @param text 3 to 40 lower-case letters, digits and single hyphens between them; anything else gives empty */
    public static Optional<Slug> of(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches()
                ? Optional.of(new Slug(text))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slug slug && slug.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
