package org.dauys.election;

import java.util.Locale;
import org.dauys.protocol.json.Word;

/** A person's part in one election. One person has one: the record wants all keys to be different (spec: M-4.2). */
public enum Role implements Word {
    /** Drafts, freezes, opens and closes, always two together. */
    COMMITTEE("c"),
    /** Holds a part of the key that opens the total. */
    HOLDER("t"),
    /** Makes the codes apart from the server. */
    REGISTRAR("r");

    private final String letter;

    Role(String letter) {
        this.letter = letter;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the ids of such people begin with in the record. */
    String letter() {
        return letter;
    }
}
