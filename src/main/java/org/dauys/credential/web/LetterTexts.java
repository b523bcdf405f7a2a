package org.dauys.credential.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a member's letter; it has no room for more. */
@MessageBundle("letter")
interface LetterTexts {
    @Message
    String title();

    @Message
    String voting();

    @Message
    String from();

    @Message
    String until();

    @Message
    String zone();

    @Message
    String yourCode();

    @Message
    String scan();

    @Message
    String what();

    @Message
    String more(int n);

    @Message
    String how();

    @Message
    String howCode();

    @Message
    String howSignIn();

    @Message
    String howVote();

    @Message
    String revote();

    @Message
    String real();

    @Message
    String compare();

    @Message
    String never();

    @Message
    String lost();

    @Message
    String lostReissued();

    @Message
    String lostForGood();

    @Message
    String twoChannels();

    @Message
    String oneChannel();

    @Message
    String codeOnly();

    @Message
    String byPlatform();

    @Message
    String byRegistrar(String name);

    @Message
    String controlTitle();

    @Message
    String controlLetters();

    @Message
    String controlNumber();

    @Message
    String controlWhat();

    @Message
    String controlDelete();

    @Message
    String controlWhatPrinted();

    @Message
    String controlDeletePrinted();
}
