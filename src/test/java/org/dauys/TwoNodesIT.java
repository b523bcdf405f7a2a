package org.dauys;

import static org.dauys.NodeCalls.answer;
import static org.dauys.NodeCalls.ask;
import static org.dauys.NodeCalls.at;
import static org.dauys.NodeCalls.cast;
import static org.dauys.NodeCalls.hasMail;
import static org.dauys.NodeCalls.isSignedIn;
import static org.dauys.NodeCalls.mailed;
import static org.dauys.NodeCalls.sign;
import static org.dauys.NodeCalls.signIn;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dauys.board.store.ServiceElection;
import org.dauys.demo.DemoElection;
import org.dauys.demo.DemoMembers;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.DemoStaff;
import org.dauys.platform.MasterKeys;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.roll.ServiceRoll;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres;
import org.dauys.verifier.Verified;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes over one database are one service: what began on one goes on at the other, what is counted is counted for both, and
 * either may die.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
    private static final TestPostgres.Database DATABASE = TestPostgres.fresh();
    private static final String CHAIR = "/e/" + DemoElection.CHAIR.slug();
    private static final List<List<Integer>> CHOICE = List.of(List.of(1));

    /** Java's common ones are fewer than two on two processors. */
    private static final Executor THREADS = task -> new Thread(task).start();

    @TempDir
    static Path shared;

    @TempDir
    static Path dataOfOne;

    @TempDir
    static Path dataOfOther;

    private static ServiceProcess one;
    private static ServiceProcess other;
    private static DemoSecrets secrets;

    @BeforeAll
    static void start() {
        one = ServiceProcess.node(DATABASE, shared, dataOfOne, "--demo");
        other = ServiceProcess.node(DATABASE, shared, dataOfOther, "--demo");
        secrets = new DemoSecrets(MasterKeys.at(ServiceProcess.masterKey(shared)));
    }

    @AfterAll
    static void stop() {
        Stream.of(one, other).forEach(ServiceProcess::close);
    }

    @Test
    @Order(1)
    void a_code_of_one_node_signs_in_on_the_other_and_a_session_is_and_ends_on_both() {
        var member = DemoMembers.newcomers().get(0);
        var session = answer(other, CHAIR, ask(one, CHAIR, member), mailed(one, member))
                .then()
                .statusCode(204)
                .extract()
                .cookie("dauys-member");
        assertTrue(isSignedIn(one, CHAIR, session));
        assertTrue(isSignedIn(other, CHAIR, session));

        at(one).cookie("dauys-member", session)
                .formParam("x", "")
                .post(CHAIR + "/sign-out")
                .then()
                .statusCode(303);
        assertFalse(isSignedIn(other, CHAIR, session));
        assertFalse(isSignedIn(one, CHAIR, session));
    }

    @Test
    @Order(2)
    void who_asks_the_other_node_a_moment_later_gets_no_second_mail_and_answers_with_the_first() {
        var member = DemoMembers.newcomers().get(1);
        ask(one, CHAIR, member);
        var again = ask(other, CHAIR, member);
        assertFalse(hasMail(other, member), "the pause between two codes holds on one node only");
        answer(one, CHAIR, again, mailed(one, member)).then().statusCode(204);
    }

    @Test
    @Order(3)
    void guesses_are_counted_for_both_nodes_together() {
        var member = DemoMembers.newcomers().get(2);
        for (int browser = 0; browser < 3; browser++) {
            var asked = ask(one, CHAIR, member);
            for (int guess = 0; guess < 4; guess++) {
                answer(guess % 2 == 0 ? one : other, CHAIR, asked, "0000 000" + guess)
                        .then()
                        .body("code", equalTo("sign-in.code-wrong"));
            }
            answer(one, CHAIR, asked, "0000 0004").then().body("code", equalTo("sign-in.code-dead"));
        }
        answer(other, CHAIR, ask(other, CHAIR, member), "0000 0000").then().statusCode(429);
    }

    @Test
    @Order(4)
    void two_members_of_a_committee_sign_on_two_nodes_and_a_staff_session_ends_on_both() {
        var marina = signIn(one, other, DemoStaff.MARINA, secrets);
        var raikhan = signIn(other, one, DemoStaff.RAIKHAN, secrets);
        var decision = proposeOpening(marina);

        sign(one, decision, marina, DemoStaff.MARINA, secrets);
        at(other).get("/e/report/anchor").then().statusCode(404);
        sign(other, decision, raikhan, DemoStaff.RAIKHAN, secrets);
        at(one).get("/e/report/anchor").then().statusCode(200);

        at(other).cookie("dauys", marina).formParam("x", "").post("/staff/sign-out");
        at(one).cookie("dauys", marina).accept("text/html").get("/staff").then().statusCode(303);
    }

    /** Where it waits for signatures. */
    private static String proposeOpening(String session) {
        var proposed = at(one).cookie("dauys", session)
                .formParam("confirm", DemoElection.REPORT.slug().toString())
                .formParam("closesAt", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString())
                .formParam("closesAt-time", "18:00")
                .post("/desk/" + secrets.id(DemoElection.REPORT) + "/decide/open")
                .then()
                .statusCode(303);
        return URI.create(proposed.extract().header("Location")).getPath();
    }

    @Test
    @Order(5)
    void a_ballot_cast_on_one_node_is_found_through_the_other() throws IOException {
        var election = open(Mode.CODE_ONLY);
        var voter = election.election().voter(0);
        var ballot = voter.cast(CHOICE);
        var receipt = receipt(cast(one, election, ballot, ""));

        at(other)
                .get(election.path("credential/") + voter.credential().hex())
                .then()
                .body("ballots", hasSize(1));
        assertEquals(place(receipt, election), place(receipt(cast(other, election, ballot, "")), election));
        Verified.valid(
                other.uri(election.path("log")),
                Fingerprint.of(election.election().id()).toString(),
                Files.write(shared.resolve("receipt.json"), receipt));
    }

    @Test
    @Order(6)
    void a_first_ballot_that_one_node_is_still_writing_is_asked_for_again_by_the_other() throws Exception {
        var election = open(Mode.TWO_FACTOR);
        var cookie = ServiceRoll.of(DATABASE, election, 1).cookie(0);
        var ballot = election.election().voter(0).cast(CHOICE);
        CompletableFuture<byte[]> first;
        try (var inTheWay = DATABASE.connect()) {
            lockEntries(inTheWay);
            first = CompletableFuture.supplyAsync(() -> receipt(cast(one, election, ballot, cookie)));
            await(inTheWay, 1);
            cast(other, election, ballot, cookie).then().statusCode(503).body("code", equalTo("cast.busy"));
        }
        var again = receipt(cast(other, election, ballot, cookie));
        assertEquals(place(first.get(), election), place(again, election));
        cast(other, election, election.election().voter(1).cast(CHOICE), cookie)
                .then()
                .statusCode(403)
                .body("code", equalTo("cast.already-took-part"));
    }

    @Test
    @Order(7)
    void the_node_that_holds_the_lease_is_killed_and_the_other_goes_on() throws Exception {
        var election = open(Mode.CODE_ONLY);
        var lost = election.election().voter(0).cast(CHOICE);
        CompletableFuture<byte[]> waiting;
        try (var inTheWay = DATABASE.connect()) {
            lockEntries(inTheWay);
            var dying = CompletableFuture.runAsync(() -> cast(one, election, lost, ""), THREADS);
            await(inTheWay, 1);
            waiting = CompletableFuture.supplyAsync(
                    () -> receipt(
                            cast(other, election, election.election().voter(1).cast(CHOICE), "")),
                    THREADS);
            await(inTheWay, 2);
            one.kill();
            assertTrue(dying.handle((nothing, broken) -> broken != null).get());
        }
        long first = election.election().entries().size();
        assertEquals(first, place(waiting.get(), election), "what the killed node wrote halfway stands in the log");
        assertEquals(first + 1, place(receipt(cast(other, election, lost, "")), election));
    }

    private static ServiceElection open(Mode mode) {
        return ServiceElection.open(
                DATABASE,
                ServiceProcess.masterKey(shared),
                plan -> plan.voters(2).mode(mode).floor(5).single("chair", 2, false));
    }

    private static byte[] receipt(Response taken) {
        return taken.then().statusCode(200).extract().asByteArray();
    }

    /** Where the ballot of a receipt stands. */
    private static long place(byte[] receipt, ServiceElection election) {
        return ReceiptFile.parse(receipt)
                .then(file -> file.verify(
                        election.election().id(), election.election().manifest()))
                .value()
                .orElseThrow()
                .index();
    }

    /** Until the connection is closed whoever writes entries waits, within the transaction that holds the lease. */
    private static void lockEntries(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("lock table board_entry in share mode");
        }
    }

    /** Waits until so many transactions of this database wait for a lock. */
    private static void await(Connection connection, int count) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            try (var query = connection.createStatement()) {
                query.execute("select pg_stat_clear_snapshot()"); // a transaction is told again what it was told first
                var found = query.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'");
                found.next();
                return found.getInt(1) >= count;
            }
        });
    }
}
