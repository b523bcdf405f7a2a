package org.dauys.observer.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of an election's public pages. */
@MessageBundle("observer")
interface ObserverTexts {
    @Message
    String audited();

    @Message
    String auditedWhy();

    @Message
    String badFile();

    @Message
    String badTracker();

    @Message
    String blank();

    @Message
    String booth();

    @Message
    String boothWhy();

    @Message
    String cancelled();

    @Message
    String check();

    @Message
    String checkDo();

    @Message
    String checkLead();

    @Message
    String checkReceipt();

    @Message
    String closed();

    @Message
    String codeOnly();

    @Message
    String codes();

    @Message
    String codesPlatform();

    @Message
    String codesRegistrar();

    @Message
    String committee();

    @Message
    String counted();

    @Message
    String countedWhy();

    @Message
    String decided();

    @Message
    String dispute();

    @Message
    String disputeSave();

    @Message
    String disputeWhy();

    @Message
    String disputes();

    @Message
    String elected();

    @Message
    String ends();

    @Message
    String endPlanned();

    @Message
    String early();

    @Message
    String entries();

    @Message
    String fallen();

    @Message
    String fallenWhy();

    @Message
    String falseReceipt();

    @Message
    String falseReceiptWhy();

    @Message
    String fingerprint();

    @Message
    String holders();

    @Message
    String limits();

    @Message
    String limitsFuture();

    @Message
    String limitsPhone();

    @Message
    String limitsWhy();

    @Message
    String noWitnesses();

    @Message
    String nobody();

    @Message
    String none();

    @Message
    String noneWhy();

    @Message
    String offline();

    @Message
    String offlineWhy();

    @Message
    String onRoll();

    @Message
    String onRollAsk();

    @Message
    String oneChannel();

    @Message
    String open();

    @Message
    String operatorDecides();

    @Message
    String operatorHeld();

    @Message
    String optionHead();

    @Message
    String place();

    @Message
    String preparing();

    @Message
    String program();

    @Message
    String programAddress();

    @Message
    String programFrom();

    @Message
    String proof();

    @Message
    String proofFile();

    @Message
    String proofTracker();

    @Message
    String quorumMet();

    @Message
    String quorumMissed();

    @Message
    String quorumNone();

    @Message
    String quorumNumbers(String took, String roll, String needed);

    @Message
    String reason();

    @Message
    String receiptFile();

    @Message
    String receiptFileHint();

    @Message
    String receiptHides();

    @Message
    String receiptLead();

    @Message
    String record();

    @Message
    String recordFile();

    @Message
    String recordTiles();

    @Message
    String recorded();

    @Message
    String recordedWhy();

    @Message
    String replaced();

    @Message
    String replacedWhy();

    @Message
    String resultOf();

    @Message
    String rule();

    @Message
    String shortOffline();

    @Message
    String shortWait();

    @Message
    String shortWrong();

    @Message
    String signIn();

    @Message
    String starts();

    @Message
    String suspended();

    @Message
    String tallied();

    @Message
    String threshold();

    @Message
    String tied();

    @Message
    String toElection();

    @Message
    String took();

    @Message
    String tracker();

    @Message
    String trackerHint();

    @Message
    String twoFactor();

    @Message
    String unproved();

    @Message
    String unprovedWhy();

    @Message
    String vote();

    @Message
    String votesHead();

    @Message
    String votesNumbers(String needed, String of);

    @Message
    String who();

    @Message
    String withheld(int floor);

    @Message
    String witnesses();

    @Message
    String life();

    @Message
    String milestone(Milestone.Step step);

    @Message
    String milestoneState(Milestone.State state);

    @Message
    String quorumAt();

    @Message
    String unconfirmed();

    @Message
    String confirmed();

    @Message
    String noneConfirmed();

    @Message
    String witnessesNeeded();
}
