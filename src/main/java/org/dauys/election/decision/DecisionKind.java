package org.dauys.election.decision;

/** The entries that two committee members sign (spec: 10, 09). */
public enum DecisionKind {
    START("key-ceremony/start"),
    KEYS("key-ceremony/keys"),
    ABORTED("key-ceremony/aborted"),
    OPENED("opened"),
    EXTENDED("extended"),
    SUSPENDED("suspended"),
    RESUMED("resumed"),
    CLOSED("closed"),
    CANCELLED("cancelled"),
    CREDENTIAL_REVOKED("credential-revoked"),
    CREDENTIAL_REISSUED("credential-reissued");

    private final String entry;

    DecisionKind(String entry) {
        this.entry = entry;
    }

    /** The kind of the entry in the record. */
    public String entry() {
        return entry;
    }

    /** The {@code typ} of its signatures (spec: J-3). */
    public String type() {
        return "dauys/v1 " + entry;
    }

    /** Whether several may wait for their second signature at a time; of the others only one. */
    public boolean severalAtATime() {
        return this == CREDENTIAL_REVOKED || this == CREDENTIAL_REISSUED;
    }
}
