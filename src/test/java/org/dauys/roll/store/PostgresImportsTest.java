package org.dauys.roll.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Drafts;
import org.dauys.roll.Card;
import org.dauys.roll.Column;
import org.dauys.roll.Finding;
import org.dauys.roll.Finding.Kind;
import org.dauys.roll.Line;
import org.dauys.roll.RollImports;
import org.dauys.roll.RollImports.Change;
import org.dauys.roll.RollImports.Count;
import org.dauys.roll.RollImports.Difference;
import org.dauys.roll.RollImports.Replacing;
import org.dauys.roll.RollImports.Report;
import org.dauys.roll.Rolls;
import org.dauys.roll.Rolls.Freezing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PostgresImportsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final String HEADINGS = "card,name,email,phone,language,organisation\n";

    @Inject
    RollImports imports;

    @Inject
    Rolls rolls;

    @Inject
    Elections elections;

    @TempDir
    Path folder;

    private final ElectionId election = new ElectionId(UUID.randomUUID());

    @BeforeEach
    void draft() {
        var slug = Slug.of("e" + election.value().toString().substring(0, 8)).orElseThrow();
        elections.create(election, slug, Drafts.complete(), new StaffId(UUID.randomUUID()), NOW);
    }

    private Report check(String rows) throws IOException {
        var file = Files.writeString(folder.resolve("roll.csv"), HEADINGS + rows);
        return imports.check(election, "тізім.csv", file, NOW);
    }

    private void take(String rows) throws IOException {
        assertEquals(Replacing.REPLACED, imports.replace(election, check(rows).id()));
    }

    private List<String> names() {
        return rolls.lines(election, "", 0, 100).stream()
                .map(line -> line.member().name())
                .toList();
    }

    @Test
    void checking_a_file_changes_nothing() throws IOException {
        take("1,Айгүл,a@b.kz\n");
        var report = check("2,Олег,\n");

        assertEquals(List.of("Айгүл"), names());
        assertEquals(Optional.of(report), imports.last(election));
        assertEquals("тізім.csv", report.fileName());
        assertEquals(1, report.rows());
        assertEquals(List.of(new Count(Kind.EMAIL_MISSING, 1)), report.counts());
        assertEquals(Optional.of(new Difference(1, 1, 0, 0)), report.difference());
    }

    /** Attack E03. */
    @ParameterizedTest
    @ValueSource(strings = {"ab-12", " AB-12\u00A0", "\u0410\u0412-12", "AB\u201312", "A\u200BB-12"})
    void e03_two_rows_with_one_card_are_an_error_that_names_both_lines(String again) throws IOException {
        var report = check("AB-12,Айгүл,a@b.kz\n7,Олег,c@d.kz\n" + again + ",Айгул,e@f.kz\n");

        assertEquals(1, report.errors());
        assertEquals(List.of(new Finding(4, Kind.CARD_TWICE, again, 2)), imports.findings(report.id(), true, 0, 10));
        assertEquals(Replacing.HAS_ERRORS, imports.replace(election, report.id()));
        assertEquals(List.of(), names());
    }

    @Test
    void an_address_of_several_members_is_a_warning_at_each_after_the_first() throws IOException {
        var report = check("1,А,a@b.kz\n2,Б,A@b.kz\n3,В,c@d.kz\n4,Г,a@B.kz\n5,Д,\n6,Е,\n");

        assertEquals(0, report.errors());
        assertEquals(
                List.of(
                        new Finding(3, Kind.EMAIL_SHARED, "a@b.kz", 2),
                        new Finding(5, Kind.EMAIL_SHARED, "a@b.kz", 2),
                        Finding.row(6, Kind.EMAIL_MISSING, ""),
                        Finding.row(7, Kind.EMAIL_MISSING, "")),
                imports.findings(report.id(), false, 0, 10));
    }

    @Test
    void a_file_with_one_error_is_not_taken_in_part() throws IOException {
        take("1,Айгүл,a@b.kz\n");
        var report = check("1,Айгүл,a@b.kz\n2,Олег,no address\n");

        assertEquals(Optional.empty(), report.difference());
        assertEquals(Replacing.HAS_ERRORS, imports.replace(election, report.id()));
        assertEquals(List.of("Айгүл"), names());
    }

    @Test
    void says_who_comes_who_goes_and_what_changes() throws IOException {
        take("1,Айгүл,a@b.kz,,kk,\n2,Олег,c@d.kz,,ru,\n3,Гүлнәр,e@f.kz,,kk,\n4,Ли,g@h.kz,,ru,\n");
        var report =
                check("4,Ли,g@h.kz,,ru,\n1,Айгүл С.,a@b.kz,87011234567,kk,№ 5\n3,Гүлнәр,e@f.kz,,kk,\n5,Жаңа,,,kk,\n");

        assertEquals(Optional.of(new Difference(1, 1, 1, 2)), report.difference());
        assertEquals(
                List.of(
                        new Change(Change.What.REMOVED, "2", "Олег", Set.of()),
                        new Change(Change.What.ADDED, "5", "Жаңа", Set.of()),
                        new Change(
                                Change.What.CHANGED,
                                "1",
                                "Айгүл",
                                Set.of(Column.NAME, Column.PHONE, Column.ORGANISATION))),
                imports.changes(report.id(), 10));
    }

    @Test
    void a_member_who_stays_keeps_the_line() throws IOException {
        take("ab-1,Айгүл,a@b.kz\n2,Олег,c@d.kz\n");
        var before = line("AB-1");
        take("АВ-1,Айгүл Сәрсенқызы,new@b.kz\n3,Ли,e@f.kz\n");

        assertEquals(before.id(), line("AB-1").id());
        assertEquals("new@b.kz", line("AB-1").member().email());
        assertEquals(List.of("Айгүл Сәрсенқызы", "Ли"), names());
        assertEquals(Optional.empty(), rolls.line(election, Card.read("2").orElseThrow()));
    }

    private Line line(String card) {
        return rolls.line(election, Card.read(card).orElseThrow()).orElseThrow();
    }

    @Test
    void of_two_checked_files_only_the_last_can_be_taken_and_only_once() throws IOException {
        var first = check("1,Айгүл,a@b.kz\n");
        var second = check("2,Олег,c@d.kz\n");

        assertEquals(Replacing.GONE, imports.replace(election, first.id()));
        assertEquals(Replacing.REPLACED, imports.replace(election, second.id()));
        assertEquals(Replacing.GONE, imports.replace(election, second.id()));
        assertEquals(Optional.empty(), imports.last(election));
        assertEquals(List.of("Олег"), names());
    }

    @Test
    void a_file_of_another_election_is_not_taken() throws IOException {
        var report = check("1,Айгүл,a@b.kz\n");
        var other = new ElectionId(UUID.randomUUID());
        elections.create(
                other,
                Slug.of("o" + other.value().toString().substring(0, 8)).orElseThrow(),
                Drafts.complete(),
                new StaffId(UUID.randomUUID()),
                NOW);

        assertEquals(Replacing.GONE, imports.replace(other, report.id()));
        imports.discard(other, report.id());
        assertEquals(Optional.of(report), imports.last(election));
        imports.discard(election, report.id());
        assertEquals(Optional.empty(), imports.last(election));
    }

    @Test
    void a_frozen_roll_does_not_change() throws IOException {
        take("1,Айгүл,a@b.kz\n");
        var report = check("2,Олег,c@d.kz\n");
        assertEquals(Freezing.DONE, rolls.freeze(election, "all", "one", NOW));

        assertEquals(Replacing.FROZEN, imports.replace(election, report.id()));
        assertEquals(List.of("Айгүл"), names());
    }

    @Test
    void findings_come_in_pages_and_all_at_once() throws IOException {
        var report = check("1,,\n2,,\n3,,x\n");

        assertEquals(List.of(2, 3), lines(imports.findings(report.id(), true, 0, 2)));
        assertEquals(List.of(4, 4), lines(imports.findings(report.id(), true, 2, 5)));
        var all = new ArrayList<Finding>();
        imports.eachFinding(report.id(), all::add);
        assertEquals(List.of(2, 2, 3, 3, 4, 4), lines(all));
    }

    private static List<Integer> lines(List<Finding> findings) {
        return findings.stream().map(Finding::line).toList();
    }

    @Test
    void what_the_database_could_misread_is_kept_as_it_is() throws IOException {
        take("1,\"\\N \\t %_! 'x' \"\" ;--\",a@b.kz,,,\\\\\n");

        assertEquals(List.of("\\N \\t %_! 'x' \" ;--"), names());
        assertEquals("\\\\", line("1").member().organisation());
        assertEquals(1, rolls.count(election, "%_!"));
        assertEquals(0, rolls.count(election, "%x"));
    }

    @Test
    void more_rows_than_one_page_or_one_copy_arrive_whole() throws IOException {
        var rows = new StringBuilder();
        Stream.iterate(1, i -> i + 1)
                .limit(12_000)
                .forEach(i -> rows.append(i)
                        .append(",Айгүл Сәрсенқызы Өмірова ")
                        .append(i % 7)
                        .append(",m")
                        .append(i)
                        .append("@example.kz,,kk,№ 5 мектеп\n"));
        take(rows.toString());

        assertEquals(12_000, rolls.roll(election).size());
        var seen = new ArrayList<String>();
        rolls.each(election, line -> seen.add(line.member().card().shown()));
        assertEquals(12_000, Set.copyOf(seen).size());
        assertEquals(12_000, seen.size());
        assertTrue(rolls.lines(election, "", 11_990, 100).size() == 10);
    }
}
