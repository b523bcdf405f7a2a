package org.dauys.election;

/**
 * What a person is in a final election.
 *
 * @param person how the record names her: {@code t2}
 */
public record Part(Election.Frozen election, String person) {}
