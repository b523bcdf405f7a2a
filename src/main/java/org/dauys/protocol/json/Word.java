package org.dauys.protocol.json;

/** A constant of a closed list that JSON spells as a string. */
public interface Word {
    /** The spelling. */
    String word();
}
