package org.dauys.notice.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.mail.Mail;
import org.dauys.mail.Message;
import org.dauys.notice.Delivery;
import org.dauys.notice.Notice;
import org.dauys.platform.Settings;
import org.dauys.roll.Member;
import org.dauys.roll.Rolls;

/**
 * To the address at which the member signs in. Whoever is gone from the roll by now or has no address is told nothing. The text
 * holds no tracker, no receipt and no choice: none of them is known here.
 */
@Singleton
class NoticeMail implements Delivery.Post {
    private final Rolls rolls;
    private final Elections elections;
    private final Mail mail;
    private final Settings settings;

    @Inject
    NoticeMail(Rolls rolls, Elections elections, Mail mail, Settings settings) {
        this.rolls = rolls;
        this.elections = elections;
        this.mail = mail;
        this.settings = settings;
    }

    @Override
    public CompletableFuture<Boolean> send(Notice notice) {
        var member = rolls.line(notice.member())
                .map(line -> line.member())
                .filter(known -> !known.email().isEmpty());
        var election = elections.find(notice.election());
        if (member.isEmpty() || election.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        return mail.deliver(message(notice, member.get(), election.get()));
    }

    private Message message(Notice notice, Member member, Election election) {
        var language = member.language();
        var say = language.say(NoticeTexts.class);
        var title = election.draft().title().in(language);
        var page = settings.url() + "/e/" + election.slug();
        return notice.replaced()
                ? new Message(
                        member.email(),
                        language,
                        say.replacedSubject(),
                        say.replacedText(title, notice.ballots(), page))
                : new Message(
                        member.email(),
                        language,
                        say.recordedSubject(),
                        say.recordedText(title, notice.ballots(), page));
    }
}
