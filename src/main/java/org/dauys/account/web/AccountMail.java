package org.dauys.account.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.account.DigitCode;
import org.dauys.account.Staff;
import org.dauys.account.Token;
import org.dauys.account.Voter;
import org.dauys.account.VoterDirectory.Place;
import org.dauys.mail.Mail;
import org.dauys.mail.Message;
import org.dauys.platform.Settings;

/** The messages of accounts, each in its reader's language. */
@Singleton
class AccountMail {
    private final Mail mail;
    private final Settings settings;

    @Inject
    AccountMail(Mail mail, Settings settings) {
        this.mail = mail;
        this.settings = settings;
    }

    void invite(Staff staff, Token token) {
        var say = staff.language().say(AccountTexts.class);
        var link = settings.url() + "/staff/invite#" + token.text();
        send(staff, say.inviteSubject(), say.inviteText(staff.name(), link));
    }

    /** Tells the owner, so that a key that somebody else registered at her open computer is noticed. */
    void keyRegistered(Staff staff) {
        var say = staff.language().say(AccountTexts.class);
        send(staff, say.keySubject(), say.keyText(staff.name()));
    }

    void code(Place place, Voter voter, DigitCode code) {
        var say = voter.language().say(AccountTexts.class);
        var text = say.codeText(code.text(), place.title(voter.language()));
        mail.send(new Message(voter.email().value(), voter.language(), say.codeSubject(), text));
    }

    private void send(Staff staff, String subject, String text) {
        mail.send(new Message(staff.email().value(), staff.language(), subject, text));
    }
}
