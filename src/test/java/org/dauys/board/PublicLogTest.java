package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dauys.board.Appending.Appended;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.LogRefused.Reason;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptCheck.Status;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.TestElection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one log tells of a ballot that was cast, one that was audited after it, and what stood there before. */
@QuarkusTest
class PublicLogTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(1, 2));

    @Inject
    TestBoards boards;

    private Made made;
    private PublicLog log;
    private byte[] ballot;
    private Appended cast;
    private Appended audited;

    @BeforeEach
    void vote() {
        made = boards.open(plan -> plan.voters(2));
        log = made.log();
        ballot = cast(0);
        cast = append(ballot);
        audited = append(
                EntryWriter.ballot(Purpose.AUDIT, made.election().voter(1).audit(CHOICE)));
    }

    private byte[] cast(int voter) {
        return EntryWriter.ballot(Purpose.CAST, made.election().voter(voter).cast(CHOICE));
    }

    private Appended append(byte[] entry) {
        return assertInstanceOf(Appended.class, log.append(List.of(entry)));
    }

    private Hash ballotHash() {
        return log.chain(made.election().voter(0).credential()).orElseThrow().last();
    }

    private StoredEntry stored(Appended appended) {
        return log.entry(appended.first(), appended.head()).orElseThrow();
    }

    private Hash hash(StoredEntry ballot) {
        return SlicedBallot.of(
                        Envelope.parse(ballot.bytes()).value().orElseThrow().body(),
                        made.election().manifest().contests())
                .orElseThrow()
                .hash();
    }

    @Test
    void a_receipt_names_the_ballot_its_place_and_the_head() {
        for (var appended : List.of(cast, audited)) {
            var entry = stored(appended);
            var kind = appended == cast ? Receipt.Kind.BALLOT : Receipt.Kind.AUDITED;
            var ballot = hash(entry);
            var head = appended.head();
            var signed = log.receipt(entry, ballot, head)
                    .verify(made.election().id(), made.election().manifest());
            var receipt = new Receipt(
                    made.election().id(), kind, ballot, entry.index(), entry.leaf(), head.size(), head.root());
            assertEquals(Optional.of(receipt), signed.value(), () -> "" + signed.refusal());
        }
    }

    @Test
    void a_receipt_is_contradicted_or_says_what_became_of_its_ballot() {
        var election = made.election();
        var receipt = log.receipt(stored(cast), ballotHash(), cast.head())
                .verify(election.id(), election.manifest())
                .value()
                .orElseThrow();
        assertEquals(Optional.empty(), log.contradicts(receipt));
        assertEquals(Status.RECORDED, log.status(receipt));
        append(cast(0));
        assertEquals(Status.REPLACED, log.status(receipt));
        var other = boards.fork(made).receipt(cast(1)).verify(election.id(), election.manifest());
        append(cast(0));
        assertEquals(
                Rule.Q_4_5,
                log.contradicts(other.value().orElseThrow()).orElseThrow().rule());
    }

    /** As if the database's rows had been changed under a node that runs. */
    @Test
    void what_is_not_where_its_row_says_gets_no_receipt_and_stops_the_log() {
        var entry = stored(cast);
        for (long index :
                new long[] {entry.index() - 1, entry.index() + 1, audited.head().size()}) {
            var board = boards.node();
            var there = board.find(log.id()).orElseThrow();
            var moved = new StoredEntry(index, entry.kind(), entry.bytes(), entry.leaf());
            var refused = assertThrows(
                    LogRefused.class, () -> there.receipt(moved, ballotHash(), audited.head()), "at " + index);
            assertEquals(Reason.ENTRY_CHANGED, refused.reason());
            assertEquals(Reason.ENTRY_CHANGED, board.refused().get(log.name()).reason());
            assertThrows(LogRefused.class, () -> there.receipt(entry, ballotHash(), audited.head()), "signs no more");
        }
    }

    @Test
    void who_has_looked_before_the_log_was_stopped_appends_nothing() {
        var board = boards.node();
        var there = board.find(log.id()).orElseThrow();
        var stage = there.snapshot().stage();
        var head = there.head();
        var fork = boards.fork(made);
        fork.add(cast(1));
        var lost =
                Checkpoint.parse(fork.note().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThrows(LogRefused.class, () -> there.compareWith(lost));
        assertEquals(
                Reason.WITNESS_AHEAD,
                assertThrows(LogRefused.class, () -> there.append(List.of(cast(0)), stage))
                        .reason());
        assertThrows(
                LogRefused.class,
                () -> there.knownChain(made.election().voter(0).credential()));
        assertEquals(audited.head().size(), boards.store().size(log.id()));
        assertEquals(head.map(SignedHead::note), boards.checkpoints().last(log.id()));
    }

    @Test
    void knows_the_ballots_of_each_credential() {
        var voter = made.election().voter(0).credential();
        var chain = log.chain(voter).orElseThrow();
        assertEquals(1, chain.counter());
        assertEquals(cast.first(), chain.index());
        assertEquals(Optional.of(chain), log.knownChain(voter));
        assertEquals(Optional.empty(), log.chain(made.election().stranger().credential()));
        assertEquals(Optional.empty(), log.knownChain(made.election().stranger().credential()));
    }

    @Test
    void a_ballot_is_found_by_its_hash_and_by_its_tracker() {
        var hash = ballotHash();
        assertEquals(cast.first(), log.ballot(hash).orElseThrow().index());
        assertEquals(
                cast.first(), log.ballot(Fingerprint.of(hash)).orElseThrow().index());
        assertTrue(log.stands(hash));
        assertEquals(Optional.empty(), log.ballot(Hash.ZERO));
        assertEquals(Optional.empty(), log.ballot(Fingerprint.of(Hash.ZERO)));
        assertFalse(log.stands(Hash.ZERO));
    }

    @Test
    void shows_what_stands_under_a_head_and_nothing_beyond() {
        var before = cast.head();
        var last = stored(cast);
        assertArrayEquals(ballot, last.bytes());
        assertEquals(Optional.empty(), log.entry(before.size(), before));
        assertEquals(Optional.empty(), log.entry(-1, before));
        assertArrayEquals(
                made.election().entries().get(0),
                log.entry(0, before).orElseThrow().bytes());
        assertEquals(cast.first(), log.first(Kind.BALLOT, before).orElseThrow().index());
        assertEquals(Optional.empty(), log.first(Kind.AUDITED, before));
        assertEquals(
                audited.first(),
                log.first(Kind.AUDITED, audited.head()).orElseThrow().index());
        assertEquals(
                cast.first(), log.first(Kind.BALLOT, last.leaf()).orElseThrow().index());
        assertEquals(Optional.empty(), log.first(Kind.AUDITED, last.leaf()));
        assertEquals(List.of(), log.before(last, Kind.BALLOT));
        assertEquals(
                List.of(cast.first()),
                log.before(stored(audited), Kind.BALLOT).stream()
                        .map(StoredEntry::index)
                        .toList());
    }

    @Test
    void a_document_comes_with_its_parts() {
        assertEquals(List.of(0L, 1L), indices(log.withParts(0, cast.head())));
        assertEquals(List.of(1L), indices(log.withParts(1, cast.head())));
        assertEquals(List.of(cast.first()), indices(log.withParts(cast.first(), cast.head())));
        assertEquals(List.of(), log.withParts(cast.head().size(), cast.head()));
        assertEquals(
                List.of(0L),
                indices(log.withParts(0, new SignedHead(1, cast.head().root(), ""))));
    }

    private static List<Long> indices(List<StoredEntry> entries) {
        return entries.stream().map(StoredEntry::index).toList();
    }

    @Test
    void every_head_continues_the_ones_before() {
        var newest = audited.head();
        assertTrue(log.continues(cast.head().size(), cast.head().root()));
        assertTrue(log.continues(newest.size(), newest.root()));
        assertFalse(log.continues(newest.size() + 1, newest.root()));
        assertFalse(log.continues(cast.head().size(), newest.root()));
        assertTrue(MerkleProofs.continues(
                cast.head().size(),
                cast.head().root(),
                newest.size(),
                newest.root(),
                log.consistency(cast.head().size(), newest)));
        assertTrue(MerkleProofs.includes(
                TreeHash.leaf(ballot),
                cast.first(),
                newest.size(),
                log.inclusion(cast.first(), newest),
                newest.root()));
    }

    @Test
    void a_node_that_knows_less_reads_on_to_the_head_that_it_is_asked_about() {
        var there = boards.node().find(log.id()).orElseThrow();
        assertEquals(audited.head().size(), there.snapshot().size());
        var next = append(cast(1));
        assertEquals(log.inclusion(0, next.head()), there.inclusion(0, next.head()));
    }

    /** It would hold up whoever writes for ever. */
    @Test
    void a_question_without_an_answer_holds_up_nobody() {
        var head = cast.head();
        assertThrows(IndexOutOfBoundsException.class, () -> log.inclusion(head.size(), head));
        var next = List.of(cast(1));
        assertInstanceOf(Appended.class, assertTimeoutPreemptively(Duration.ofSeconds(20), () -> log.append(next)));
    }

    @Test
    void has_the_tiles_of_its_size() {
        int size = (int) audited.head().size();
        var whole = new Tiles.Name(Tiles.Name.ENTRIES, 0, size);
        var bundle = log.tile(whole, audited.head()).orElseThrow();
        var entries = Tiles.entries(bundle, size).orElseThrow();
        assertArrayEquals(ballot, entries.get((int) cast.first()));
        assertEquals(Optional.empty(), log.tile(whole, cast.head()));
        var hashes = log.tile(new Tiles.Name(0, 0, size), audited.head()).orElseThrow();
        assertEquals(size * Hash.LENGTH, hashes.length);
        for (int level = 1; level <= 8; level++) {
            assertEquals(Optional.empty(), log.tile(new Tiles.Name(level, 0, 1), audited.head()), "level " + level);
        }
    }

    @Test
    void tells_whether_an_entry_is_lawful_by_itself() {
        var stage = log.snapshot().stage();
        var next = cast(0);
        assertEquals(Optional.of(true), log.isLawful(next, stage));
        next[next.length - 1] ^= 1;
        assertEquals(Optional.of(false), log.isLawful(next, stage));
        var full = boards.node(new Turnstile(0, 0)).find(log.id()).orElseThrow();
        assertEquals(Optional.empty(), full.isLawful(next, stage));
        assertEquals(audited.head().size(), log.snapshot().size());
    }

    @Test
    void is_added_up_only_after_its_end() {
        assertTrue(log.aggregate().refusal().isPresent());
        var opened = log.first(Kind.OPENED, cast.head()).orElseThrow();
        append(made.election().signed(new Entry.ClosedEarly(opened.leaf(), "all have voted"), TestElection.COMMITTEE));
        assertEquals(1, log.aggregate().value().orElseThrow().contests().get(0).ballots());
    }
}
