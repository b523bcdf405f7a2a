package org.dauys.board.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of the public record, and when a log can't be read or added to. */
@MessageBundle("board")
interface BoardTexts {
    @Message
    String refused();

    @Message
    String refusedMeaning();

    @Message
    String refusedNext();

    @Message
    String notConfirmed();

    @Message
    String notConfirmedNext();

    @Message
    String disputeInvalid();

    @Message
    String disputeInvalidNext();

    @Message
    String disputeUnfounded();

    @Message
    String disputeUnfoundedMeaning();

    @Message
    String electionCode();

    @Message
    String yourId();

    @Message
    String otherElection();

    @Message
    String cosignatureMalformed();

    @Message
    String cosignatureMalformedNext();

    @Message
    String cosignatureUnknownWitness();

    @Message
    String cosignatureUnknownWitnessNext();

    @Message
    String cosignatureBad();

    @Message
    String cosignatureBadNext();

    @Message
    String cosignatureUnknownHead();

    @Message
    String cosignatureUnknownHeadNext();
}
