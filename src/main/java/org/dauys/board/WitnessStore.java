package org.dauys.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The heads that witnesses are asked to cosign, and their cosignatures; shared by all nodes. It believes what it is given. */
public interface WitnessStore {
    /** A head as it was offered. */
    record Offered(WitnessedHead witnessed, Instant at) {}

    /** Logs whose manifest names witnesses, and whose newest entries no offered head covers. */
    List<BoardId> toOffer();

    /**
     * Logs whose newest head not all of their witnesses have cosigned, and about which nobody was asked for a while: the longer it is
     * offered, the longer a while, and no more after a week.
     */
    List<BoardId> toAsk(Instant now);

    /** The newest head offered. */
    Optional<Offered> offered(BoardId log);

    /** A head that is offered, or was and is still kept. */
    Optional<WitnessedHead> find(BoardId log, long size);

    /** The newest head that at least {@code quorum} witnesses have cosigned. */
    Optional<WitnessedHead> confirmed(BoardId log, int quorum);

    /** Offers {@code next}; forgets the heads before the last one, but for the newest with the quorum. */
    void offer(BoardId log, SignedHead next, int quorum, Instant now);

    /** A line that was verified, and the time that it names, in seconds. */
    record Cosigned(String line, long at) {}

    /** Keeps it unless a later one of this witness is known: anybody can post an old one again. False if the head is no longer kept. */
    boolean add(BoardId log, long size, String witness, Cosigned cosigned);

    /** @param longOver nothing was written for a month, and no voting is to close */
    record Late(BoardId log, boolean longOver) {}

    /**
     * Logs of which nothing has got the quorum since {@code before}, though a newer head is offered; where the election is decided or
     * cancelled, none after a week.
     */
    List<Late> late(Instant before);

    /** Keeps a head that this log does not continue, though its key has signed it; whatever becomes of the transaction under way. */
    void show(BoardId log, SignedHead lost);

    /** The notes of the heads that were {@link #show}n. */
    List<String> shown(BoardId log);

    /** Logs of elections under way of which there is one. */
    List<BoardId> shown();

    /** Those of whom a line of this log is kept. */
    Set<String> cosigners(BoardId log);

    /** Whether this node may ask the witnesses about a head now: nobody has within {@code pause}. */
    boolean claim(BoardId log, long size, Instant now, Duration pause);

    /** Gives back what was claimed at {@code asked}, since not all could be asked: anybody may ask again after {@code pause}. */
    void release(BoardId log, long size, Instant asked, Instant now, Duration pause);
}
