package org.dauys.roll;

import org.dauys.platform.Language;

/**
 * A member as the roll names one.
 *
 * @param name 1 to 200 characters
 * @param email an address that {@link org.dauys.account.EmailAddress} has read, or empty: then only a letter reaches the member
 * @param phone in international form, {@code +77011234567}, or empty
 * @param organisation the primary organisation, at most 200 characters, or empty
 */
public record Member(Card card, String name, String email, String phone, Language language, String organisation) {}
