package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.dauys.testing.Visitor;

/** A stranger with a browser: sees what everybody sees. */
final class Observer {
    private final Walk walk;
    private final Visitor visitor;
    private final URI election;

    Observer(Walk walk, Visitor visitor, URI election) {
        this.walk = walk;
        this.visitor = visitor;
        this.election = election;
    }

    /** The site's first page, the election's page while it is voted, and where receipts are checked. */
    void looksAround() {
        visitor.open(election.resolve("/"));
        walk.look(visitor, "site");
        visitor.open(election);
        walk.look(visitor, "election-open");
        visitor.open(URI.create(election + "/receipt"));
        walk.look(visitor, "receipt-empty");
    }

    /** The election's page, which says why the committee did what it did. */
    void sees(String what, String reason) {
        var page = visitor.open(election);
        walk.look(visitor, "election-" + what);
        assertTrue(page.locator("main").innerText().contains(reason), reason);
    }

    /** The votes of every option of every question, as the page of the result shows them. */
    List<List<Integer>> totals() {
        var page = visitor.open(election);
        walk.look(visitor, "election-decided");
        return page.locator(".results").all().stream()
                .map(table -> table.locator("td.number").allInnerTexts().stream()
                        .map(text -> Integer.parseInt(text.split("\\s")[0]))
                        .toList())
                .toList();
    }

    /** The archive of the record. */
    Path download(Path file) {
        Page page = visitor.open(election);
        page.waitForDownload(() -> page.locator("a[href$='/record.zip']").click())
                .saveAs(file);
        return file;
    }
}
