package org.dauys.demo;

import java.util.List;
import org.dauys.platform.Language;
import org.dauys.roll.Card;
import org.dauys.roll.Member;

/** A member whom a newcomer can be: one for each language, none of whom has voted. */
public record Persona(Member member) {
    /** One for each language, in its order. */
    public static List<Persona> all() {
        var members = Members.first(Language.values().length);
        return members.stream().map(Persona::new).toList();
    }

    public Card card() {
        return member.card();
    }
}
