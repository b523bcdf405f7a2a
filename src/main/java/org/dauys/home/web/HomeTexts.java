package org.dauys.home.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the first page. */
@MessageBundle("home")
interface HomeTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String locked();

    @Message
    String lockedWhy();

    @Message
    String receipt();

    @Message
    String receiptWhy();

    @Message
    String check();

    @Message
    String checkWhy();

    @Message
    String limits();

    @Message
    String limitsWhy();

    @Message
    String demo();

    @Message
    String openNow();

    @Message
    String others();

    @Message
    String all();

    @Message
    String none();
}
