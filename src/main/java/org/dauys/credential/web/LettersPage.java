package org.dauys.credential.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.StaffId;
import org.dauys.credential.Confirmation;
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
    private final Names names;
    private final Words words;

    @Inject
    LettersPage(Issuing issuing, Rolls rolls, Names names, Words words) {
        this.issuing = issuing;
        this.rolls = rolls;
        this.names = names;
        this.words = words;
    }

    /**
     * What is to be known before letters are made.
     *
     * @param others who can confirm them then
     */
    record Plan(Election election, long letters, Map<Language, Integer> languages, Notice notice, String others) {
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
     * @param mine whether that is the reader
     * @param others who can confirm them
     */
    record Waiting(Election election, Issuance issuance, boolean outdated, String by, boolean mine, String others) {}

    record Hand(String name, Instant at) {}

    /** Letters whose codes stand in the record; of a registrar's this server doesn't know whose they are. */
    record Entered(Election election, Optional<Hand> made, Optional<Hand> confirmed) {}

    TemplateInstance of(Election election, StaffId me, Form form) {
        var now = issuing.standing(election.id());
        if (now instanceof Standing.Ready ready) {
            var fixed = ready.election();
            var notice = Notice.of(fixed.manifest(), fixed.id()).get(words.reader());
            return Templates.letters(new Plan(
                    election,
                    ready.members().size(),
                    rolls.languages(election.id()),
                    notice,
                    names.others(election, me)));
        }
        if (now instanceof Standing.Making making) {
            return waiting(election, making.issuance(), false, me, form);
        }
        if (now instanceof Standing.Made made) {
            return waiting(election, made.issuance(), false, me, form);
        }
        if (now instanceof Standing.Outdated outdated) {
            return waiting(election, outdated.issuance(), true, me, form);
        }
        if (now instanceof Standing.Logged logged) {
            return Templates.entered(new Entered(
                    election,
                    logged.by().map(Confirmation::made).map(this::hand),
                    logged.by().map(Confirmation::confirmed).map(this::hand)));
        }
        var registrar =
                now instanceof Standing.WithRegistrar with ? Optional.of(with.name()) : Optional.<String>empty();
        return Templates.none(election, Refusal.of(now), registrar);
    }

    private TemplateInstance waiting(Election election, Issuance issuance, boolean outdated, StaffId me, Form form) {
        var maker = issuance.by();
        return Templates.made(
                new Waiting(
                        election, issuance, outdated, names.of(maker), maker.equals(me), names.others(election, maker)),
                form);
    }

    private Hand hand(Confirmation.Act act) {
        return new Hand(names.of(act.by()), act.at());
    }

    @CheckedTemplate(basePath = "credential")
    static class Templates {
        private Templates() {}

        static native TemplateInstance letters(Plan plan);

        static native TemplateInstance made(Waiting waiting, Form form);

        static native TemplateInstance entered(Entered entered);

        static native TemplateInstance none(Election election, Refusal why, Optional<String> registrar);
    }
}
