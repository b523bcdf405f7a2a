package org.dauys.mail.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the demonstration's mailbox. */
@MessageBundle("mail")
interface MailTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String to();

    @Message
    String again();
}
