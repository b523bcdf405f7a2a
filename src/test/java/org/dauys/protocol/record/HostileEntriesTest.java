package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dauys.fuzz.Draw;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.vectors.SeededRandom;
import org.junit.jupiter.api.Test;

/** Whatever stands in an entry, checking it ends with an outcome: no exception, no change. */
class HostileEntriesTest {
    private static final SampleRecord RECORD = SampleRecords.small();
    private static final EntryCheck CHECK = new EntryCheck(new Batch(new ScalarEngine(), new SeededRandom("hostile")));
    private static final List<Stage> STAGES = stages();

    /** The stage before every entry of the record. */
    private static List<Stage> stages() {
        var state = RecordState.empty(index -> RECORD.entries().get((int) index), Fingerprints.inMemory());
        var stages = new ArrayList<Stage>();
        for (var entry : RECORD.entries()) {
            stages.add(state.stage());
            state.step(CHECK.trust(entry, state.stage()).value().orElseThrow());
        }
        return stages;
    }

    /** Cut out so many bytes at that place, and put these in. */
    record Edit(double at, int cut, byte[] put) {
        byte[] apply(byte[] bytes) {
            int start = (int) (at * bytes.length);
            int end = Math.min(bytes.length, start + cut);
            var edited = new ByteArrayOutputStream();
            edited.write(bytes, 0, start);
            edited.writeBytes(put);
            edited.write(bytes, end, bytes.length - end);
            return edited.toByteArray();
        }
    }

    private static Edit edit(Draw draw) {
        return new Edit(draw.number(0, 1000) / 1000.0, draw.number(0, 8), draw.bytes(draw.number(0, 8)));
    }

    @Test
    void f05_an_edited_entry_has_an_outcome_at_every_stage() {
        Fuzz.tries("edited entries", 300, draw -> {
            var entry = draw.one(RECORD.entries());
            for (int left = draw.number(1, 3); left > 0; left--) {
                entry = edit(draw).apply(entry);
            }
            var outcome = CHECK.check(entry, draw.one(STAGES));
            assertNotEquals(outcome.value().isPresent(), outcome.refusal().isPresent());
            assertNotEquals(
                    EntryReader.read(entry).value().isPresent(),
                    EntryReader.read(entry).refusal().isPresent());
        });
    }

    @Test
    void random_bytes_after_a_kind_have_an_outcome() {
        Fuzz.tries("random bodies", 300, draw -> {
            var kind = draw.one(List.of(Kind.values()));
            var entry = Bytes.concat(Bytes.ascii("dauys/v1 " + kind + "\n"), draw.bytes(draw.number(0, 2000)));
            for (var stage : List.of(STAGES.get(0), STAGES.get(5), STAGES.get(18), STAGES.get(30))) {
                var outcome = CHECK.check(entry, stage);
                assertFalse(outcome.value().isPresent() && kind != Kind.PART, kind.toString());
            }
            assertEquals(kind, Envelope.parse(entry).value().orElseThrow().kind());
        });
    }
}
