package org.dauys.election;

/** A person's part in one election. One person has one: the record wants all keys to be different (spec: M-4.2). */
public enum Role {
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

    /** What the ids of such people begin with in the record. */
    String letter() {
        return letter;
    }
}
