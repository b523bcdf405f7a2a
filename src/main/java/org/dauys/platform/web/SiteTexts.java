package org.dauys.platform.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around every page: frame, language switch, errors. */
@MessageBundle("site")
interface SiteTexts {
    @Message
    String skip();

    @Message
    String language();

    @Message
    String demo();

    @Message
    String needsScript();

    @Message
    String errorTitle();

    @Message
    String errorSummary();

    @Message
    String meaningTitle();

    @Message
    String nextTitle();

    @Message
    String helpCode();

    @Message
    String staff();

    @Message
    String home();

    @Message
    String yourVoteIsSafe();

    @Message
    String nothingChanged();

    @Message
    String goHome();

    @Message
    String goBack();

    @Message
    String badRequest();

    @Message
    String signInNeeded();

    @Message
    String forbidden();

    @Message
    String notFound();

    @Message
    String notFoundNext();

    @Message
    String wrongMethod();

    @Message
    String notAcceptable();

    @Message
    String lengthRequired();

    @Message
    String tooLarge(String kilobytes);

    @Message
    String wrongType();

    @Message
    String crossSite();

    @Message
    String crossSiteNext();

    @Message
    String ourFault();

    @Message
    String ourFaultNext();

    @Message
    String pages();

    /** Between a part and its whole, both numbers. */
    @Message
    String of();

    @Message
    String pageOf(int page, int pages);

    @Message
    String earlierPage();

    @Message
    String laterPage();
}
