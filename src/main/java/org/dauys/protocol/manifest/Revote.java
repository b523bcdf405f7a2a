package org.dauys.protocol.manifest;

import org.dauys.protocol.json.Word;

/** May a voter vote again? */
public enum Revote implements Word {
    /** Yes, and the last ballot counts. */
    LAST("last"),
    FORBIDDEN("forbidden");

    private final String word;

    Revote(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
