package org.dauys.verifier;

/** What the program says in the end, and its exit status. */
enum Verdict {
    VALID(0, "valid"),
    INVALID(1, "invalid"),
    COULD_NOT_RUN(2, "could-not-run");

    private final int exit;
    private final String id;

    Verdict(int exit, String id) {
        this.exit = exit;
        this.id = id;
    }

    /** Of two parts: an invalid one makes both invalid, one that could not be judged leaves both open. */
    Verdict and(Verdict other) {
        if (this == INVALID || other == INVALID) {
            return INVALID;
        }
        return this == VALID ? other : this;
    }

    int exit() {
        return exit;
    }

    String id() {
        return id;
    }
}
