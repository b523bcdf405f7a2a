package org.dauys.credential.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the registrar's page. */
@MessageBundle("registrar")
interface RegistrarTexts {
    @Message
    String already();

    @Message
    String alreadyNext();

    @Message
    String broken();

    @Message
    String brokenWhy();

    @Message
    String compare();

    @Message
    String compareTick();

    @Message
    String control();

    @Message
    String controlHint();

    @Message
    String controlWrong();

    @Message
    String deskDone();

    @Message
    String deskLater();

    @Message
    String deskTitle();

    @Message
    String deskWaitingFor();

    @Message
    String done();

    @Message
    String doneWhy();

    @Message
    String firstPlace();

    @Message
    String honest();

    @Message
    String honestDo();

    @Message
    String honestWhy();

    @Message
    String lastPlace();

    @Message
    String letters();

    @Message
    String lettersFrom();

    @Message
    String lettersVoid();

    @Message
    String lettersWhy();

    @Message
    String make();

    @Message
    String making();

    @Message
    String makingWhy();

    @Message
    String members();

    @Message
    String next();

    @Message
    String notLawful();

    @Message
    String notNeeded();

    @Message
    String notNeededWhy();

    @Message
    String notOwn();

    @Message
    String notSent();

    @Message
    String nothingChanged();

    @Message
    String offline();

    @Message
    String offlineWhy();

    @Message
    String otherElectionWhy();

    @Message
    String otherMembers();

    @Message
    String portion();

    @Message
    String previous();

    @Message
    String print();

    @Message
    String printed();

    @Message
    String printedCount();

    @Message
    String rollCode();

    @Message
    String rollOpen();

    @Message
    String rollOpenNext();

    @Message
    String sent();

    @Message
    String sentWhy();

    @Message
    String sign();

    @Message
    String signDo();

    @Message
    String signIn();

    @Message
    String signWhy();

    @Message
    String signedOut();

    @Message
    String start();

    @Message
    String startAnew();

    @Message
    String startLoses();

    @Message
    String startWhy();

    @Message
    String task();

    @Message
    String taskWaiting();

    @Message
    String title();

    @Message
    String toElection();

    @Message
    String unsafe();

    @Message
    String unsafeWhy();

    @Message
    String waitRoll();

    @Message
    String waitRollWhy();

    @Message
    String withControl();
}
