package org.dauys.account;

import java.util.UUID;
import org.dauys.platform.Language;

/**
 * A line of an election's roll, as far as sign-in needs it.
 *
 * @param line the line's id
 * @param email where codes go
 * @param language of the messages
 */
public record Voter(UUID line, EmailAddress email, Language language) {}
