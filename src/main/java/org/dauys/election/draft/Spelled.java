package org.dauys.election.draft;

import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.json.Word;

/** Reads what stands for a constant of a closed list in a file, a form or a column. */
public final class Spelled {
    private Spelled() {}

    /** Empty where {@code word} names none of the list. */
    public static <E extends Enum<E> & Word> Optional<E> as(Class<E> list, String word) {
        return Stream.of(list.getEnumConstants())
                .filter(constant -> constant.word().equals(word))
                .findFirst();
    }
}
