package org.dauys.board;

import org.dauys.protocol.Refusal;

/** What became of entries that were offered to a log, all of them or none. */
public sealed interface Appending {
    /**
     * They stand in the log, durable and under a signed head.
     *
     * @param first index of the first of them; of a ballot that was there already, its old index
     * @param head covers them all
     */
    record Appended(long first, SignedHead head) implements Appending {}

    /** One of them is not lawful; nothing has changed. */
    record Refused(Refusal refusal) implements Appending {}

    /** Too many wait for their check; nothing was looked at. */
    record Busy() implements Appending {}
}
