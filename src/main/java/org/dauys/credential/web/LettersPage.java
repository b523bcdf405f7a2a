package org.dauys.credential.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.Accounts;
import org.dauys.account.StaffId;
import org.dauys.credential.Issuance;
import org.dauys.credential.Issuing;
import org.dauys.credential.LetterRun;
import org.dauys.credential.Notice;
import org.dauys.credential.Refusal;
import org.dauys.credential.Standing;
import org.dauys.election.Election;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.roll.Rolls;

/** The committee's page of letters, which is another one at every step. */
@Singleton
class LettersPage {
    private final Issuing issuing;
    private final Rolls rolls;
    private final Accounts accounts;
    private final Words words;

    @Inject
    LettersPage(Issuing issuing, Rolls rolls, Accounts accounts, Words words) {
        this.issuing = issuing;
        this.rolls = rolls;
        this.accounts = accounts;
        this.words = words;
    }

    /** What is to be known before letters are made. */
    record Plan(Election election, long letters, Map<Language, Integer> languages, Notice notice) {
        public boolean archive() {
            return letters > LetterRun.MOST;
        }

        public int most() {
            return LetterRun.MOST;
        }
    }

    /**
     * Letters that are made or being made.
     *
     * @param outdated for a roll that was opened since
     * @param by the name of who makes them
     */
    record Waiting(Election election, Issuance issuance, boolean outdated, String by) {}

    TemplateInstance of(Election election, Form form) {
        var now = issuing.standing(election.id());
        if (now instanceof Standing.Ready ready) {
            var fixed = ready.election();
            var notice = Notice.of(fixed.manifest(), fixed.id()).get(words.reader());
            return Templates.letters(
                    new Plan(election, ready.members().size(), rolls.languages(election.id()), notice));
        }
        if (now instanceof Standing.Making making) {
            return waiting(election, making.issuance(), false, form);
        }
        if (now instanceof Standing.Made made) {
            return waiting(election, made.issuance(), false, form);
        }
        if (now instanceof Standing.Outdated outdated) {
            return waiting(election, outdated.issuance(), true, form);
        }
        var registrar =
                now instanceof Standing.WithRegistrar with ? Optional.of(with.name()) : Optional.<String>empty();
        return Templates.none(election, Refusal.of(now), registrar);
    }

    private TemplateInstance waiting(Election election, Issuance issuance, boolean outdated, Form form) {
        return Templates.made(new Waiting(election, issuance, outdated, name(issuance.by())), form);
    }

    private String name(StaffId staff) {
        return accounts.find(staff).map(account -> account.staff().name()).orElse("—");
    }

    @CheckedTemplate(basePath = "credential")
    static class Templates {
        private Templates() {}

        static native TemplateInstance letters(Plan plan);

        static native TemplateInstance made(Waiting waiting, Form form);

        static native TemplateInstance none(Election election, Refusal why, Optional<String> registrar);
    }
}
