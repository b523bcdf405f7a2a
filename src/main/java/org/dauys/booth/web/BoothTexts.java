package org.dauys.booth.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the booth. */
@MessageBundle("booth")
interface BoothTexts {
    @Message
    String accepted();

    @Message
    String acceptedBefore();

    @Message
    String acceptedBeforeWhy();

    @Message
    String acceptedWhy();

    @Message
    String again();

    @Message
    String againLater();

    @Message
    String againNo();

    @Message
    String againYes();

    @Message
    String alone();

    @Message
    String asked();

    @Message
    String audited();

    @Message
    String auditedHere();

    @Message
    String auditedLost();

    @Message
    String auditedNotCounted();

    @Message
    String auditedQr();

    @Message
    String auditedText();

    @Message
    String auditedVote();

    @Message
    String auditedWhy();

    @Message
    String back();

    @Message
    String blank();

    @Message
    String cancelled();

    @Message
    String cancelledWhy();

    @Message
    String card();

    @Message
    String cardHint();

    @Message
    String cardWhy();

    @Message
    String cast();

    @Message
    String change();

    @Message
    String checkCompare();

    @Message
    String checkDo();

    @Message
    String checkIs();

    @Message
    String checkLead();

    @Message
    String checkPaste();

    @Message
    String checkPasteHint();

    @Message
    String checkShape();

    @Message
    String checkTitle();

    @Message
    String chooseExactly(int max);

    @Message
    String chooseFromTo(int min, int max);

    @Message
    String chooseOne();

    @Message
    String chooseUpToOrNone(int max);

    @Message
    String chosen();

    @Message
    String chosenNothing();

    @Message
    String chosenTooFew(int min);

    @Message
    String chosenTooMany(int max);

    @Message
    String closed();

    @Message
    String closedWhy();

    @Message
    String codeAlphabet();

    @Message
    String codeCheck();

    @Message
    String codeHint();

    @Message
    String codeLength();

    @Message
    String codeRevoked();

    @Message
    String codeSecret();

    @Message
    String codeUnknown();

    @Message
    String contestOf(int number, int of);

    @Message
    String copied();

    @Message
    String copy();

    @Message
    String earlier();

    @Message
    String earlierGoOn();

    @Message
    String earlierNotYou();

    @Message
    String earlierReport();

    @Message
    String earlierWhy();

    @Message
    String encrypting();

    @Message
    String enterCode();

    @Message
    String falseChain();

    @Message
    String falseChainWhy();

    @Message
    String falseReceipt();

    @Message
    String falseReceiptWhy();

    @Message
    String fault();

    @Message
    String faultWhy();

    @Message
    String fingerprintIs();

    @Message
    String fingerprintWhy();

    @Message
    String forbidden();

    @Message
    String forbiddenWhy();

    @Message
    String handInAsk();

    @Message
    String handInDo();

    @Message
    String handInElection();

    @Message
    String handInFirst();

    @Message
    String handInFollows();

    @Message
    String handInReplace();

    @Message
    String handInTracker();

    @Message
    String handInTurn();

    @Message
    String handInTwice();

    @Message
    String handInTwiceSame();

    @Message
    String handInTwiceSince();

    @Message
    String handInYours();

    @Message
    String helpline();

    @Message
    String how();

    @Message
    String howWhy();

    @Message
    String more();

    @Message
    String next();

    @Message
    String noAnchor();

    @Message
    String noAnchorWhy();

    @Message
    String noConnection();

    @Message
    String noConnectionTry();

    @Message
    String noConnectionWhy();

    @Message
    String noCrypto();

    @Message
    String noCryptoWhy();

    @Message
    String noScript();

    @Message
    String notOpen();

    @Message
    String notOpenPlan();

    @Message
    String notOpenWhy();

    @Message
    String notSent();

    @Message
    String nothingMarked();

    @Message
    String offline();

    @Message
    String offlineEarly();

    @Message
    String offlineKept();

    @Message
    String offlineSave();

    @Message
    String offlineSaveWhy();

    @Message
    String offlineWhy();

    @Message
    String oneTime();

    @Message
    String oneTimeAgain();

    @Message
    String oneTimeHint();

    @Message
    String or();

    @Message
    String pressure();

    @Message
    String ready();

    @Message
    String receipt();

    @Message
    String receiptCheck();

    @Message
    String receiptHides();

    @Message
    String receiptQr();

    @Message
    String receiptSave();

    @Message
    String resend();

    @Message
    String restart();

    @Message
    String review();

    @Message
    String saveEvidence();

    @Message
    String sendCode();

    @Message
    String sending();

    @Message
    String sendingWhy();

    @Message
    String showReceipt();

    @Message
    String standingAudited();

    @Message
    String standingEncrypting();

    @Message
    String standingNotSent();

    @Message
    String standingRecorded();

    @Message
    String standingRefused();

    @Message
    String standingSending();

    @Message
    String standingUnconfirmed();

    @Message
    String start();

    @Message
    String suspended();

    @Message
    String suspendedWhy();

    @Message
    String test();

    @Message
    String testDo();

    @Message
    String testWhy();

    @Message
    String toElection();

    @Message
    String trackerIs();

    @Message
    String until();

    @Message
    String saved();

    @Message
    String savedWhy();

    @Message
    String savedPage();

    @Message
    String savedOther();

    @Message
    String savedData();

    @Message
    String handIn();

    @Message
    String handInHint();

    @Message
    String handInWrong();

    @Message
    String unconfirmed();

    @Message
    String confirmed();

    @Message
    String noWitnesses();

    @Message
    String noWitnessesWhy();
}
