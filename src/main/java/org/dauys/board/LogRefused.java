package org.dauys.board;

/**
 * The service doesn't sign for this log, because what it holds is not what was signed before (spec: L-8). Nothing gets better by
 * trying again: a person decides, by deploy/runbooks/log-refused.md.
 */
public final class LogRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What is wrong. */
    public enum Reason {
        /** The database has fewer entries than it had or than were signed: it was restored from a backup. */
        DATABASE_BEHIND,
        /** The entries aren't those that were signed. */
        OTHER_ROOT,
        /** An entry in the database is damaged or not lawful in its place. */
        ENTRY_CHANGED,
        /** The checkpoint store holds less than it did, or something that this log's key has not signed. */
        STORE_CHANGED,
        /** A witness holds a head that this log's key has signed, of more entries than the database has. */
        WITNESS_AHEAD,
        /** The checkpoint store lies in the database of the entries: one restore would take back both. */
        STORE_SHARED
    }

    /** @param detail sizes and indices, for the operator */
    public LogRefused(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
