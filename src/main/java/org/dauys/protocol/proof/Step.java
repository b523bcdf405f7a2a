package org.dauys.protocol.proof;

/** The steps of the specification at which a proof or a signature can be refused. */
public enum Step {
    POSSESSION_SHAPE("P-1.1"),
    POSSESSION("P-1.2"),
    EQUALITY_SHAPE("P-2.1"),
    EQUALITY_OF_KEY("P-2.2"),
    EQUALITY_OF_FACTOR("P-2.3"),
    RANGE_SHAPE("P-3.1"),
    RANGE_ALPHA("P-3.3"),
    RANGE_BETA("P-3.4"),
    SIGNATURE_COMMITMENT("C-3.1"),
    SIGNATURE_RESPONSE("C-3.2"),
    SIGNATURE("C-3.3");

    private final String id;

    Step(String id) {
        this.id = id;
    }

    /** The step's id in the specification. */
    public String id() {
        return id;
    }
}
