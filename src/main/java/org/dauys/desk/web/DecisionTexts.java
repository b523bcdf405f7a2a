package org.dauys.desk.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.dauys.election.decision.Decisions.Signing;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Replacement;
import org.dauys.protocol.record.Entry.Revoked;

/** The words of decisions: what they do, who signs, what came of them. */
@MessageBundle("decision")
interface DecisionTexts {
    @Message
    String decisions();

    @Message
    String lead();

    @Message
    String possible();

    @Message
    String nothingPossible();

    @Message
    String none();

    @Message
    String decision();

    @Message
    String state();

    @Message
    String proposedAt();

    @Message
    String signaturesTitle();

    @Message
    String signatures(int count);

    @Message
    String whatItDoes();

    @Message
    String whatStays();

    @Message
    String closesAt();

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String rollFingerprint();

    @Message
    String keyFingerprint();

    @Message
    String oldCode();

    @Message
    String newCode();

    @Message
    String itsBallot();

    @Message
    String ballotFalls();

    @Message
    String ballotStands();

    @Message
    String attempt();

    @Message
    String holders();

    @Message
    String threshold();

    @Message
    String ofAll(int needed, int all);

    @Message
    String holderKeys();

    @Message
    String person();

    @Message
    String newKey();

    @Message
    String compareKey();

    @Message
    String ownKey();

    @Message
    String lostKeys();

    @Message
    String lostKeysLead();

    @Message
    String lostKeysTwo();

    @Message
    String knownKey();

    @Message
    String newerKey();

    @Message
    String replaceKey();

    @Message
    String whyNot(Replacement.Why why);

    @Message
    String goToSign();

    @Message
    String twoMustSign();

    @Message
    String proposedBy();

    @Message
    String exactBytes();

    @Message
    String exactBytesWhy();

    @Message
    String sign();

    @Message
    String signing();

    @Message
    String signFailed();

    @Message
    String signOffline();

    @Message
    String signUnsafe();

    @Message
    String signNeedsScript();

    @Message
    String youSigned();

    @Message
    String secondSigns();

    @Message
    String firstSigns();

    @Message
    String isLogged();

    @Message
    String isWithdrawn();

    @Message
    String isRefused();

    @Message
    String isSigned();

    @Message
    String enterAgain();

    @Message
    String withdraw();

    @Message
    String withdrawWhat();

    @Message
    String nobodySigned();

    @Message
    String notSigned();

    @Message
    String waitingFor(String what);

    @Message
    String stepOpen();

    @Message
    String readyToOpen();

    @Message
    String openLater();

    @Message
    String stepRun();

    @Message
    String isOpen();

    @Message
    String isSuspended();

    @Message
    String turnout(String voters, String roll);

    @Message
    String stepClose();

    @Message
    String closesByItself(String time);

    @Message
    String closesNotWhileSuspended();

    @Message
    String stepResult();

    @Message
    String resultLater();

    @Message
    String resultWaits(int shares, int wanted);

    @Message
    String resultReady();

    @Message
    String publish();

    @Message
    String publishLead();

    @Message
    String publishNothing(int floor);

    @Message
    String publishTells(String ballots);

    @Message
    String publishFloor(int floor);

    @Message
    String publishStays();

    @Message
    String publishKnown();

    @Message
    String disagrees();

    @Message
    String disagreesMeaning();

    @Message
    String disagreesNext();

    @Message
    String logBusy();

    @Message
    String logBusyNext();

    @Message
    String isCancelled();

    @Message
    String publicPage();

    @Message
    String freeze();

    @Message
    String freezeDoes();

    @Message
    String freezeForGood();

    @Message
    String freezeLacks();

    @Message
    String freezeWhat();

    @Message
    String operatorOpens();

    @Message
    String allKeysNeeded();

    @Message
    String isFrozen();

    @Message
    String fingerprint();

    @Message
    String fingerprintWhy();

    @Message
    String frozenAt();

    @Message
    String notInLog();

    @Message
    String finishFreezing();

    @Message
    String kind(DecisionKind kind);

    @Message
    String does(DecisionKind kind);

    @Message
    String stays(DecisionKind kind);

    @Message
    String stateOf(Proposal.State state);

    @Message
    String refused(Signing.Reason reason);

    @Message
    String revoked(Revoked.Reason reason);
}
