package org.dauys.protocol.credential;

import org.dauys.protocol.transcript.Tag;

/** What a ballot's signature is for; one for the one purpose is none for the other (spec: C-3, B-8). */
public enum Purpose {
    /** To be counted. */
    CAST(Tag.SIGN_BALLOT),
    /** To be burnt, so that its owner can open it. */
    AUDIT(Tag.SIGN_AUDITED);

    private final Tag tag;

    Purpose(Tag tag) {
        this.tag = tag;
    }

    Tag tag() {
        return tag;
    }
}
