package org.dauys.protocol;

/**
 * A rule that was broken. What to do is decided by the {@code rule} alone.
 *
 * @param why for those who investigate, in English; nothing secret and no text of the message
 */
public record Refusal(Rule rule, String why) {}
