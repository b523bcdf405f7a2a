package org.dauys.election.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How files, forms and the record write a choice from a closed list: {@code TWO_FACTOR} is {@code two-factor}. */
public final class Word {
    private Word() {}

    public static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty where {@code word} names none of the list. */
    public static <E extends Enum<E>> Optional<E> read(Class<E> list, String word) {
        return Stream.of(list.getEnumConstants())
                .filter(choice -> of(choice).equals(word))
                .findFirst();
    }
}
