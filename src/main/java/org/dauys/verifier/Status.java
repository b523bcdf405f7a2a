package org.dauys.verifier;

/** What can be said of a check. */
enum Status {
    PASSED("passed"),
    FAILED("failed"),
    /** The record holds nothing that the check is about. */
    NOTHING("nothing-to-check"),
    /** Something before it failed or could not be read. */
    NOT_RUN("could-not-run");

    private final String id;

    Status(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
