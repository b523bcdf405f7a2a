package org.dauys.roll.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dauys.platform.Language;
import org.dauys.roll.Rolls;
import org.dauys.roll.TestDraft;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@NeedsBrowser
class RollLooksTest {
    private static final String FAULTY = """
            Билет нөмірі;Аты-жөні;Электрондық пошта;Телефон;Тіл;Ұйым;ЖСН
            1201;Айгүл Сәрсенқызы Өмірова;aigul@example.kz;8 701 000 00 01;kk;№ 5 жалпы орта білім беретін мектеп;990230400001
            1202;Игорь Владимирович Петров;;;ru;Школа-лицей № 12;
             1201 ;Айгул Омирова;aigul@example.kz;;kk;№ 5 мектеп;
            1,2E+11;Гүлн?р Ұлжан;no address;123;тат;;
            ;Без номера;a@b.kz;;;;
            """;

    private static final String GOOD = FAULTY.lines().limit(3).reduce("", (all, row) -> all + row + "\n")
            + "1203;Құдайберген-Әбдірахманова Гүлжазира Құдайбергенқызы;"
            + "a.very.long.address.of.a.member.of.the.union@mail.organisation.example.kz;;kk;"
            + "Облыстық мамандандырылған дарынды балаларға арналған мектеп-интернат;\n";

    @TestHTTPResource("/")
    URI site;

    @Inject
    TestDraft drafts;

    @Inject
    Rolls rolls;

    private void upload(Page page, String table) {
        page.setInputFiles("#file", new FilePayload("мүшелер.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[enctype] button").click();
        page.waitForURL("**/roll/import");
    }

    @ParameterizedTest
    @EnumSource
    void a_roll_is_brought_in_repaired_and_fixed(Language language, Browsers browsers) {
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            bringIn(drafts.draft(language), visitor);
        }
    }

    private void bringIn(TestDraft.Made election, Visitor visitor) {
        election.in(visitor, site);
        var page = visitor.open(site.resolve(election.desk() + "/roll"));
        visitor.look("roll-empty");
        upload(page, FAULTY);
        visitor.look("roll-report-errors");
        page.navigate(
                site.resolve(election.desk() + "/roll/import?show=warnings").toString());
        visitor.look("roll-report-warnings");
        page.navigate(site.resolve(election.desk() + "/roll").toString());
        visitor.look("roll-waiting");
        upload(page, GOOD);
        page.locator("details summary").first().click();
        visitor.look("roll-report-clean");
        page.locator("form[action$=replace] button").click();
        page.waitForURL("**/roll");
        assertEquals(3, rolls.roll(election.id()).size());
        visitor.look("roll-filled");
        rolls.freeze(election.id(), "all", "one", Instant.parse("2026-04-05T09:00:00Z"));
        page.navigate(site.resolve(election.desk() + "/roll?search=гул").toString());
        assertEquals(2, page.locator("tbody tr").count());
        visitor.look("roll-fixed");
    }
}
