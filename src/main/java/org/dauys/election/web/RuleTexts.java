package org.dauys.election.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The rule of a question in words. Each share is said in the nominative, so that it fits every sentence. */
@MessageBundle("rule")
interface RuleTexts {
    @Message
    String share(ShareWord word);

    @Message
    String numbers(int num, int den);

    @Message
    String noQuorum();

    @Message
    String quorum(String share);

    @Message
    String noDecision();

    @Message
    String ofParticipants(String share);

    @Message
    String ofRoll(String share);

    @Message
    String oneSeat();

    @Message
    String seats(int seats);

    @Message
    String tie();

    @Message
    String participants();

    @Message
    String tableDecision();

    @Message
    String tableQuorum();

    @Message
    String tookPart();

    @Message
    String onRoll();

    @Message
    String votesNeeded();

    @Message
    String participantsNeeded();
}
