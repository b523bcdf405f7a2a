package org.dauys.testing;

/** How often a cheap attack is tried: a thousand times in every run of the tests, a million times with {@code -Ddauys.long}. */
public final class Tries {
    public static final int CHEAP = System.getProperty("dauys.long") == null ? 1_000 : 1_000_000;

    private Tries() {}
}
