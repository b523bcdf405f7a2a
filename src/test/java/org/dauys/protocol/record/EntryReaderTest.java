package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
    @Test
    void what_a_person_is_asked_to_sign_is_read_by_its_kind() {
        for (var entry : List.of(
                new Entry.Cancelled("?"),
                new Entry.ClosedEarly(Hash.ZERO, "?"),
                new Entry.RollHead(
                        new Roll.Announced(1, Hash.ZERO),
                        new Roll.Announced(1, Hash.ZERO),
                        new Document(1, 1, Hash.ZERO)))) {
            var payload = EntryWriter.payload(Hash.ZERO, entry);
            assertEquals(
                    Optional.of(entry),
                    EntryReader.payload(entry.kind(), payload).value());
        }
    }

    @Test
    void nobody_signs_what_everybody_can_recompute() {
        var dispute = new Entry.Dispute(0, Hash.ZERO, "q-4-6");
        for (var kind : List.of(Kind.DISPUTE, Kind.BALLOT)) {
            var refusal = EntryReader.payload(kind, EntryWriter.payload(Hash.ZERO, dispute))
                    .refusal();
            assertEquals(Rule.R_1, refusal.orElseThrow().rule());
        }
    }
}
