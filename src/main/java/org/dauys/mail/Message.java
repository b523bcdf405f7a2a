package org.dauys.mail;

import java.util.Objects;
import org.dauys.platform.Language;

/** A message to one person, in that person's language. Its text may hold a code or a link: it does not print itself. */
public final class Message {
    private final String to;
    private final Language language;
    private final String subject;
    private final String text;

    /**
     * @param to one e-mail address, already checked
     * @param subject one line
     * @param text plain text, lines ended by U+000A
     * @throws IllegalArgumentException where address or subject hold a line break, which would begin another header
     */
    public Message(String to, Language language, String subject, String text) {
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a line break in a header");
        }
        this.to = to;
        this.language = Objects.requireNonNull(language);
        this.subject = subject;
        this.text = Objects.requireNonNull(text);
    }

    public String to() {
        return to;
    }

    public Language language() {
        return language;
    }

    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Message[hidden]";
    }
}
