package org.dauys.booth.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a ballot was not taken, in the voter's words. */
@MessageBundle("cast")
interface CastTexts {
    @Message
    String notRecorded();

    @Message
    String notYet();

    @Message
    String auditNotLost();

    @Message
    String malformed();

    @Message
    String proofInvalid();

    @Message
    String otherElection();

    @Message
    String unknownCredential();

    @Message
    String revokedCredential();

    @Message
    String notOpen();

    @Message
    String closed();

    @Message
    String suspended();

    @Message
    String cancelled();

    @Message
    String replayed();

    @Message
    String wrongCounter();

    @Message
    String revoteForbidden();

    @Message
    String auditLimit();

    @Message
    String signInNeeded();

    @Message
    String alreadyTookPart();

    @Message
    String busy();

    @Message
    String unavailable();

    @Message
    String again();

    @Message
    String rightLink();

    @Message
    String checkCode();

    @Message
    String askCommittee();

    @Message
    String seeTime();

    @Message
    String waitForCommittee();

    @Message
    String seeReason();

    @Message
    String lookAtVotes();

    @Message
    String castInstead();

    @Message
    String signIn();

    @Message
    String tellIfNotYou();

    @Message
    String sendAgain();

    @Message
    String sendLater();
}
