package org.dauys.protocol.json;

/**
 * A text that doesn't follow its grammar (spec: J-1.1). Thrown by {@link JsonReader}'s methods and by grammars, and caught
 * by {@link JsonReader#read} alone, which turns it into {@link Parsed.Refused}.
 */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    /** @param why what is wrong and where, without any part of the text itself */
    public Malformed(String why) {
        super(why, null, false, false);
    }
}
