package org.dauys.observer.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.demo.OwnDatabase;
import org.dauys.election.Elections;
import org.dauys.platform.Language;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody scans the QR code of a receipt, over the elections of the demonstration. */
@QuarkusTest
@TestProfile(OwnDatabase.Demo.class)
@NeedsBrowser
class ReceiptArrivalTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    Elections elections;

    @Inject
    Board board;

    @ParameterizedTest
    @EnumSource
    void it_leads_to_the_election_and_says_what_became_of_the_ballot(Language language, Browsers browsers) {
        var log = decided();
        var code = code(log);
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(root.resolve("/r#" + code));
            page.waitForURL("**/e/" + log.name().slug() + "/receipt**");
            page.locator("section[data-answer]:visible").waitFor();
            assertTrue(page.locator("[data-answer=counted], [data-answer=replaced], [data-answer=fallen]")
                            .locator("visible=true")
                            .count()
                    == 1);
            visitor.look("receipt-arrived");

            visitor.open(root.resolve("/r#" + code.substring(1)))
                    .locator("[data-answer=wrong]")
                    .waitFor();
            visitor.look("receipt-code-wrong");
        }
    }

    @Test
    void without_a_connection_a_code_is_not_called_wrong(Browsers browsers) {
        var visitor = browsers.phone(Language.KK);
        visitor.page().route("**/r/*", Route::abort);
        visitor.open(root.resolve("/r#" + code(decided())))
                .locator("[data-answer=offline]")
                .waitFor();
        visitor.expect("net::ERR_FAILED");
        visitor.look("receipt-code-offline");
    }

    private PublicLog decided() {
        return elections.published(0, Integer.MAX_VALUE).stream()
                .map(election -> board.bySlug(election.slug().toString()).orElseThrow())
                .filter(log -> log.snapshot().stage() instanceof Decided)
                .findFirst()
                .orElseThrow();
    }

    /** The short form of a receipt for the log's first ballot. */
    private static String code(PublicLog log) {
        var election = log.snapshot().stage().election().orElseThrow();
        var entry = log.first(Kind.BALLOT, log.head().orElseThrow()).orElseThrow();
        var wire = Envelope.parse(entry.bytes()).value().orElseThrow().body();
        var ballot = SlicedBallot.of(wire, election.manifest().contests())
                .orElseThrow()
                .hash();
        return new Receipt(election.id(), Receipt.Kind.BALLOT, ballot, entry.index(), Hash.ZERO, 0, Hash.ZERO)
                .shortForm();
    }
}
