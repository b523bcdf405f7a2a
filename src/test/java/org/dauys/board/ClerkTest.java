package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.board.EntryStore.Progress;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Voting;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.testing.TestElection;
import org.dauys.testing.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClerkTest {
    /** Far ahead, so that the service's own clerk leaves these logs alone. */
    private static final Instant CLOSES = Instant.parse("2090-01-01T13:00:00Z");

    @Inject
    TestBoards boards;

    @Test
    void closes_on_time_and_adds_up_once_however_many_nodes_try() {
        var made = voted(2);
        work(CLOSES.minusMillis(1));
        assertEquals(Phase.OPEN, phase(made));
        Together.run(4, List.of(1, 2, 3, 4), node -> work(CLOSES));
        var tallied = assertInstanceOf(Tallied.class, made.log().snapshot().stage());
        assertEquals(2, tallied.aggregate().contests().get(0).ballots());
        assertEquals(Map.of("closed", 1L, "aggregate", 1L), kinds(made, "closed", "aggregate"));
        work(CLOSES.plusSeconds(60));
        assertEquals(Phase.TALLIED, phase(made));
    }

    /** The first ballot of one who voted again, one too many, one too few, one twice; and the right ones, said to be three. */
    @Test
    void c10_a_total_of_other_ballots_than_those_that_count_is_not_written() {
        var made = boards.open(plan -> plan.closes(CLOSES).voters(2).floor(1));
        var first = cast(made, 0);
        var again = cast(made, 0);
        var other = cast(made, 1);
        var voting = (Voting) made.log().snapshot().stage();
        var closing = new Entry.ClosedOnTime(voting.open().hash(), voting.closesAt());
        TestBoards.append(made.log(), List.of(made.election().unsigned(closing)));
        assertEquals(made.log().aggregate().value(), Optional.of(sum(made, 2, again, other)));
        for (var wrong : List.of(
                sum(made, 2, first, other),
                sum(made, 3, first, again, other),
                sum(made, 1, other),
                sum(made, 2, other, other),
                sum(made, 3, again, other))) {
            var document = wrong.document();
            var closed = ((Closed) made.log().snapshot().stage()).hash();
            var head = made.election().unsigned(new Entry.AggregateHead(closed, Document.of(document)));
            var refused =
                    assertInstanceOf(Appending.Refused.class, made.log().append(EntryWriter.withParts(head, document)));
            assertEquals(Rule.D_1_2, refused.refusal().rule());
        }
        work(CLOSES);
        assertEquals(Phase.TALLIED, phase(made));
    }

    private static byte[] cast(Made made, int voter) {
        var wire = made.election().voter(voter).cast(List.of(List.of(0), List.of(1)));
        TestBoards.append(made.log(), List.of(EntryWriter.ballot(Purpose.CAST, wire)));
        return wire;
    }

    private static Aggregate sum(Made made, int said, byte[]... ballots) {
        var contests = made.election().manifest().contests();
        var sums = SlotSums.none(contests);
        for (var ballot : ballots) {
            var sliced = SlicedBallot.of(ballot, contests).orElseThrow();
            var slots = sliced.ciphertexts().orElseThrow().stream()
                    .flatMap(List::stream)
                    .map(CiphertextSum::of)
                    .toList();
            sums = sums.plus(new SlotSums(1, slots));
        }
        return new SlotSums(said, sums.slots()).aggregate(contests, 1);
    }

    @Test
    void leaves_the_result_to_the_committee() {
        var made = voted(3);
        work(CLOSES);
        decrypt(made, 1);
        decrypt(made, 3);
        work(CLOSES.plusSeconds(60));
        assertEquals(Phase.TALLIED, phase(made));

        var nothing = boards.open(plan -> plan.closes(CLOSES).voters(2).floor(5));
        work(CLOSES);
        assertEquals(Phase.TALLIED, phase(nothing));
    }

    @Test
    void time_does_not_close_what_is_suspended_and_an_extension_moves_it() {
        var made = boards.open(plan -> plan.closes(CLOSES).voters(1));
        var opened = ((Voting) made.log().snapshot().stage()).open().hash();
        sign(made, new Entry.Suspended(opened, "a storm"));
        work(CLOSES.plusSeconds(60));
        assertEquals(Phase.SUSPENDED, phase(made));
        sign(made, new Entry.Extended(opened, CLOSES.plusSeconds(120)));
        sign(made, new Entry.Resumed(opened));
        work(CLOSES.plusSeconds(119));
        assertEquals(Phase.OPEN, phase(made));
        work(CLOSES.plusSeconds(120));
        assertEquals(Phase.TALLIED, phase(made));
    }

    @Test
    void what_the_committee_closes_early_is_added_up_at_once() {
        var made = voted(1);
        var opened = ((Voting) made.log().snapshot().stage()).open().hash();
        assertEquals(new Progress(Phase.OPEN, Optional.of(CLOSES)), progress(made));
        sign(made, new Entry.ClosedEarly(opened, "all have voted"));
        work(Instant.EPOCH);
        assertEquals(new Progress(Phase.TALLIED, Optional.empty()), progress(made), "when is not in the log");
    }

    private Progress progress(Made made) {
        var log = made.log().id();
        return boards.node().progress(List.of(log)).get(log);
    }

    private Made voted(int voters) {
        var made = boards.open(plan -> plan.closes(CLOSES).voters(voters));
        for (int i = 0; i < voters; i++) {
            cast(made, i);
        }
        return made;
    }

    private void decrypt(Made made, int holder) {
        var tallied = (Tallied) made.log().snapshot().stage();
        TestBoards.append(made.log(), made.election().partialDecryption(holder, tallied.hash(), tallied.aggregate()));
    }

    private void sign(Made made, Entry.InJson entry) {
        TestBoards.append(made.log(), List.of(made.election().signed(entry, TestElection.COMMITTEE)));
    }

    /** A node of its own does its turn, on all logs of the test database. */
    private void work(Instant now) {
        assertEquals(Map.of(), new Clerk(boards.node()).work(now));
    }

    private static Phase phase(Made made) {
        return made.log().snapshot().stage().phase();
    }

    private static Map<String, Long> kinds(Made made, String... wanted) {
        var head = made.log().head().orElseThrow();
        return IntStream.range(0, (int) head.size())
                .mapToObj(i -> made.log().entry(i, head).orElseThrow().kind())
                .filter(kind -> List.of(wanted).contains(kind))
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    }
}
