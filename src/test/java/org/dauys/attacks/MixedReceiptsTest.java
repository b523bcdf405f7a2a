package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

/** Receipts put together from the parts of three honest ones, of two elections with the same keys. */
class MixedReceiptsTest {
    private static final SampleElection ELECTION = SampleElection.of("mixed", SampleElection.single("chair", "a", "b"));

    /** A receipt, and the record to which it belongs. */
    private record Owned(SampleRecord record, ReceiptFile file) {
        boolean holds(ReceiptFile mixed) {
            return mixed.verify(record.id(), record.election().manifest())
                    .value()
                    .isPresent();
        }
    }

    private static List<Owned> honest() {
        var one = open(ELECTION).vote(1, List.of(List.of(0)));
        var first = new Owned(one, last(one));
        one.vote(2, List.of(List.of(0)));
        var again = new Eligibility(Eligibility.Mode.TWO_FACTOR, Eligibility.Channels.APART, 2, 3);
        var other = open(ELECTION.with(TermsChange.eligibility(again))).vote(1, List.of(List.of(0)));
        return List.of(first, new Owned(one, last(one)), new Owned(other, last(other)));
    }

    private static SampleRecord open(SampleElection election) {
        return new SampleRecord(election).manifest().ceremony(1).roll(2).open();
    }

    private static ReceiptFile last(SampleRecord record) {
        int size = record.entries().size();
        return record.receipt(size - 1, size);
    }

    @Test
    void f09_no_mixture_of_receipts_is_a_receipt() {
        var receipts = honest();
        int mixed = 0;
        for (var said : receipts) {
            for (var signed : receipts) {
                for (var head : receipts) {
                    for (var proof : receipts) {
                        var file = MixedReceipts.mixed(said.file, signed.file, head.file, proof.file);
                        boolean whole = said == signed && said == head && said == proof;
                        assertEquals(whole, said.holds(file), file.toString());
                        mixed++;
                    }
                }
            }
        }
        assertEquals(81, mixed);
    }

    /** A log of another name has the same key and the same entries. */
    @Test
    void f09_a_head_of_another_origin_is_none() {
        var record = open(ELECTION).vote(1, List.of(List.of(0)));
        var receipt = last(record);
        var origin = "dauys.example/e/elsewhere";
        var elsewhere = NoteSigner.of(origin, Seeded.bytes("mixed log"), NoteKey.Use.LOG);
        var note = record.checkpoint(origin, elsewhere, record.entries().size());
        var verified = new ReceiptFile(receipt.receipt(), note, receipt.inclusion())
                .verify(record.id(), record.election().manifest());
        assertEquals(Rule.Q_4_3, verified.refusal().orElseThrow().rule());
    }
}
