package org.dauys.desk.web;

import org.dauys.protocol.record.Kind;

/** The decisions that have words of their own. */
enum DecisionKind {
    START,
    KEYS,
    ABORTED,
    OPEN,
    EXTEND,
    SUSPEND,
    RESUME,
    CLOSE,
    CANCEL,
    REVOKE,
    REISSUE,
    REKEY;

    /** @param kind one that two committee members sign */
    static DecisionKind of(Kind kind) {
        return switch (kind) {
            case CEREMONY_START -> START;
            case CEREMONY_KEYS -> KEYS;
            case CEREMONY_ABORTED -> ABORTED;
            case OPENED -> OPEN;
            case EXTENDED -> EXTEND;
            case SUSPENDED -> SUSPEND;
            case RESUMED -> RESUME;
            case CLOSED -> CLOSE;
            case CANCELLED -> CANCEL;
            case CREDENTIAL_REVOKED -> REVOKE;
            case CREDENTIAL_REISSUED -> REISSUE;
            case KEY_REPLACED -> REKEY;
            default -> throw new IllegalArgumentException("no committee decides a " + kind);
        };
    }
}
