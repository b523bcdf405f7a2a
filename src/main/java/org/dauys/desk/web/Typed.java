package org.dauys.desk.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.election.draft.Spelled;
import org.dauys.election.draft.Texts;
import org.dauys.protocol.json.Word;

/** What a person typed. Notes what can't be read as what it should be; {@link #findings} are places of this form. */
final class Typed {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final MultivaluedMap<String, String> fields;
    private final List<Finding> findings = new ArrayList<>();

    Typed(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Without spaces at the ends, lines ended by U+000A; empty where nothing came. */
    String text(String name) {
        var typed = fields.getFirst(name);
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    Texts texts(String name) {
        return new Texts(text(name + "-kk"), text(name + "-ru"), text(name + "-en"));
    }

    boolean ticked(String name) {
        return !text(name).isEmpty();
    }

    /** Of {@code otherwise} where no number of up to six digits came; that is noted. */
    int number(String name, int otherwise) {
        var typed = text(name);
        if (NUMBER.matcher(typed).matches()) {
            return Integer.parseInt(typed);
        }
        findings.add(Finding.of(name, Reason.NOT_A_NUMBER));
        return otherwise;
    }

    /** Of {@code otherwise} where nothing of the list came; that is noted. */
    <E extends Enum<E> & Word> E choice(String name, Class<E> list, E otherwise) {
        return chosen(name, list).orElseGet(() -> {
            findings.add(Finding.of(name, Reason.NOT_CHOSEN));
            return otherwise;
        });
    }

    <E extends Enum<E> & Word> Optional<E> chosen(String name, Class<E> list) {
        return Spelled.as(list, text(name));
    }

    void note(Finding finding) {
        findings.add(finding);
    }

    /** Of the draft that the form was made from. */
    int version() {
        var typed = text("version");
        return NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : -1;
    }
}
