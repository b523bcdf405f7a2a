package org.dauys.notice.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a member is told of ballots that were recorded. */
@MessageBundle("notice")
interface NoticeTexts {
    @Message
    String recordedSubject();

    @Message
    String replacedSubject();

    @Message
    String recordedText(String election, int ballots, String page);

    @Message
    String replacedText(String election, int ballots, String page);
}
