package org.dauys.protocol.transcript;

/** What a transcript is for. Each use has a tag of its own, so no hash of one use is ever a hash of another (spec: T-2). */
public enum Tag {
    POSSESSION("possession"),
    EQUALITY("equality"),
    CONTEST("contest"),
    RANGE("range"),
    BALLOT("ballot"),
    SIGN_BALLOT("sign/ballot"),
    SIGN_AUDITED("sign/audited"),
    BALLOT_SEED("ballot-seed"),
    MEMBER_LINE("member-line"),
    FELDMAN("feldman"),
    COMMIT_CONTEXT("commit-context"),
    REVEAL_CONTEXT("reveal-context"),
    SHARE_CONTEXT("share-context"),
    COMPLAINT_CONTEXT("complaint-context"),
    CEREMONY("ceremony"),
    REHEARSAL_R("rehearsal-r"),
    REHEARSAL_M("rehearsal-m"),
    REHEARSAL_CONTEXT("rehearsal-context"),
    DECRYPTION_CONTEXT("decryption-context");

    private final String id;

    Tag(String name) {
        id = "dauys/v1/" + name;
    }

    /** The tag as it is hashed, 1..255 ASCII characters. */
    public String id() {
        return id;
    }
}
