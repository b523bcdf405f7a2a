package org.dauys.protocol.record;

import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.ceremony.CeremonyMessage;

/** The kinds of entries, with the form of their bodies (spec: 10, Kinds). */
public enum Kind {
    MANIFEST("manifest", Form.JSON),
    PART("part", Form.BINARY),
    CEREMONY_START(CeremonyMessage.Start.KIND, Form.SIGNED),
    CEREMONY_COMMIT(CeremonyMessage.Commit.KIND, Form.SIGNED),
    CEREMONY_KEYS(CeremonyMessage.Keys.KIND, Form.SIGNED),
    CEREMONY_REVEAL(CeremonyMessage.Reveal.KIND, Form.SIGNED),
    CEREMONY_CONFIRM(CeremonyMessage.Confirm.KIND, Form.SIGNED),
    CEREMONY_COMPLAINT(CeremonyMessage.Complaint.KIND, Form.SIGNED),
    CEREMONY_ABORTED(CeremonyMessage.Aborted.KIND, Form.SIGNED),
    ROLL("roll", Form.JSON_OR_SIGNED),
    OPENED("opened", Form.SIGNED),
    BALLOT("ballot", Form.BINARY),
    AUDITED("audited", Form.BINARY),
    CREDENTIAL_REVOKED("credential-revoked", Form.SIGNED),
    CREDENTIAL_REISSUED("credential-reissued", Form.SIGNED),
    EXTENDED("extended", Form.SIGNED),
    SUSPENDED("suspended", Form.SIGNED),
    RESUMED("resumed", Form.SIGNED),
    CANCELLED("cancelled", Form.SIGNED),
    KEY_REPLACED("key-replaced", Form.SIGNED),
    CLOSED("closed", Form.JSON_OR_SIGNED),
    AGGREGATE("aggregate", Form.JSON),
    PARTIAL_DECRYPTION("partial-decryption", Form.SIGNED),
    RESULT("result", Form.JSON),
    DISPUTE("dispute", Form.JSON);

    /** How the body is written. */
    public enum Form {
        JSON,
        SIGNED,
        /** Canonical JSON begins with a brace, a signature doesn't. */
        JSON_OR_SIGNED,
        BINARY
    }

    private final String name;
    private final Form form;

    Kind(String name, Form form) {
        this.name = name;
        this.form = form;
    }

    /** The kind of this name. */
    public static Optional<Kind> of(String name) {
        return Stream.of(values()).filter(kind -> kind.name.equals(name)).findFirst();
    }

    /** The name in the first line. */
    public String id() {
        return name;
    }

    public Form form() {
        return form;
    }

    /** {@code typ} of the signatures in such an entry (spec: J-3). */
    public String type() {
        return Envelope.VERSION + name;
    }

    @Override
    public String toString() {
        return name;
    }
}
