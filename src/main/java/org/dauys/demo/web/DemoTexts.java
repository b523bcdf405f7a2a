package org.dauys.demo.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.dauys.demo.Next;

/** The words of the demonstration's page. */
@MessageBundle("demo")
interface DemoTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String onThisPage();

    @Message
    String voters();

    @Message
    String chooseStep();

    @Message
    String markStep();

    @Message
    String signInStep();

    @Message
    String castStep();

    @Message
    String mailbox();

    @Message
    String withSignIn();

    @Message
    String withoutSignIn();

    @Message
    String noVoting();

    @Message
    String staff();

    @Message
    String staffLead();

    @Message
    String staffSignIn();

    @Message
    String again();

    @Message
    String administrator();

    @Message
    String paper();

    @Message
    String elections();

    @Message
    String electionsLead();

    @Message
    String publicPage();

    @Message
    String desk();

    @Message
    String holderPage();

    @Message
    String observers();

    @Message
    String observersLead();

    @Message
    String record();

    @Message
    String verify();

    @Message
    String next(Next next);
}
