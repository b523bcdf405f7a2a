package org.dauys.verifier;

/**
 * Entries that are treated alike.
 *
 * @param first its first entry
 * @param end the entry after its last
 * @param checking how their ballots are checked
 */
record Stretch(long first, long end, Ahead.Checking checking) {}
