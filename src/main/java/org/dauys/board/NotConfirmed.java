package org.dauys.board;

/** It is unknown what stands in the log: the database or the checkpoint store failed. Asking or offering the same again tells. */
public final class NotConfirmed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotConfirmed(Throwable cause) {
        super(cause);
    }
}
