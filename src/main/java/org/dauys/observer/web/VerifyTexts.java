package org.dauys.observer.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages that verify the record and show its entries. */
@MessageBundle("verify")
interface VerifyTexts {
    @Message
    String after();

    @Message
    String anchor();

    @Message
    String anchorExpected();

    @Message
    String anchorFailed();

    @Message
    String anchorHint();

    @Message
    String anchorNone();

    @Message
    String atCheckpoint();

    @Message
    String atEntry();

    @Message
    String atFile();

    @Message
    String badAnchor();

    @Message
    String ballotHides();

    @Message
    String before();

    @Message
    String broken();

    @Message
    String brokenWhy();

    @Message
    String cast();

    @Message
    String castAudits();

    @Message
    String castBallots();

    @Message
    String castCounted();

    @Message
    String castFallen();

    @Message
    String castLast();

    @Message
    String castNone();

    @Message
    String castNoneYet();

    @Message
    String castNotJudged();

    @Message
    String castRecorded();

    @Message
    String castReplaced();

    @Message
    String castRevoked();

    @Message
    String castStranger();

    @Message
    String castUnknown();

    @Message
    String checks();

    @Message
    String code();

    @Message
    String codeHint();

    @Message
    String content();

    @Message
    String counter();

    @Message
    String credential();

    @Message
    String done();

    @Message
    String entries();

    @Message
    String entry();

    @Message
    String failed();

    @Message
    String failures();

    @Message
    String file();

    @Message
    String fileHint();

    @Message
    String fingerprint();

    @Message
    String hash();

    @Message
    String invalid();

    @Message
    String invalidWhy();

    @Message
    String kind();

    @Message
    String lead();

    @Message
    String left();

    @Message
    String limits();

    @Message
    String limitsWhy();

    @Message
    String more();

    @Message
    String notRecord();

    @Message
    String notRecordWhy();

    @Message
    String notRun();

    @Message
    String nothing();

    @Message
    String open();

    @Message
    String openWhy();

    @Message
    String passed();

    @Message
    String previous();

    @Message
    String signers();

    @Message
    String size();

    @Message
    String start();

    @Message
    String stop();

    @Message
    String stopped();

    @Message
    String stoppedWhy();

    @Message
    String title();

    @Message
    String tooOld();

    @Message
    String tooOldWhy();

    @Message
    String tracker();

    @Message
    String unreadable();

    @Message
    String unreadableWhy();

    @Message
    String valid();

    @Message
    String validWhy();

    @Message
    String working();

    @Message
    String phase(Checks.Phase phase);
}
