package org.dauys.protocol.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Witness.Answer;
import org.dauys.protocol.log.Witness.Why;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WitnessTest {
    private static final Instant NOW = Instant.parse("2026-10-06T14:00:00Z");
    private static final NoteSigner LOG = NoteSigner.of("dauys.example/e/log", Seeded.bytes("log"), NoteKey.Use.LOG);
    private static final NoteSigner KEY =
            NoteSigner.of("witness.example", Seeded.bytes("witness"), NoteKey.Use.WITNESS);

    private final HashTree tree = new HashTree();
    private final WitnessVectors.Kept memory = new WitnessVectors.Kept(Optional.empty());
    private final Witness witness = new Witness(KEY, LOG.key(), memory);

    WitnessTest() {
        IntStream.range(0, 1000).forEach(i -> tree.add(TreeHash.leaf(Bytes.ascii("entry " + i))));
    }

    private String text(long size) {
        return Checkpoint.text(LOG.key().name(), size, MerkleProofs.root(tree, size));
    }

    private AddCheckpoint request(long old, long size) {
        var note = Checkpoint.note(text(size), List.of(LOG.sign(text(size))));
        return new AddCheckpoint(old, MerkleProofs.consistency(tree, old, size), note);
    }

    private static void refused(Why why, Answer answer) {
        assertEquals(why, assertInstanceOf(Answer.Refused.class, answer).why());
    }

    @Test
    void what_it_cosigned_is_kept_with_both_signatures() {
        var line = assertInstanceOf(Answer.Cosigned.class, witness.add(request(0, 300), NOW))
                .line();
        var kept = Checkpoint.parse(Bytes.utf8(memory.last().orElseThrow())).orElseThrow();
        assertTrue(kept.isSignedBy(LOG.key()));
        assertEquals(Optional.of(NOW), kept.cosignedAt(KEY.key()));
        assertEquals(Optional.of(line), kept.line(KEY.key()));
        assertEquals(memory.last(), witness.note());
    }

    /** 100 at once, half to N and half to N + K: the size never goes back, and who loses hears the size that won. */
    @Test
    void d07_parallel_checkpoints_stay_monotone() throws Exception {
        witness.add(request(0, 100), NOW);
        var requests = IntStream.range(0, 100)
                .mapToObj(i -> request(100, i % 2 == 0 ? 500 : 500 + i))
                .toList();
        var kept = new ArrayList<Long>();
        var watched = new Witness(KEY, LOG.key(), new Witness.Memory() {
            @Override
            public Optional<String> last() {
                return memory.last();
            }

            @Override
            public void keep(String note) {
                Thread.yield(); // whoever looked before us gets every chance to store now
                kept.add(Checkpoint.parse(Bytes.utf8(note)).orElseThrow().size());
                memory.keep(note);
            }

            @Override
            public boolean isContradicted() {
                return memory.isContradicted();
            }

            @Override
            public void keep(TwoHistories shown) {
                memory.keep(shown);
            }
        });
        var answers = together(requests, watched);

        assertEquals(
                1, answers.stream().filter(Answer.Cosigned.class::isInstance).count());
        assertEquals(1, kept.size());
        var losers = answers.stream().filter(Answer.Conflict.class::isInstance).toList();
        assertEquals(99, losers.size());
        losers.forEach(loser -> assertEquals(new Answer.Conflict(kept.get(0)), loser));
    }

    private static List<Answer> together(List<AddCheckpoint> requests, Witness witness) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(requests.size());
        try {
            var running = new ArrayList<Future<Answer>>();
            for (var request : requests) {
                running.add(threads.submit(() -> {
                    start.await();
                    return witness.add(request, NOW);
                }));
            }
            start.countDown();
            var answers = new ArrayList<Answer>();
            for (var answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void d08_a_forged_line_changes_nothing() {
        witness.add(request(0, 300), NOW);
        var before = memory.last();
        var good = request(300, 400);
        var forged = good.note().replace(LOG.sign(text(400)), LOG.sign(text(399)));
        refused(Why.BAD_SIGNATURE, witness.add(new AddCheckpoint(300, good.proof(), forged), NOW));
        refused(
                Why.BAD_SIGNATURE,
                witness.add(new AddCheckpoint(300, good.proof(), good.note() + LOG.sign(text(399))), NOW));
        assertEquals(before, memory.last());
    }

    private record Edge(String name, AddCheckpoint request, Why expected) {}

    @TestFactory
    Stream<DynamicTest> d09_the_edges_of_trees_are_refused_as_specified() {
        var emptyWithRoot = Checkpoint.text(LOG.key().name(), 0, Hash.ZERO);
        var otherRoot = Checkpoint.text(LOG.key().name(), 300, Hash.ZERO);
        return Stream.of(
                        new Edge("nothing has the root of nothing", signed(0, emptyWithRoot), Why.NOT_SHOWN),
                        new Edge(
                                "from nothing no proof",
                                new AddCheckpoint(
                                        0, List.of(Hash.ZERO), request(0, 400).note()),
                                Why.NOT_SHOWN),
                        new Edge("the same size has the same root", signed(300, otherRoot), Why.NOT_SHOWN),
                        new Edge(
                                "not backwards",
                                new AddCheckpoint(
                                        300, List.of(), request(0, 200).note()),
                                Why.BACKWARDS))
                .map(edge -> DynamicTest.dynamicTest(edge.name(), () -> {
                    var own = new WitnessVectors.Kept(
                            edge.request().old() == 0
                                    ? Optional.empty()
                                    : Optional.of(request(0, 300).note()));
                    var before = own.last();
                    refused(edge.expected(), new Witness(KEY, LOG.key(), own).add(edge.request(), NOW));
                    assertEquals(before, own.last());
                }));
    }

    @Test
    void d09_a_proof_has_at_most_63_lines() {
        var longest = new AddCheckpoint(300, hashes(63), request(0, 400).note());
        assertTrue(AddCheckpoint.parse(longest.encode()).isPresent());
        var longer = new AddCheckpoint(300, hashes(64), request(0, 400).note());
        refused(Why.MALFORMED, witness.add(longer.encode(), NOW));
    }

    @Test
    void the_longest_request_is_read_and_one_that_is_not_utf_8_is_not() {
        var text = Checkpoint.text("o", 3, Hash.ZERO);
        int rest = Checkpoint.MAX_LENGTH - Bytes.utf8(Checkpoint.note(text, List.of(LOG.sign(text)))).length;
        var wide = Checkpoint.text("o".repeat(1 + rest), 3, Hash.ZERO);
        var note = Checkpoint.note(wide, List.of(LOG.sign(wide)));
        var longest = new AddCheckpoint((1L << 53) - 1, hashes(63), note).encode();
        assertEquals(AddCheckpoint.MAX_LENGTH, longest.length);
        assertTrue(AddCheckpoint.parse(longest).isPresent());
        var broken = request(0, 300).encode();
        broken[broken.length - Bytes.utf8(request(0, 300).note()).length] = (byte) 0xff;
        refused(Why.MALFORMED, witness.add(broken, NOW));
    }

    private static List<Hash> hashes(int count) {
        return IntStream.range(0, count).mapToObj(i -> Hash.ZERO).toList();
    }

    private static AddCheckpoint signed(long old, String text) {
        return new AddCheckpoint(old, List.of(), Checkpoint.note(text, List.of(LOG.sign(text))));
    }

    @Test
    void d02_two_roots_of_one_size_are_evidence_at_once() {
        witness.add(request(0, 300), NOW);
        var other = Checkpoint.text(LOG.key().name(), 300, Hash.sha256());
        var answer = assertInstanceOf(Answer.Refused.class, witness.add(signed(300, other), NOW));
        var shown = answer.shown().orElseThrow();
        assertTrue(shown.refusedAt().isEmpty());
        assertEquals(Optional.of(shown), Evidence.parse(shown.encode()));
    }

    /** Whatever old size is said with it, and before anybody hears of it. */
    @Test
    void d02_a_head_of_the_last_size_is_compared_with_it_always() {
        var other = Checkpoint.text(LOG.key().name(), 300, Hash.sha256());
        for (long old : new long[] {0, 200, 301}) {
            var own = new WitnessVectors.Kept(Optional.of(request(0, 300).note()));
            var answer = new Witness(KEY, LOG.key(), own).add(signed(old, other), NOW);
            refused(Why.NOT_SHOWN, answer);
            assertTrue(((Answer.Refused) answer).shown().isPresent());
            assertTrue(own.isContradicted());
        }
    }

    @Test
    void d02_a_log_that_has_contradicted_itself_is_cosigned_no_more() {
        witness.add(request(0, 300), NOW);
        var before = memory.last();
        witness.contradicts(histories());
        refused(Why.NOT_SHOWN, witness.add(request(300, 400), NOW));
        refused(Why.NOT_SHOWN, witness.add(request(300, 300), NOW));
        refused(Why.NOT_SHOWN, new Witness(KEY, LOG.key(), memory).add(request(300, 400), NOW));
        assertEquals(before, memory.last());
    }

    private TwoHistories histories() {
        var other = signed(0, Checkpoint.text(LOG.key().name(), 300, Hash.sha256()));
        return TwoHistories.of(LOG.key(), request(0, 300).head(), other.head()).orElseThrow();
    }

    /** A disk that is full stops a witness; it makes none that cosigns what it could not remember. */
    @Test
    void d07_what_can_not_be_kept_is_not_cosigned() {
        var full = new Witness(KEY, LOG.key(), new Full());
        assertThrows(IllegalStateException.class, () -> full.add(request(0, 300), NOW));
        assertThrows(IllegalStateException.class, () -> full.contradicts(histories()));
        refused(Why.NOT_SHOWN, full.add(request(0, 300), NOW));
    }

    /** Nothing can be written to it. */
    private static final class Full implements Witness.Memory {
        @Override
        public Optional<String> last() {
            return Optional.empty();
        }

        @Override
        public void keep(String note) {
            throw new IllegalStateException("disk full");
        }

        @Override
        public boolean isContradicted() {
            return false;
        }

        @Override
        public void keep(TwoHistories shown) {
            throw new IllegalStateException("disk full");
        }
    }

    @Test
    void evidence_names_a_log_that_can_be_and_carries_its_signature_twice() {
        var two = TwoHistories.of(
                        LOG.key(),
                        head(text(300)),
                        head(Checkpoint.text(LOG.key().name(), 300, Hash.ZERO)))
                .orElseThrow();
        var unsigned = Checkpoint.note(text(300), List.of(LOG.sign(text(299))));
        assertEquals(
                Optional.of(Evidence.Step.SIGNATURES),
                new TwoHistories(LOG.key(), unsigned, two.newer(), two.prefix(), List.of()).refusedAt());
        assertEquals(
                Optional.of(Evidence.Step.SIGNATURES),
                new TwoHistories(LOG.key(), two.older(), unsigned, two.prefix(), List.of()).refusedAt());
        var nameless = new String(two.encode(), StandardCharsets.UTF_8).replace("\"origin\":\"dauys", "\"origin\":\" ");
        assertEquals(Optional.empty(), Evidence.parse(Bytes.utf8(nameless)));
    }

    private static Checkpoint head(String text) {
        return Checkpoint.parse(Bytes.utf8(Checkpoint.note(text, List.of(LOG.sign(text)))))
                .orElseThrow();
    }

    @Test
    void evidence_has_at_most_32768_bytes() {
        int rest = Evidence.MAX_LENGTH - wordy("").encode().length;
        assertTrue(Evidence.parse(wordy("o".repeat(rest)).encode()).isPresent());
        assertTrue(Evidence.parse(wordy("o".repeat(rest + 1)).encode()).isEmpty());
    }

    private static TwoHistories wordy(String more) {
        return new TwoHistories(LOG.key(), "—".repeat(8000), "—".repeat(1000) + more, Hash.ZERO, List.of());
    }

    /** As tlog-witness has it. */
    @Test
    void refusals_have_their_status() {
        assertEquals(403, Why.BAD_SIGNATURE.status());
        assertEquals(400, Why.BACKWARDS.status());
        assertEquals(422, Why.NOT_SHOWN.status());
    }

    @Test
    void a_wrong_proof_alone_is_no_evidence() {
        witness.add(request(0, 300), NOW);
        var bad = new AddCheckpoint(300, hashes(3), request(0, 400).note());
        var answer = assertInstanceOf(Answer.Refused.class, witness.add(bad, NOW));
        assertTrue(answer.shown().isEmpty());
        assertFalse(memory.last().isEmpty());
    }

    @Test
    void every_request_is_read_as_it_is_written() {
        for (long size : new long[] {0, 1, 300, 1000}) {
            var request = request(0, size);
            assertEquals(Optional.of(request), AddCheckpoint.parse(request.encode()));
        }
        assertEquals(Optional.of(512L), Witness.size(Bytes.ascii("512\n")));
        for (var none : List.of("512", "0512\n", "512\n\n", "-1\n", "x\n", "")) {
            assertEquals(Optional.empty(), Witness.size(Bytes.ascii(none)), none);
        }
    }

    @Test
    void a_signer_says_its_name_and_no_secret() {
        var signer = NoteSigner.of("w.example", new byte[NoteSigner.LENGTH], NoteKey.Use.WITNESS);
        assertEquals("NoteSigner[w.example]", signer.toString());
    }
}
