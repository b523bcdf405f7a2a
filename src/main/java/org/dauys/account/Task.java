package org.dauys.account;

/**
 * Something a person of staff may or should do, as a line of her home page.
 *
 * @param title what, in her language
 * @param note whose turn it is or until when; may be empty
 * @param href where, a path of ours
 */
public record Task(Turn turn, String title, String note, String href) {
    /** The home page lists them in this order. */
    public enum Turn {
        /** Others wait for this person. */
        YOURS,
        /** Possible at any time. */
        OPEN,
        /** She has done her part and waits for others. */
        WAITING
    }
}
