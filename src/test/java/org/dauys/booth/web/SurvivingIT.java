package org.dauys.booth.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dauys.board.store.ServiceElection;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.roll.ServiceRoll;
import org.dauys.testing.OwnJava;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres;
import org.dauys.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a voter holds a receipt for is in the record, whatever is killed while votes are cast. */
class SurvivingIT {
    private static final int VOTERS = 240;
    private static final int KILLS = 4;
    private static final int AT_ONCE = 8;
    private static final int FLOOR = 20;
    /** Sent along where nobody is signed in. */
    private static final String NOBODY = "none=";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @TempDir
    Path shared;

    @TempDir
    Path one;

    @TempDir
    Path two;

    private final TestPostgres.Database database = TestPostgres.fresh();
    private final Map<Integer, byte[]> receipts = new ConcurrentHashMap<>();

    @Test
    void a_service_killed_again_and_again_loses_no_vote_that_it_confirmed() throws Exception {
        var service = new AtomicReference<>(ServiceProcess.node(database, shared, one));
        try {
            var election = ServiceElection.open(
                    database,
                    ServiceProcess.masterKey(shared),
                    plan -> plan.voters(VOTERS).single("chair", 2, false));
            var ballots = ballots(election);
            var casting = new Thread(() -> Together.run(
                    AT_ONCE,
                    voters(),
                    voter -> receipts.put(
                            voter,
                            castUntilTaken(
                                    () -> service.get().uri(election.path("ballots")), ballots.get(voter), NOBODY))));
            casting.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = kill * VOTERS / (KILLS + 1);
                Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> receipts.size() >= enough);
                service.get().kill();
                service.set(ServiceProcess.node(database, shared, one));
            }
            casting.join();
            assertEquals(VOTERS, receipts.size());
            verify(service.get(), election);
        } finally {
            service.get().close();
        }
    }

    @Test
    void of_two_nodes_one_is_killed_and_the_other_answers_what_it_left_open() throws Exception {
        var dying = ServiceProcess.node(database, shared, one);
        try (var staying = ServiceProcess.node(database, shared, two)) {
            var election = ServiceElection.open(
                    database,
                    ServiceProcess.masterKey(shared),
                    plan -> plan.voters(VOTERS).single("chair", 2, false));
            var ballots = ballots(election);
            var nodes = List.of(dying.uri(election.path("ballots")), staying.uri(election.path("ballots")));
            var casting = new Thread(() -> Together.run(AT_ONCE, voters(), voter -> {
                var turn = IntStream.iterate(voter, i -> i + 1).iterator();
                receipts.put(voter, castUntilTaken(() -> nodes.get(turn.next() % 2), ballots.get(voter), NOBODY));
            }));
            casting.start();
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> receipts.size() >= VOTERS / 2);
            dying.kill();
            casting.join();
            assertEquals(VOTERS, receipts.size());
            verify(staying, election);
        } finally {
            dying.close();
        }
    }

    /**
     * What SECURITY.md says of a killed service: it forgets of fewer members than the floor that they took part, and of those to
     * whom it owed an answer. Only they can cast a first ballot with a second code; everybody's own code still counts once.
     */
    @Test
    void a_killed_service_forgets_of_few_members_that_they_took_part_and_loses_no_vote() throws Exception {
        var service = new AtomicReference<>(ServiceProcess.node(database, shared, one));
        try {
            var election = ServiceElection.open(
                    database,
                    ServiceProcess.masterKey(shared),
                    plan -> plan.voters(2 * VOTERS)
                            .mode(Mode.TWO_FACTOR)
                            .floor(FLOOR)
                            .single("chair", 2, false));
            var roll = ServiceRoll.of(database, election, VOTERS);
            var ballots = ballots(election);
            var casting = new Thread(() -> Together.run(
                    AT_ONCE,
                    voters(),
                    voter -> receipts.put(
                            voter,
                            castUntilTaken(
                                    () -> service.get().uri(election.path("ballots")),
                                    ballots.get(voter),
                                    roll.cookie(voter)))));
            casting.start();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> receipts.size() > VOTERS / 3 && receipts.size() - roll.marks() > FLOOR / 2);
            var answered = Set.copyOf(receipts.keySet());
            service.get().kill();
            service.set(ServiceProcess.node(database, shared, one));
            casting.join();
            assertEquals(VOTERS, receipts.size());
            verify(service.get(), election);

            var forgotten = voters().stream()
                    .filter(voter -> castsWithSecondCode(service.get(), election, roll, voter))
                    .collect(Collectors.toSet());
            assertTrue(forgotten.stream().filter(answered::contains).count() < FLOOR, forgotten::toString);
            assertTrue(forgotten.size() < FLOOR + AT_ONCE, forgotten::toString);
            verify(service.get(), election);
        } finally {
            service.get().close();
        }
    }

    /** Whether a member who has voted can cast a first ballot with another member's code. */
    private boolean castsWithSecondCode(ServiceProcess node, ServiceElection election, ServiceRoll roll, int voter) {
        try {
            var second = election.election().voter(VOTERS + voter).cast(List.of(List.of(0)));
            var answer = cast(node.uri(election.path("ballots")), second, roll.cookie(voter));
            if (answer.statusCode() == 200) {
                receipts.put(VOTERS + voter, answer.body());
            } else {
                assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("cast.already-took-part"));
            }
            return answer.statusCode() == 200;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Integer> voters() {
        return IntStream.range(0, VOTERS).boxed().toList();
    }

    private static List<byte[]> ballots(ServiceElection election) {
        return Together.map(
                2, voters(), voter -> election.election().voter(voter).cast(List.of(List.of(voter % 2))));
    }

    /** Sends the same bytes until there is a receipt, as the booth does. Nothing but a receipt or "try again" may come back. */
    private static byte[] castUntilTaken(Supplier<URI> address, byte[] ballot, String cookie) {
        while (true) {
            try {
                var answer = cast(address.get(), ballot, cookie);
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                assertEquals(503, answer.statusCode(), () -> new String(answer.body()));
            } catch (IOException | IllegalStateException gone) {
                Thread.onSpinWait(); // killed, or not listening yet
            }
        }
    }

    private static HttpResponse<byte[]> cast(URI address, byte[] ballot, String cookie) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/octet-stream")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", cookie)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(ballot))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void verify(ServiceProcess service, ServiceElection election) throws Exception {
        Set<Long> places = new TreeSet<>();
        var command = new ArrayList<>(List.of(
                OwnJava.command(),
                "-jar",
                Path.of("target", "dauys-verify.jar").toString(),
                record(service, election).toString(),
                "--expect",
                Fingerprint.of(election.election().id()).toString()));
        for (var receipt : receipts.values()) {
            places.add(ReceiptFile.parse(receipt)
                    .then(file -> file.verify(
                            election.election().id(), election.election().manifest()))
                    .value()
                    .orElseThrow()
                    .index());
            command.addAll(List.of(
                    "--receipt",
                    Files.write(Files.createTempFile(shared, "receipt", ".json"), receipt)
                            .toString()));
        }
        assertEquals(receipts.size(), places.size(), "two voters hold receipts for one place");
        var verifier = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, verifier.waitFor(), said);
    }

    private Path record(ServiceProcess service, ServiceElection election) throws IOException, InterruptedException {
        var file = shared.resolve("record.zip");
        var request =
                HttpRequest.newBuilder(service.uri(election.path("record.zip"))).build();
        assertEquals(200, HTTP.send(request, BodyHandlers.ofFile(file)).statusCode());
        assertTrue(Files.size(file) > 0);
        return file;
    }
}
