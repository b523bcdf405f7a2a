package org.dauys.protocol.msm;

/** An engine has added wrongly: what rests on its sums may not be believed. A fault of the machine, or of its compiler. */
public final class WrongSum extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongSum(String what) {
        super(what);
    }
}
