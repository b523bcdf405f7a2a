package org.dauys.roll.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dauys.election.Election;
import org.dauys.platform.Form;
import org.dauys.platform.Paging;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.roll.Line;
import org.dauys.roll.RollImports;
import org.dauys.roll.RollImports.Report;
import org.dauys.roll.RollRecord;
import org.dauys.roll.Rolls;
import org.dauys.roll.Rolls.Roll;

/** The page of an election's roll. */
@Singleton
class RollPage {
    /** How many lines of a list a page shows. */
    static final int LINES = 50;

    private static final int LONGEST_SEARCH = 100;

    private final Rolls rolls;
    private final RollImports imports;
    private final RollRecord record;
    private final Words words;

    @Inject
    RollPage(Rolls rolls, RollImports imports, RollRecord record, Words words) {
        this.rolls = rolls;
        this.imports = imports;
        this.record = record;
        this.words = words;
    }

    /** Everything the page shows. */
    record Shown(
            Election election,
            String title,
            Roll roll,
            boolean isFinal,
            boolean settled,
            Optional<Report> waiting,
            String search,
            int found,
            List<Line> lines,
            Paging paging,
            Form form) {
        /** A member needs an address to sign in. */
        public boolean twoFactor() {
            return election.draft().terms().mode() == Mode.TWO_FACTOR;
        }

        /** Of the frozen roll's root, as people compare it. */
        public String fingerprint() {
            return roll.frozen()
                    .map(frozen -> Fingerprint.of(frozen.root()).toString())
                    .orElse("");
        }

        /** What the address of another page of the list says besides. */
        public String query() {
            return "&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        }
    }

    /** @param page as it stands in the address: anything */
    TemplateInstance of(Election election, String search, String page, Form form) {
        var wanted = search.length() > LONGEST_SEARCH ? "" : search.strip();
        var roll = rolls.roll(election.id());
        int found = wanted.isEmpty() ? roll.size() : rolls.count(election.id(), wanted);
        var paging = Paging.of(page, found, LINES);
        return Templates.roll(new Shown(
                election,
                words.title(election),
                roll,
                record.manifest(election.id()).isPresent(),
                record.isSettled(election.id()),
                imports.last(election.id()),
                wanted,
                found,
                rolls.lines(election.id(), wanted, paging.from(), paging.size()),
                paging,
                form));
    }

    @CheckedTemplate(basePath = "roll")
    static class Templates {
        private Templates() {}

        static native TemplateInstance roll(Shown shown);
    }
}
