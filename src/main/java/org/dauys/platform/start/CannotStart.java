package org.dauys.platform.start;

/** The service cannot start here; the message is for the person at the keyboard and says what to do. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }
}
