package org.dauys.board.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.board.Board;
import org.dauys.board.EntryStore.Progress;
import org.dauys.board.LogRefused;
import org.dauys.board.PassingWitnesses;
import org.dauys.board.SignedHead;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.board.TestWitnesses;
import org.dauys.board.WitnessStore;
import org.dauys.board.Witnessing;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Stage.Phase;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What the operator is told of logs that need somebody, and for how long. */
@QuarkusTest
class BoardHealthTest {
    private static final Instant CLOSES = Instant.parse("2100-01-01T13:00:00Z");
    private static final Instant MONTH_LATER = CLOSES.plus(Duration.ofDays(30));

    @Inject
    TestBoards boards;

    @Inject
    WitnessStore store;

    private Made lost(Instant closes) {
        var made = boards.open(plan -> plan.voters(1).closes(closes));
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(List.of(List.of(0), List.of(1)))));
        var head = Checkpoint.parse(Bytes.utf8(fork.note())).orElseThrow();
        store.show(made.log().id(), new SignedHead(head.size(), head.root(), fork.note()));
        return made;
    }

    private static void open(Board board, Made made) {
        var log = board.find(made.log().id()).orElseThrow();
        assertThrows(LogRefused.class, log::head);
    }

    private static HealthCheckResponse logs(Board board, Instant now) {
        return new BoardHealth(board, Clock.fixed(now, ZoneOffset.UTC)).call();
    }

    @Test
    void a_refused_log_is_down_until_its_election_is_long_over_and_told_still() {
        var board = boards.node();
        said(Status.UP, Map.of(), logs(board, CLOSES));
        open(board, lost(CLOSES));
        said(Status.DOWN, Map.of("refused logs", 1L, "long over", 0L), logs(board, MONTH_LATER));
        said(Status.UP, Map.of("refused logs", 1L, "long over", 1L), logs(board, MONTH_LATER.plusSeconds(1)));
        open(board, lost(MONTH_LATER));
        said(Status.DOWN, Map.of("refused logs", 2L, "long over", 1L), logs(board, MONTH_LATER.plusSeconds(1)));
    }

    private static void said(Status status, Map<String, Object> data, HealthCheckResponse response) {
        assertEquals(status, response.getStatus());
        assertEquals(data, response.getData().orElse(Map.of()));
    }

    @Test
    void where_no_closing_time_is_known_an_election_is_over_when_it_is_decided_or_cancelled() {
        assertEquals(
                List.of(Phase.DECIDED, Phase.CANCELLED),
                Stream.of(Phase.values())
                        .filter(phase -> new Progress(phase, Optional.empty()).isLongOver(MONTH_LATER))
                        .toList());
    }

    /** Else one election would take all others out of service. */
    @Test
    void a_node_that_refuses_a_log_is_ready() {
        var made = lost(CLOSES);
        given().get("/e/{slug}/log/checkpoint", made.log().name().slug()).then().statusCode(503);
        given().get("/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'public logs' }.status", equalTo("DOWN"));
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void a_log_without_its_witnesses_is_down_until_its_election_is_long_over_and_told_still() {
        var made = boards.open(plan -> plan.closes(CLOSES).witnesses(1, new TestWitnesses(1).keys()));
        new Witnessing(store, Duration.ZERO).publicHead(made.log(), CLOSES.minus(Duration.ofDays(40)));
        var only = new PassingWitnesses(store, made.log().id());
        var patience = Duration.ofMinutes(15);
        said(Status.DOWN, Map.of("unconfirmed logs", 1L, "long over", 0L), witnesses(only, CLOSES));
        said(Status.UP, Map.of("unconfirmed logs", 1L, "long over", 1L), witnesses(only, CLOSES.plus(patience)));
    }

    private static HealthCheckResponse witnesses(WitnessStore store, Instant now) {
        return new WitnessHealth(store, Clock.fixed(now, ZoneOffset.UTC)).call();
    }
}
