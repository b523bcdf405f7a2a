package org.dauys.verifier;

/** A record, receipt or policy that could not be read, which says nothing about it: the verifier ends with status 2. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final Why why;
    private final String what;

    /** The closed list of reasons; their texts are in the words. */
    enum Why {
        /** No such file, directory or address. */
        MISSING,
        /** Larger than a lawful one can be. */
        TOO_LARGE,
        /** The disk or the network failed. */
        BROKEN,
        /** Another file than when it was first read. */
        CHANGED,
        /** Not the file that it should be. */
        MALFORMED,
        /** A voting code that is mistyped (spec: C-1.1). */
        CODE_LENGTH,
        CODE_ALPHABET,
        CODE_CHECK,
        /** Memory ran out, say. */
        EXHAUSTED,
        /** Made before, and not written over. */
        EXISTS,
        UNWRITABLE,
        /** A secret that others on this computer may read. */
        OPEN_TO_OTHERS,
        /** By another process. */
        IN_USE,
        /** Not by the log's key. */
        UNSIGNED,
        /** Another log than before, or than the fingerprint names. */
        OTHER_LOG,
        /** Cosigned by another witness than this. */
        OTHER_WITNESS,
        /** On the disk for temporary files. */
        NO_ROOM,
        /** A range in which no ballot can stand. */
        NO_BALLOTS,
        /** A partial verdict by nobody whom the user trusts. */
        UNTRUSTED,
        /** A partial verdict whose section is not the one that was signed. */
        TAMPERED,
        /** A partial verdict under another head. */
        OTHER_HEAD,
        /** A partial verdict for another election. */
        OTHER_ELECTION,
        /** A partial verdict about a record in which voting was not opened. */
        NOT_OPENED,
        /** A partial verdict about other bytes. */
        OTHER_ENTRIES,
        /** A partial verdict that says what anybody can see to be false. */
        CONTRADICTED,
        /** Two partial verdicts of one range that say different things. */
        DISAGREE,
        /** Two partial verdicts that share some entries and not all. */
        OVERLAP,
        /** Entries of which no partial verdict speaks. */
        GAP,
        /** This Java has none, or was started without. */
        NO_VECTORS,
        /** Those of this processor. */
        NARROW_VECTORS,
        /** They don't add as Bouncy Castle does. */
        WRONG_VECTORS
    }

    /** @param what the file or address, as the user or the record's layout names it */
    Unreadable(Why why, String what) {
        super(why + " " + what);
        this.why = why;
        this.what = what;
    }

    Why why() {
        return why;
    }

    String what() {
        return what;
    }
}
