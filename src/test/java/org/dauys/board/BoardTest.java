package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dauys.board.Appending.Appended;
import org.dauys.board.Appending.Busy;
import org.dauys.board.Appending.Refused;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoardTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(1, 2));

    @Inject
    TestBoards boards;

    @Test
    void a_ballot_stands_durable_under_a_signed_head() {
        var made = boards.open(plan -> plan.voters(2));
        var ballot = EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(CHOICE));
        var appended = appended(made.log().append(List.of(ballot)));
        int before = made.election().entries().size();
        assertEquals(before, appended.first());
        assertEquals(before + 1, appended.head().size());
        var checkpoint = Checkpoint.parse(appended.head().note().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertTrue(checkpoint.isSignedBy(made.election().manifest().terms().log()));
        assertTrue(MerkleProofs.includes(
                TreeHash.leaf(ballot),
                appended.first(),
                checkpoint.size(),
                made.log().inclusion(appended.first(), appended.head()),
                checkpoint.root()));
        assertEquals(appended.head(), made.log().head().orElseThrow());
        assertEquals(
                Optional.of(appended.head().note()),
                boards.checkpoints().last(made.log().id()));
    }

    @Test
    void d06_two_nodes_write_one_line() {
        var made = boards.open(plan -> plan.voters(40));
        var second = boards.node().find(made.log().id()).orElseThrow();
        var heads = new ArrayList<SignedHead>();
        Together.run(4, IntStream.range(0, 40).boxed().toList(), i -> {
            var log = i % 2 == 0 ? made.log() : second;
            var ballot =
                    EntryWriter.ballot(Purpose.CAST, made.election().voter(i).cast(CHOICE));
            var head = appended(log.append(List.of(ballot))).head();
            synchronized (heads) {
                heads.add(head);
            }
        });
        assertEquals(40, made.log().snapshot().counts().cast());
        assertEquals(made.log().snapshot().counts(), second.snapshot().counts());
        assertEquals(made.log().head(), second.head());
        var last = made.log().head().orElseThrow();
        for (var head : heads) {
            assertTrue(MerkleProofs.continues(
                    head.size(), head.root(), last.size(), last.root(), second.consistency(head.size(), last)));
        }
    }

    @Test
    void the_same_ballot_again_has_the_same_place_on_every_node_and_after_a_restart() {
        var made = boards.open(plan -> plan.voters(2));
        var voter = made.election().voter(0);
        var first = List.of(EntryWriter.ballot(Purpose.CAST, voter.cast(CHOICE)));
        long index = appended(made.log().append(first)).first();
        appended(made.log().append(List.of(EntryWriter.ballot(Purpose.CAST, voter.cast(CHOICE)))));
        assertEquals(index, appended(made.log().append(first)).first());
        var again = appended(boards.node().find(made.log().id()).orElseThrow().append(first));
        assertEquals(index, again.first());
        assertEquals(index + 2, again.head().size());
    }

    /** The same ciphertexts, so the same hash; to be told the audited one's place would be to be told that one has voted. */
    @Test
    void a_ballot_that_was_audited_is_not_answered_with_that_place_when_it_is_cast() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var ballot = voter.encrypt(CHOICE);
        appended(made.log().append(List.of(EntryWriter.ballot(Purpose.AUDIT, voter.sign(ballot, Purpose.AUDIT)))));
        refused(
                Rule.B_6_10,
                made.log().append(List.of(EntryWriter.ballot(Purpose.CAST, voter.sign(ballot, Purpose.CAST)))));
    }

    @Test
    void e04_of_200_different_ballots_with_one_credential_at_once_at_two_nodes_one_is_taken() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var ballots = IntStream.range(0, 200)
                .mapToObj(i -> voter.sign(voter.encrypt(CHOICE), Purpose.CAST))
                .map(wire -> EntryWriter.ballot(Purpose.CAST, wire))
                .toList();
        var nodes = List.of(made.log(), boards.node().find(made.log().id()).orElseThrow());
        nodes.forEach(PublicLog::snapshot);
        var outcomes = Together.map(
                32, ballots, ballot -> nodes.get(ballots.indexOf(ballot) % 2).append(List.of(ballot)));
        assertEquals(1, outcomes.stream().filter(Appended.class::isInstance).count());
        assertEquals(
                List.of(Rule.B_6_8),
                outcomes.stream()
                        .filter(Refused.class::isInstance)
                        .map(refused -> ((Refused) refused).refusal().rule())
                        .distinct()
                        .toList());
        assertEquals(made.election().entries().size() + 1, made.log().snapshot().size());
    }

    @Test
    void of_200_times_the_same_ballot_at_once_all_have_one_place() {
        var made = boards.open(plan -> plan.voters(1));
        var ballot = EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(CHOICE));
        var places = Together.map(
                32,
                IntStream.range(0, 200).boxed().toList(),
                i -> appended(made.log().append(List.of(ballot))).first());
        assertEquals(
                List.of((long) made.election().entries().size()),
                places.stream().distinct().toList());
        assertEquals(made.election().entries().size() + 1, made.log().snapshot().size());
    }

    /** The first is held up while it writes, so that the first of the others writes for them all. */
    @Test
    void who_waits_together_stands_in_the_order_of_arrival_under_one_head() throws Exception {
        var made = boards.open(plan -> plan.voters(4));
        var gate = new CountDownLatch(1);
        var slow = new PassingStore(boards.store()) {
            @Override
            public <T> T leased(BoardId log, Function<Lease, T> work) {
                assertDoesNotThrow(() -> gate.await());
                return super.leased(log, work);
            }
        };
        var log = boards.node(slow, boards.checkpoints()).find(made.log().id()).orElseThrow();
        var before = log.snapshot();
        var last = made.election().voter(3);
        var ballots = Stream.concat(
                        IntStream.range(0, 3)
                                .mapToObj(i -> made.election().voter(i).cast(CHOICE)),
                        Stream.generate(() -> last.sign(last.encrypt(CHOICE), Purpose.CAST))
                                .limit(2))
                .map(wire -> EntryWriter.ballot(Purpose.CAST, wire))
                .toList();
        var answers = new ArrayList<FutureTask<Appending>>();
        for (int ballot : new int[] {0, 1, 2, 2, 3, 4, 3, 1}) {
            var answer = new FutureTask<>(() -> log.append(List.of(ballots.get(ballot)), before.stage()));
            var caller = new Thread(answer);
            caller.setDaemon(true);
            caller.start();
            Awaitility.await().until(() -> caller.getState() == Thread.State.WAITING);
            answers.add(answer);
        }
        gate.countDown();
        var first = appended(answers.remove(0).get(20, TimeUnit.SECONDS));
        assertEquals(before.size(), first.first());
        assertEquals(before.size() + 1, first.head().size());
        refused(Rule.B_6_8, answers.remove(4).get(20, TimeUnit.SECONDS));
        var places = new ArrayList<Long>();
        for (var answer : answers) {
            var appended = appended(answer.get(20, TimeUnit.SECONDS));
            assertEquals(before.size() + 4, appended.head().size());
            places.add(appended.first() - before.size());
        }
        assertEquals(List.of(1L, 2L, 2L, 3L, 3L, 1L), places);
        assertEquals(before.size() + 4, log.snapshot().size());
    }

    @Test
    void an_empty_log_has_no_head() {
        var log = boards.create(plan -> plan).log();
        assertEquals(Optional.empty(), log.head());
        assertEquals(Optional.empty(), boards.checkpoints().last(log.id()));
    }

    @Test
    void a_document_comes_whole_or_not_at_all() {
        var made = boards.create(plan -> plan.voters(900));
        var roll = made.election().entries().stream()
                .filter(entry -> new String(entry, 0, 20, StandardCharsets.ISO_8859_1).contains("roll"))
                .findFirst()
                .orElseThrow();
        int at = made.election().entries().indexOf(roll);
        made.log().append(made.election().entries().subList(0, 2));
        refused(Rule.R_8, made.log().append(List.of(roll)));
        refused(Rule.R_8, made.log().append(made.election().entries().subList(at, at + 2)));
        refused(Rule.R_8, made.log().append(made.election().entries().subList(at + 1, at + 2)));
        var swapped = List.of(
                roll,
                made.election().entries().get(at + 2),
                made.election().entries().get(at + 1));
        refused(Rule.R_8, made.log().append(swapped));
        assertEquals(2, made.log().snapshot().size());
        assertEquals(
                2, boards.node().find(made.log().id()).orElseThrow().snapshot().size());
        appended(made.log()
                .append(made.election()
                        .entries()
                        .subList(2, made.election().entries().size())));
    }

    @Test
    void a_full_waiting_room_turns_away_without_looking() {
        var made = boards.open(plan -> plan.voters(1));
        var closed = boards.node(new Turnstile(0, 0)).find(made.log().id()).orElseThrow();
        assertInstanceOf(Busy.class, closed.append(List.of(new byte[0])));
    }

    @Test
    void a_refused_entry_changes_nothing_and_names_its_rule() {
        var made = boards.open(plan -> plan.voters(1));
        var before = made.log().head();
        var ballot = made.election().voter(0).cast(CHOICE);
        refused(Rule.B_6_7, made.log().append(List.of(EntryWriter.ballot(Purpose.AUDIT, ballot))));
        refused(Rule.R_1, made.log().append(List.of(new byte[0])));
        refused(Rule.R_8, made.log().append(List.of()));
        assertEquals(before, made.log().head());
        assertEquals(before, boards.node().find(made.log().id()).orElseThrow().head());
    }

    @Test
    void a_name_is_given_once() {
        var name = boards.create(plan -> plan).log().name();
        assertFalse(boards.node().create(name));
        assertEquals(name, boards.node().bySlug(name.slug()).orElseThrow().name());
        assertEquals(Optional.empty(), boards.node().bySlug(name.slug() + "-"));
    }

    @Test
    void shows_entries_under_the_head_and_no_others() {
        var made = boards.open(plan -> plan.voters(1));
        var head = made.log().head().orElseThrow();
        var ballot = made.election().voter(0).cast(CHOICE);
        var appended = appended(made.log().append(List.of(EntryWriter.ballot(Purpose.CAST, ballot))));
        assertEquals(Optional.empty(), made.log().entry(head.size(), head));
        assertEquals(Optional.empty(), made.log().entry(-1, head));
        assertEquals(
                Kind.BALLOT.id(),
                made.log()
                        .entry(head.size(), appended.head())
                        .map(StoredEntry::kind)
                        .orElseThrow());
        assertEquals(Optional.empty(), made.log().ballot(Hash.ZERO));
    }

    private static Appended appended(Appending outcome) {
        return assertInstanceOf(Appended.class, outcome);
    }

    private static void refused(Rule rule, Appending outcome) {
        Refusal refusal = assertInstanceOf(Refused.class, outcome).refusal();
        assertEquals(rule, refusal.rule(), refusal.why());
    }
}
