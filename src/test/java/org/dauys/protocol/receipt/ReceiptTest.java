package org.dauys.protocol.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.receipt.DisputeFile.Finding;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    @Test
    void a_receipt_names_an_entry_of_its_own_head() {
        assertEquals(Optional.of(receipt(7, 8)), read(receipt(7, 8)));
        assertEquals(Optional.empty(), read(receipt(8, 8)));
        assertEquals(Optional.empty(), read(receipt(9, 8)));
    }

    private static Receipt receipt(long index, long size) {
        return new Receipt(
                Hash.ZERO, Receipt.Kind.AUDITED, Seeded.hash("ballot"), index, Hash.ZERO, size, Seeded.hash("root"));
    }

    private static Optional<Receipt> read(Receipt receipt) {
        var line = receipt.sign(Seeded.secret("receipts"));
        return Receipt.parse(CompactJws.parse(line, Receipt.TYPE).orElseThrow().payload())
                .value();
    }

    @Test
    void a_dispute_is_read_as_it_is_written() {
        for (var finding : Finding.values()) {
            var file = new DisputeFile(new ReceiptFile("r", "c", List.of(Hash.ZERO)), finding, "another head\n");
            assertEquals(Optional.of(file), DisputeFile.parse(file.encode()).value());
            assertEquals(Optional.of(finding), Finding.of(finding.rule()));
        }
        assertEquals(Optional.empty(), Finding.of(Rule.Q_4_1));
    }
}
