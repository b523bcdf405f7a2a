package org.dauys.trustee.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the key holder's pages. */
@MessageBundle("trustee")
interface TrusteeTexts {
    @Message
    String cancelled();

    @Message
    String cancelledWhy();

    @Message
    String come();

    @Message
    String commit();

    @Message
    String commitDo();

    @Message
    String commitWhy();

    @Message
    String complete();

    @Message
    String completeWhy();

    @Message
    String confirm();

    @Message
    String confirmDo();

    @Message
    String confirmWhy();

    @Message
    String decided();

    @Message
    String decrypt();

    @Message
    String decryptAggregate();

    @Message
    String decryptBallots();

    @Message
    String decryptChecked();

    @Message
    String decryptDo();

    @Message
    String decryptSame();

    @Message
    String decryptTick();

    @Message
    String decryptWhy();

    @Message
    String decrypted();

    @Message
    String decryptedWhy();

    @Message
    String deskCommit();

    @Message
    String deskConfirm();

    @Message
    String deskDecrypt();

    @Message
    String deskReveal();

    @Message
    String deskWaitingFor();

    @Message
    String failed();

    @Message
    String failedComplaint();

    @Message
    String failedIdentity();

    @Message
    String failedNext();

    @Message
    String failedShare();

    @Message
    String head();

    @Message
    String headSize();

    @Message
    String headWhy();

    @Message
    String jar();

    @Message
    String needed();

    @Message
    String notAsked();

    @Message
    String notAskedWhy();

    @Message
    String notHolderEntry();

    @Message
    String notLawful();

    @Message
    String notLawfulNext();

    @Message
    String notSent();

    @Message
    String nothing();

    @Message
    String nothingWhy();

    @Message
    String offline();

    @Message
    String offlineWhy();

    @Message
    String otherElectionWhy();

    @Message
    String reveal();

    @Message
    String revealDo();

    @Message
    String revealOther();

    @Message
    String revealSame();

    @Message
    String revealTick();

    @Message
    String revealWhy();

    @Message
    String task();

    @Message
    String taskDecrypt();

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
    String unsound();

    @Message
    String unsoundEntry();

    @Message
    String unsoundStep();

    @Message
    String unsoundWhy();

    @Message
    String visit1();

    @Message
    String visit2();

    @Message
    String visit3();

    @Message
    String voting();

    @Message
    String votingWhy();

    @Message
    String waitCommitsWhy();

    @Message
    String waitConfirmsWhy();

    @Message
    String waitKeys();

    @Message
    String waitKeysWhy();

    @Message
    String waitOthers();

    @Message
    String waitRevealsWhy();

    @Message
    String waitStart();

    @Message
    String waitStartWhy();

    @Message
    String waitTotals();

    @Message
    String waitTotalsWhy();

    @Message
    String waitWitnesses();

    @Message
    String waitWitnessesLong();

    @Message
    String waitWitnessesWhy();

    @Message
    String witnessesNeeded();

    @Message
    String working();

    @Message
    String workingWhy();
}
