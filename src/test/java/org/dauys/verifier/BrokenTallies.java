package org.dauys.verifier;

import static org.dauys.verifier.BrokenBeginnings.broken;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.transcript.Hash;

/** Records whose count goes wrong. D-4.3 can't fail: every ballot is proved to be in range. It fails in tally.json. */
final class BrokenTallies {
    private BrokenTallies() {}

    static Stream<Example> all() {
        return Stream.of(
                broken(
                        Rule.D_1_1,
                        "totals with a space too much",
                        closed(),
                        r -> aggregate(r, text -> text.replace(",", ", "))),
                broken(
                        Rule.D_1_2,
                        "totals of a ballot more",
                        closed(),
                        r -> aggregate(r, text -> text.replace("\"ballots\":4", "\"ballots\":5"))),
                broken(Rule.D_3_1, "a partial decryption without a total", tallied(), BrokenTallies::withoutSlot),
                broken(
                        Rule.D_3_2,
                        "a partial decryption under another's number",
                        tallied(),
                        r -> force(
                                r, r.decryption(2, "t1", r.share(2).document()).subList(0, 1))),
                broken(Rule.D_3_3, "a partial decryption with a false proof", tallied(), BrokenTallies::falseProof),
                broken(
                        Rule.D_4_1,
                        "a result with the partial decryptions in another order",
                        decrypted(),
                        BrokenTallies::swapped),
                broken(
                        Rule.D_4_2,
                        "a result with a space too much",
                        decrypted(),
                        r -> result(r, text -> text.replace(",", ", "))),
                broken(
                        Rule.D_4_4,
                        "a vote more than there is",
                        decrypted(),
                        r -> result(r, text -> text.replace("\"votes\":3", "\"votes\":4"))));
    }

    private static SampleRecord closed() {
        return BrokenBeginnings.prepared()
                .open()
                .vote(1, List.of(List.of(0)))
                .vote(2, List.of(List.of(0)))
                .vote(3, List.of(List.of(1)))
                .vote(4, List.of(List.of(0)))
                .close();
    }

    static SampleRecord tallied() {
        return closed().aggregate();
    }

    private static SampleRecord decrypted() {
        return tallied().decrypt(1).decrypt(2);
    }

    private static void force(SampleRecord record, List<byte[]> entries) {
        entries.forEach(record::force);
    }

    private static byte[] changed(byte[] document, UnaryOperator<String> change) {
        return Bytes.utf8(change.apply(new String(document, StandardCharsets.UTF_8)));
    }

    private static void aggregate(SampleRecord record, UnaryOperator<String> change) {
        var document = changed(record.state().aggregate().value().orElseThrow().document(), change);
        var head = new Entry.AggregateHead(((Closed) record.state().stage()).hash(), Document.of(document));
        force(record, EntryWriter.withParts(record.unsigned(head), document));
    }

    private static void withoutSlot(SampleRecord record) {
        var contest = record.share(1).contests().get(0);
        var fewer = new PartialDecryption.OfContest(
                contest.id(), contest.slots().subList(1, contest.slots().size()));
        share(record, new PartialDecryption(List.of(fewer)));
    }

    private static void falseProof(SampleRecord record) {
        var contest = record.share(1).contests().get(0);
        var slots = contest.slots().stream()
                .map(slot -> new PartialDecryption.OfSlot(slot.id(), slot.factor(), changed(slot.proof())))
                .toList();
        share(record, new PartialDecryption(List.of(new PartialDecryption.OfContest(contest.id(), slots))));
    }

    private static EqualityProof changed(EqualityProof proof) {
        return new EqualityProof(proof.a(), proof.b(), proof.s().plus(Scalar.ONE));
    }

    private static void share(SampleRecord record, PartialDecryption share) {
        force(record, record.decryption(1, "t1", share.document()));
    }

    private static void swapped(SampleRecord record) {
        var tallied = (Tallied) record.state().stage();
        var shares = tallied.used().stream().map(Tallied.LoggedShare::entry).toList();
        List<Hash> reversed = List.of(shares.get(1), shares.get(0));
        var document = tallied.result().value().orElseThrow().document();
        record.force(record.unsigned(new Entry.ResultHead(tallied.hash(), reversed, Document.of(document))));
    }

    private static void result(SampleRecord record, UnaryOperator<String> change) {
        var tallied = (Tallied) record.state().stage();
        force(
                record,
                record.result(changed(tallied.result().value().orElseThrow().document(), change)));
    }
}
