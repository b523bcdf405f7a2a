package org.dauys.desk.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the key ceremony as the committee holds it. */
@MessageBundle("ceremony")
interface CeremonyTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String attempt(int number);

    @Message
    String state(CeremonyState state);

    @Message
    String next(CeremonyState state);

    @Message
    String step(CeremonyState state);

    @Message
    String stepLater();

    @Message
    String stepDone(String fingerprint);

    @Message
    String anyOf(int needed, int all);

    @Message
    String spare(int spare);

    @Message
    String noSpare();

    @Message
    String stays();

    @Message
    String visits();

    @Message
    String visit1();

    @Message
    String visit2();

    @Message
    String visit3();

    @Message
    String holder();

    @Message
    String markDone();

    @Message
    String markAwaited();

    @Message
    String markLater();

    @Message
    String holderAddress();

    @Message
    String holderAddressWhy();

    @Message
    String listCode();

    @Message
    String listCodeWhy();

    @Message
    String keyCode();

    @Message
    String keyCodeWhy();

    @Message
    String whoTakesPart();

    @Message
    String tickAtLeast(int needed);

    @Message
    String wasWrong();

    @Message
    String wasAbsent();

    @Message
    String leftOut();

    @Message
    String proposeStart();

    @Message
    String proposeKeys();

    @Message
    String proposeAbort();

    @Message
    String toCancel();

    @Message
    String abort();

    @Message
    String abortWhat();

    @Message
    String abortComplete();

    @Message
    String waiting(String what);

    @Message
    String waitingStale();

    @Message
    String toDecision();

    @Message
    String ended();

    @Message
    String endedAttempt(int number);

    @Message
    String failedShare(String dealer, String receiver);

    @Message
    String failedComplaint(String receiver, String dealer);

    @Message
    String abortedBecause();

    @Message
    String abortedAbsent();
}
