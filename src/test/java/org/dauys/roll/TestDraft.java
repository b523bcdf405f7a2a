package org.dauys.roll;

import com.microsoft.playwright.options.Cookie;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.UUID;
import org.dauys.account.Staff;
import org.dauys.account.TestAccounts;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Language;
import org.dauys.roll.RollImports.Replacing;
import org.dauys.testing.Visitor;

/** Drafts of elections with a committee member, and rolls for them. */
@Singleton
public class TestDraft {
    private final Elections elections;
    private final TestAccounts accounts;
    private final RollImports imports;
    private final Clock clock;

    @Inject
    TestDraft(Elections elections, TestAccounts accounts, RollImports imports, Clock clock) {
        this.elections = elections;
        this.accounts = accounts;
        this.imports = imports;
        this.clock = clock;
    }

    /** @param session the value of the committee member's cookie */
    public record Made(ElectionId id, String slug, Staff marina, String session) {
        public String desk() {
            return "/desk/" + id;
        }

        /** Signs a browser in as the committee member. */
        public Visitor in(Visitor visitor, URI site) {
            visitor.context()
                    .addCookies(java.util.List.of(new Cookie(TestAccounts.COOKIE, session)
                            .setUrl(site.resolve("/").toString())
                            .setHttpOnly(true)));
            return visitor;
        }
    }

    public Made draft(Language language) {
        var id = new ElectionId(UUID.randomUUID());
        var slug = "e" + id.value().toString().substring(0, 8);
        var marina = accounts.active("Марина Ким", language).staff();
        elections.create(id, Slug.of(slug).orElseThrow(), Drafts.complete(), marina.id(), clock.instant());
        return new Made(id, slug, marina, accounts.session(marina));
    }

    /** Makes a table the roll. */
    public void roll(ElectionId election, String csv) {
        try {
            var file = Files.createTempFile("roll", ".csv");
            var report = imports.check(election, "roll.csv", Files.writeString(file, csv), clock.instant());
            Files.delete(file);
            if (imports.replace(election, report.id()) != Replacing.REPLACED) {
                throw new IllegalStateException("not taken: " + report);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }
}
