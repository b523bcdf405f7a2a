package org.dauys.credential.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.dauys.account.Accounts;
import org.dauys.account.TestAccounts;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.NotConfirmed;
import org.dauys.board.TestBoards;
import org.dauys.credential.Confirmation;
import org.dauys.credential.Issuance;
import org.dauys.credential.Issuances;
import org.dauys.credential.Issuing;
import org.dauys.credential.LetterFile;
import org.dauys.credential.LetterRun;
import org.dauys.credential.LetterSheets;
import org.dauys.credential.Notice;
import org.dauys.credential.Sheet;
import org.dauys.credential.web.TestIssuing.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.roll.Rolls;
import org.dauys.testing.TestElection;
import org.dauys.testing.TestVoter;
import org.dauys.testing.Together;
import org.junit.jupiter.api.Test;

/** Letters by the platform, from the first page to the record. */
@QuarkusTest
class LettersTest {
    @Inject
    TestIssuing test;

    @Inject
    TestAccounts accounts;

    @Inject
    Issuances issuances;

    @Inject
    Issuing issuing;

    @Inject
    Board board;

    @Inject
    Rolls rolls;

    @Inject
    TestBoards boards;

    @Inject
    LetterSheets sheets;

    @Inject
    Accounts staff;

    @Inject
    DataSource database;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    private Response make(Made made, String id) {
        return test.as(made, id).post(made.page() + "/make");
    }

    private LetterFile file(Made made) {
        var answer = make(made, "c1");
        answer.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("-letters.pdf"))
                .header("Cache-Control", "no-store");
        return LetterFile.of(answer.asByteArray());
    }

    private Issuance waiting(Made made) {
        return issuances.find(made.id()).orElseThrow();
    }

    private Response confirm(Made made, Issuance issuance, String number) {
        return confirm(made, "c2", issuance, number);
    }

    private Response confirm(Made made, String id, Issuance issuance, String number) {
        return test.as(made, id)
                .formParam("issuance", issuance.id().toString())
                .formParam("number", number)
                .post(made.page() + "/confirm");
    }

    private Response discard(Made made, Issuance issuance) {
        return test.as(made, "c2")
                .formParam("issuance", issuance.id().toString())
                .post(made.page() + "/discard");
    }

    private void refused(Response answer, String code) {
        answer.then().statusCode(409).body(containsString(code));
    }

    private Preparing preparing(Made made) {
        return assertInstanceOf(Preparing.class, test.log(made).snapshot().stage());
    }

    private boolean isLive(Made made, Code code) {
        var id = preparing(made).fixed().id();
        var key = code.key(id).credential();
        return preparing(made)
                .electorate()
                .filter(roll -> test.log(made).chain(key).isPresent())
                .isPresent();
    }

    @Test
    void letters_are_made_confirmed_and_entered() throws Exception {
        var made = test.withRoll(TestIssuing.THREE);
        test.as(made, "c1")
                .get(made.page())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("could, alone, vote in place of those who do not vote"),
                        containsString("this vote has no other sign-in"),
                        containsString("Русский</span>: 1"),
                        containsString("One PDF")));

        var file = file(made);
        assertEquals(4, file.pages().size());
        assertTrue(
                file.pages().get(0).contains("Айгүл Сәрсенқызы Өмірова"),
                file.pages().get(0));
        assertTrue(file.pages().get(0).contains("Сіздің кодыңыз"));
        assertTrue(file.pages().get(1).contains("Игорь Владимирович Петров"));
        assertTrue(file.pages().get(2).contains("Сәуле Ким"));
        assertTrue(
                file.pages().get(3).contains("Letters before this sheet: 3"),
                file.pages().get(3));
        assertTrue(
                file.pages().get(3).replaceAll("\\s+", " ").contains("that the file has arrived whole"),
                file.pages().get(3));
        var fixed = preparing(made).fixed();
        for (int i = 0; i < 3; i++) {
            var code = file.codes().get(i).expose(CodeAccess.LETTER).replace("-", "");
            var print = Fingerprint.of(fixed.id()).toString();
            assertTrue(file.pages().get(i).contains(print));
            assertEquals(
                    fixed.manifest().terms().address() + "/vote#c=" + code + "&f=" + print.replace("-", ""),
                    file.qr(i, "issued-letter-" + i));
        }
        assertTrue(preparing(made).electorate().isEmpty());
        test.as(made, "c2").get(made.page()).then().body(containsString("The codes are not valid yet"));

        confirm(made, waiting(made), " " + file.control().replace(" ", "-"))
                .then()
                .statusCode(303);

        var roll = preparing(made).electorate().orElseThrow();
        assertEquals(3, roll.members().size());
        assertEquals(
                rolls.roll(made.id()).frozen().orElseThrow().root(),
                roll.members().root());
        file.codes().forEach(code -> assertTrue(isLive(made, code)));
        assertTrue(issuances.find(made.id()).isEmpty());
        test.as(made, "c1")
                .get(made.page())
                .then()
                .body(containsString("The codes are valid: their public keys are in the public record"));
    }

    @Test
    void a_printed_code_votes() {
        var made = test.withRoll(TestIssuing.THREE);
        var file = file(made);
        confirm(made, waiting(made), file.control()).then().statusCode(303);

        var terms = open(made);
        var code = file.codes().get(1);
        var voter = new TestVoter(terms, code.key(preparingId(made)), random);
        var ballot = EntryWriter.ballot(Purpose.CAST, voter.cast(List.of(List.of(0))));
        assertInstanceOf(Appending.Appended.class, test.log(made).append(List.of(ballot)));
        assertEquals(1, test.log(made).snapshot().counts().voters());

        var stranger = new byte[Code.RANDOM];
        random.nextBytes(stranger);
        var other = new TestVoter(terms, Code.of(stranger).key(preparingId(made)), random);
        var refused = EntryWriter.ballot(Purpose.CAST, other.cast(List.of(List.of(0))));
        assertInstanceOf(Appending.Refused.class, test.log(made).append(List.of(refused)));
    }

    private org.dauys.protocol.transcript.Hash preparingId(Made made) {
        return test.log(made).snapshot().stage().election().orElseThrow().id();
    }

    /** The ceremony of somebody else's whole election over the same manifest, and the opening over this roll. */
    private BallotTerms open(Made made) {
        var manifest = preparing(made).fixed().manifest();
        var election = TestElection.over(manifest, made.secrets(), 3);
        var log = test.log(made);
        election.entries().stream()
                .filter(entry -> text(entry).startsWith("dauys/v1 key-ceremony"))
                .forEach(entry -> assertInstanceOf(Appending.Appended.class, log.append(List.of(entry))));
        var joint = election.jointKey();
        var closes = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var opened = election.signed(
                new Entry.Opened(
                        preparing(made).electorate().orElseThrow().entry(), joint.transcript(), joint.key(), closes),
                TestElection.COMMITTEE);
        assertInstanceOf(Appending.Appended.class, log.append(List.of(opened)));
        return new BallotTerms(TreeHash.leaf(opened), joint.key(), manifest.contests());
    }

    private static String text(byte[] entry) {
        return new String(entry, StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_wrong_number_is_refused_and_nothing_is_entered() {
        var made = test.withRoll(TestIssuing.THREE);
        var file = file(made);
        var issuance = waiting(made);
        var wrong = file.control().startsWith("9")
                ? "1234 5678"
                : "9" + file.control().substring(1);

        for (var typed : List.of(wrong, "", "abc", file.control() + "0")) {
            confirm(made, issuance, typed)
                    .then()
                    .statusCode(422)
                    .body(containsString("This is not the control number of these letters"))
                    .body(containsString("value=\"" + typed + "\""));
        }
        test.as(made, "c2")
                .accept("application/json")
                .formParam("issuance", issuance.id().toString())
                .formParam("number", wrong)
                .post(made.page() + "/confirm")
                .then()
                .statusCode(422)
                .body("code", equalTo("letters.wrong-number"));
        assertTrue(preparing(made).electorate().isEmpty());
        confirm(made, issuance, file.control()).then().statusCode(303);
    }

    /** In code-only mode one stolen account would otherwise be every vote. */
    @Test
    void who_made_the_letters_cannot_confirm_them() {
        var made = test.withRoll(TestIssuing.THREE);
        test.as(made, "c1")
                .get(made.page())
                .then()
                .body(allOf(containsString("a single stolen account"), containsString("Who can confirm: Person c2.")));
        var file = file(made);
        var issuance = waiting(made);

        var refused = confirm(made, "c1", issuance, file.control());
        refused.then()
                .statusCode(403)
                .body(allOf(containsString("letters.same-member"), containsString("on their own account: Person c2.")));
        confirm(made, "c1", issuance, "1").then().statusCode(403);
        assertTrue(preparing(made).electorate().isEmpty());
        assertEquals(issuance, waiting(made));
        assertTrue(issuances.confirmation(made.id()).isEmpty());
        confirm(made, "c2", issuance, file.control()).then().statusCode(303);
    }

    @Test
    void who_made_and_who_confirmed_is_remembered_and_shown() {
        var made = test.withRoll(TestIssuing.THREE);
        var file = file(made);
        var issuance = waiting(made);
        test.as(made, "c1")
                .get(made.page())
                .then()
                .body(allOf(
                        containsString("The letters wait for another member of the committee"),
                        containsString("Who can confirm: Person c2."),
                        not(containsString("id=\"number\""))));
        test.as(made, "c2")
                .get(made.page())
                .then()
                .body(allOf(
                        containsString("Making begun by: Person c1, "),
                        containsString("id=\"number\""),
                        not(containsString("wait for another member"))));
        test.as(made, "c1").get("/desk/" + made.id()).then().body(containsString("wait for another member"));

        var before = clock.instant();
        confirm(made, issuance, file.control()).then().statusCode(303);
        var by = issuances.confirmation(made.id()).orElseThrow();
        assertEquals(new Confirmation.Act(made.people().get("c1").id(), issuance.at()), by.made());
        assertEquals(made.people().get("c2").id(), by.confirmed().by());
        assertFalse(by.confirmed().at().isBefore(before.truncatedTo(ChronoUnit.MILLIS)));
        for (var page : List.of(made.page(), "/desk/" + made.id())) {
            test.as(made, "c1")
                    .get(page)
                    .then()
                    .body(allOf(
                            containsString("Making begun by: Person c1, "),
                            containsString("Confirmed by: Person c2, ")));
        }
    }

    @Test
    void who_confirmed_is_kept_where_the_answer_of_the_log_gets_lost() {
        var made = test.withRoll(TestIssuing.THREE);
        var file = file(made);
        var issuance = waiting(made);
        var unsure = new Issuing(rolls, boards.unsure(), issuances, sheets, random, UUID::randomUUID);
        var c2 = made.people().get("c2").id();
        assertThrows(
                NotConfirmed.class,
                () -> unsure.confirm(made.id(), issuance.id(), c2, file.control(), clock.instant()));

        assertFalse(issuances.discard(
                issuance.id(), () -> preparing(made).electorate().isPresent()));
        refused(confirm(made, issuance, file.control()), "letters.logged");
        refused(discard(made, issuance), "letters.logged");
        var by = issuances.confirmation(made.id()).orElseThrow();
        assertEquals(new Confirmation.Act(made.people().get("c1").id(), issuance.at()), by.made());
        assertEquals(c2, by.confirmed().by());
        assertTrue(issuances.find(made.id()).isEmpty());
        test.as(made, "c1")
                .get(made.page())
                .then()
                .body(allOf(
                        containsString("Making begun by: Person c1, "), containsString("Confirmed by: Person c2, ")));
    }

    @Test
    void the_other_members_are_called_to_confirm() {
        var made = test.withRoll(TestIssuing.THREE);
        home(made, "c2").body(not(containsString(made.page())));
        var file = file(made);
        home(made, "c2")
                .body(allOf(containsString("Enter the control number of the letters"), containsString(made.page())));
        for (var id : List.of("c1", "t1")) {
            home(made, id).body(not(containsString(made.page())));
        }
        confirm(made, waiting(made), file.control()).then().statusCode(303);
        home(made, "c2").body(not(containsString(made.page())));
    }

    private ValidatableResponse home(Made made, String id) {
        return test.as(made, id).get("/staff").then().statusCode(200);
    }

    @Test
    void who_is_shut_out_is_not_named_and_where_nobody_can_confirm_no_letters_are_offered() {
        var made = test.withRoll(TestIssuing.THREE);
        var button = containsString("/letters/make");
        test.as(made, "c1").get(made.page()).then().body(button);
        staff.setDisabled(made.people().get("c2").id(), true);
        var nobody = allOf(
                containsString("nobody else can sign in to confirm"),
                not(containsString("Who can confirm")),
                not(containsString("Person c2")));
        test.as(made, "c1").get(made.page()).then().body(allOf(nobody, not(button)));
        var file = file(made);
        test.as(made, "c1").get(made.page()).then().body(nobody);
        confirm(made, "c1", waiting(made), file.control())
                .then()
                .statusCode(403)
                .body(nobody);
    }

    @Test
    void while_letters_are_made_nobody_asks_whether_they_are_spoilt() {
        var made = test.withRoll(TestIssuing.THREE);
        issuing.begin(made.id(), made.people().get("c1").id(), Language.EN, clock.instant());
        test.as(made, "c1")
                .get(made.page())
                .then()
                .body(allOf(
                        containsString("Letters made: 0 of 3"),
                        containsString("Has the download broken off?"),
                        not(containsString("lost or spoilt"))));
        discard(made, waiting(made)).then().statusCode(303);
        file(made);
        test.as(made, "c2").get(made.page()).then().body(containsString("lost or spoilt"));
    }

    @Test
    void letters_are_thrown_away_and_made_anew() {
        var made = test.withRoll(TestIssuing.THREE);
        var lost = file(made);
        var old = waiting(made);
        discard(made, old).then().statusCode(303);
        assertTrue(issuances.find(made.id()).isEmpty());

        var file = file(made);
        assertNotEquals(lost.control(), file.control());
        refused(confirm(made, old, lost.control()), "letters.gone");
        refused(discard(made, old), "letters.gone");
        confirm(made, waiting(made), lost.control()).then().statusCode(422);
        confirm(made, waiting(made), file.control()).then().statusCode(303);

        file.codes().forEach(code -> assertTrue(isLive(made, code)));
        lost.codes().forEach(code -> assertFalse(isLive(made, code)));
    }

    @Test
    void of_two_members_at_once_one_gets_the_letters_and_the_other_a_sentence() {
        var made = test.withRoll(TestIssuing.THREE);
        var answers = Together.map(2, List.of("c1", "c2"), id -> make(made, id));
        var codes = new ArrayList<>(answers.stream().map(Response::statusCode).toList());
        codes.sort(null);
        assertEquals(List.of(200, 409), codes);
        refused(make(made, "c1"), "letters.under-way");
    }

    @Test
    void what_is_entered_can_neither_be_made_again_nor_thrown_away_nor_entered_twice() {
        var made = test.withRoll(TestIssuing.THREE);
        var file = file(made);
        var issuance = waiting(made);
        var answers = Together.map(2, List.of(1, 2), i -> confirm(made, issuance, file.control()));
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 303).count());
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 409).count());

        refused(make(made, "c1"), "letters.logged");
        refused(confirm(made, issuance, file.control()), "letters.logged");
        refused(discard(made, issuance), "letters.logged");
        assertEquals(
                Rolls.Freezing.TOO_LATE,
                rolls.thaw(made.id(), () -> preparing(made).electorate().isPresent()));
    }

    @Test
    void who_began_on_an_old_page_gets_no_letters_once_others_are_entered() {
        var made = test.withRoll(TestIssuing.THREE);
        var begun = issuing.begin(made.id(), made.people().get("c1").id(), Language.EN, clock.instant());
        var run = assertInstanceOf(Issuing.Beginning.Begun.class, begun).run();
        var stale = waiting(made);
        discard(made, stale).then().statusCode(303);
        var file = file(made);
        confirm(made, waiting(made), file.control()).then().statusCode(303);
        assertTrue(issuances.begin(stale), "its row comes only now");

        assertThrows(LetterRun.Discarded.class, run::next);
        file.codes().forEach(code -> assertTrue(isLive(made, code)));
    }

    @Test
    void what_fails_before_the_first_letter_leaves_nothing_behind() {
        var made = test.withRoll(TestIssuing.THREE);
        var broken = new Issuing(rolls, board, issuances, new NoSheets(), random, UUID::randomUUID);
        var staff = made.people().get("c1").id();
        assertThrows(NoSheets.Broken.class, () -> broken.begin(made.id(), staff, Language.EN, clock.instant()));
        assertTrue(issuances.find(made.id()).isEmpty());
        file(made);
    }

    private static final class NoSheets implements LetterSheets {
        static final class Broken extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public Map<Language, Sheet> sheets(Map<Language, Notice> notices) {
            throw new Broken();
        }

        @Override
        public Sheet control(Notice notice, int letters, String number) {
            throw new Broken();
        }
    }

    @Test
    void letters_for_a_roll_that_was_opened_again_are_worth_nothing() {
        var made = test.withRoll(TestIssuing.THREE);
        var file = file(made);
        var issuance = waiting(made);
        assertEquals(Rolls.Freezing.DONE, rolls.thaw(made.id(), () -> false));
        refused(confirm(made, issuance, file.control()), "letters.roll-changed");
        test.freezeRoll(made);

        refused(confirm(made, issuance, file.control()), "letters.roll-changed");
        test.as(made, "c1").get(made.page()).then().body(containsString("these letters are no longer valid"));
        refused(make(made, "c1"), "letters.under-way");
        discard(made, issuance).then().statusCode(303);
        confirm(made, issuance, file.control()).then().statusCode(409);
        var again = file(made);
        confirm(made, waiting(made), again.control()).then().statusCode(303);
    }

    @Test
    void nothing_is_made_too_early_or_by_the_wrong_one() {
        var draft = test.draft(Issuer.Kind.PLATFORM);
        refused(make(draft, "c1"), "letters.draft");
        test.as(draft, "c1")
                .get(draft.page())
                .then()
                .statusCode(200)
                .body(containsString("rules of the vote are frozen"));

        var open = test.frozen(Issuer.Kind.PLATFORM);
        refused(make(open, "c1"), "letters.roll-open");
        test.as(open, "c1").get(open.page()).then().body(containsString("/desk/" + open.id() + "/roll"));

        var registrar = test.frozen(Issuer.Kind.REGISTRAR);
        refused(make(registrar, "c1"), "letters.by-registrar");
        test.as(registrar, "c1").get(registrar.page()).then().body(containsString("Registrar: Person r1"));

        var cancelled = test.withRoll(TestIssuing.THREE);
        cancel(cancelled);
        refused(make(cancelled, "c1"), "letters.over");
        test.as(cancelled, "c1").get(cancelled.page()).then().body(containsString("This vote is cancelled"));
        for (var made : List.of(draft, open, registrar, cancelled)) {
            assertTrue(issuances.find(made.id()).isEmpty());
            test.as(made, "c1")
                    .formParam("issuance", "x")
                    .formParam("number", "1")
                    .post(made.page() + "/confirm")
                    .then()
                    .statusCode(409);
        }
    }

    private void cancel(Made made) {
        var entry = new Entry.Cancelled("No longer needed");
        var lines = TestElection.COMMITTEE.stream()
                .map(id -> EntryWriter.sign(
                        preparingId(made), entry, id, made.secrets().get(id).signingKey()))
                .toList();
        var cancelled = EntryWriter.signed(Kind.CANCELLED, lines);
        assertInstanceOf(Appending.Appended.class, test.log(made).append(List.of(cancelled)));
    }

    @Test
    void only_the_committee_comes_here() {
        var made = test.withRoll(TestIssuing.THREE);
        var stranger = accounts.session(accounts.active("Тимур", Language.EN).staff());
        for (var path : List.of("/make", "/confirm", "/discard")) {
            test.as(made, "t1").post(made.page() + path).then().statusCode(403);
            test.as(stranger).post(made.page() + path).then().statusCode(404);
            test.as("").post(made.page() + path).then().statusCode(401);
        }
        test.as(made, "t1").get(made.page()).then().statusCode(403);
        test.as(stranger).get(made.page()).then().statusCode(404);
        test.as("").get(made.page()).then().statusCode(303);
        assertTrue(issuances.find(made.id()).isEmpty());
    }

    @Test
    void the_desk_says_how_far_the_codes_are() {
        var made = test.withRoll(TestIssuing.THREE);
        desk(made).then().body(allOf(containsString("Make the letters with codes"), containsString("Letters: 3")));
        var file = file(made);
        desk(made).then().body(containsString("Enter the control number of the letters"));
        confirm(made, waiting(made), file.control());
        desk(made)
                .then()
                .body(allOf(
                        containsString("The codes are valid: their public keys are in the public record."),
                        not(containsString("Enter the control number"))));

        var registrar = test.frozen(Issuer.Kind.REGISTRAR);
        desk(registrar).then().body(not(containsString("/desk/" + registrar.id() + "/letters")));
    }

    private Response desk(Made made) {
        return test.as(made, "t1").get("/desk/" + made.id());
    }

    @Test
    void no_code_stands_in_the_database_or_in_what_is_logged() throws Exception {
        var made = test.withRoll(TestIssuing.THREE);
        var lines = new CopyOnWriteArrayList<String>();
        var handler = listening(lines);
        var root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            var file = file(made);
            var waiting = everything();
            confirm(made, waiting(made), file.control()).then().statusCode(303);
            var entered = everything();
            var logged = String.join("\n", lines);
            for (var code : file.codes()) {
                for (var spelling : spellings(code)) {
                    assertFalse(waiting.contains(spelling), "in the database");
                    assertFalse(entered.contains(spelling), "in the database");
                    assertFalse(logged.contains(spelling), "in the log");
                }
            }
            var key = file.codes().get(0).key(preparing(made).fixed().id()).credential();
            var known = HexFormat.of().formatHex(key.hex().getBytes(StandardCharsets.US_ASCII));
            assertTrue(waiting.contains(known), "the search finds what is there");
        } finally {
            root.removeHandler(handler);
        }
    }

    private static Handler listening(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + " "
                        + List.of(record.getParameters() == null ? new Object[0] : record.getParameters())
                        + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** As text, without hyphens, by lines as on the letter, and each as bytes. */
    private static List<String> spellings(Code code) {
        var shown = code.expose(CodeAccess.LETTER);
        var plain = shown.replace("-", "");
        return List.of(
                        shown,
                        plain,
                        shown.substring(0, 14),
                        plain.substring(0, 12),
                        plain.toLowerCase(),
                        plain.substring(12))
                .stream()
                .flatMap(text ->
                        List.of(text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII))).stream())
                .toList();
    }

    /** Every row of every table as text. */
    private String everything() throws SQLException {
        var all = new StringBuilder();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery("select t::text from \"" + table + "\" t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }
}
