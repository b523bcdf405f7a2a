package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.tally.Aggregate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Totals that are true sums of real ballots, only not of those that count. */
class WrongSetTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0));

    @TempDir
    Path directory;

    /** Places of the ballots in the log. */
    private record Placed(SampleRecord record, int first, int again, int audited, int fallen, int standing, int last) {
        List<Integer> counted() {
            return List.of(again, standing, last);
        }
    }

    /** Voter 1 votes twice, 2 audits, 3's ballot falls with its credential, 4's stands without it, 5 votes. */
    private static Placed closed() {
        var record = BrokenBeginnings.prepared().open();
        int first = record.vote(1, CHOICE).entries().size() - 1;
        int again = record.vote(1, CHOICE).entries().size() - 1;
        int audited = record.audit(2, CHOICE).entries().size() - 1;
        int fallen = record.vote(3, CHOICE).entries().size() - 1;
        int standing = record.vote(4, CHOICE).entries().size() - 1;
        int last = record.vote(5, CHOICE).entries().size() - 1;
        revoke(record, 3, Entry.Revoked.Fate.FALLS);
        revoke(record, 4, Entry.Revoked.Fate.STANDS);
        return new Placed(record.close(), first, again, audited, fallen, standing, last);
    }

    private static void revoke(SampleRecord record, int voter, Entry.Revoked.Fate fate) {
        var revoked = new Entry.Revoked(record.credential(voter).credential(), Entry.Revoked.Reason.LOST, fate);
        record.append(record.byCommittee(revoked));
    }

    @TestFactory
    Stream<DynamicTest> c10_a_sum_of_other_ballots_than_those_that_count_is_refused() {
        var placed = closed();
        assertArrayEquals(
                placed.record().state().aggregate().value().orElseThrow().document(),
                sum(placed.record(), placed.counted(), 3).document(),
                "the sum of those that count is the server's");
        return Stream.of(
                wrong(
                        "the first ballot of one who voted again",
                        List.of(placed.first, placed.standing, placed.last),
                        3),
                wrong("a ballot that was audited", List.of(placed.again, placed.audited, placed.last), 3),
                wrong("a ballot that fell", List.of(placed.again, placed.fallen, placed.last), 3),
                wrong("a ballot left out, and another twice", List.of(placed.again, placed.last, placed.last), 3),
                wrong("a ballot more", List.of(placed.again, placed.standing, placed.last, placed.fallen), 4),
                wrong(
                        "a ballot more, which is not said",
                        List.of(placed.again, placed.standing, placed.last, placed.fallen),
                        3),
                wrong("a ballot less", List.of(placed.again, placed.standing), 3));
    }

    /** Three ballots are said to count, and the "total" is one of them; no holder's decryption of it has a place in the log. */
    @Test
    void b08_one_ballot_is_never_decrypted_as_the_total() throws IOException {
        var placed = closed();
        var record = placed.record();
        var document = sum(record, List.of(placed.last), 3).document();
        var head = record.unsigned(
                new Entry.AggregateHead(((Closed) record.state().stage()).hash(), Document.of(document)));
        var attacked = new Attacked(record);
        attacked.with("D-1.2", EntryWriter.withParts(head, document));
        var share = new Entry.DecryptionHead(TreeHash.leaf(head), 1, Document.of(document));
        attacked.with("R-7", List.of(record.signed(share, "t1")));
        attacked.judged(directory);
    }

    /** Two of three have elected somebody by the rule, and the result says nobody; or both, or the other. */
    @Test
    void c06_a_result_that_says_another_majority_than_the_votes_give_is_refused() throws IOException {
        var record = BrokenTallies.tallied().decrypt(1).decrypt(2);
        var tallied = (Tallied) record.state().stage();
        var document = new String(tallied.result().value().orElseThrow().document(), StandardCharsets.UTF_8);
        var attacked = new Attacked(record);
        for (var elected : List.of("[]", "[\"b\"]", "[\"a\",\"b\"]")) {
            var wrong = document.replace("\"elected\":[\"a\"]", "\"elected\":" + elected);
            attacked.with("D-4.4", record.result(wrong.getBytes(StandardCharsets.UTF_8)));
        }
        attacked.judged(directory);
    }

    private DynamicTest wrong(String name, List<Integer> places, int said) {
        return dynamicTest(name, () -> {
            var record = closed().record();
            var document = sum(record, places, said).document();
            var head = new Entry.AggregateHead(((Closed) record.state().stage()).hash(), Document.of(document));
            var attacked = new Attacked(record);
            attacked.with("D-1.2", EntryWriter.withParts(record.unsigned(head), document));
            attacked.judged(directory.resolve(name));
        });
    }

    private static Aggregate sum(SampleRecord record, List<Integer> places, int said) {
        var contest = record.election().manifest().contests().get(0);
        var sums = Collections.nCopies(contest.slots().size(), CiphertextSum.ZERO);
        for (int place : places) {
            sums = plus(sums, ciphertexts(record, contest, place));
        }
        var slots = new ArrayList<Aggregate.OfSlot>();
        for (int slot = 0; slot < sums.size(); slot++) {
            slots.add(new Aggregate.OfSlot(contest.slots().get(slot), sums.get(slot)));
        }
        return new Aggregate(List.of(new Aggregate.OfContest(contest.id(), said, true, slots)));
    }

    private static List<CiphertextSum> plus(List<CiphertextSum> sums, List<Ciphertext> ballot) {
        return IntStream.range(0, sums.size())
                .mapToObj(slot -> sums.get(slot).plus(ballot.get(slot)))
                .toList();
    }

    private static List<Ciphertext> ciphertexts(SampleRecord record, Contest contest, int place) {
        var entry = EntryReader.read(record.entries().get(place)).value().orElseThrow();
        var wire = ((Entry.Ballot) entry.content()).bytes();
        return SlicedBallot.of(wire, List.of(contest))
                .orElseThrow()
                .ciphertexts()
                .orElseThrow()
                .get(0);
    }
}
