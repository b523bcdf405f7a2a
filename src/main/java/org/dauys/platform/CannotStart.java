package org.dauys.platform;

import io.quarkus.runtime.PreventFurtherStepsException;

/**
 * Ends a start with a sentence for the operator and exit status 1. Quarkus looks for its exception among the causes; where it comes
 * bare out of an observer, the start ends quietly and the process waits.
 */
public final class CannotStart extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** @param why what is wrong and what to do, in lines */
    public CannotStart(String why) {
        super(why, new PreventFurtherStepsException("\nDauys cannot start.\n" + why.strip() + "\n", 1));
    }
}
