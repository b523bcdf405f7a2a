package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.vectors.SeededRandom;

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

    @Provide
    Arbitrary<Edit> edits() {
        var place = Arbitraries.doubles().between(0, 1);
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(8);
        return Combinators.combine(place, Arbitraries.integers().between(0, 8), bytes)
                .as(Edit::new);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void f05_an_edited_entry_has_an_outcome_at_every_stage(
            @ForAll @IntRange(min = 0, max = 30) int index,
            @ForAll @Size(min = 1, max = 3) List<@From("edits") Edit> edits,
            @ForAll @IntRange(min = 0, max = 30) int stage) {
        var entry = RECORD.entries().get(index);
        for (var edit : edits) {
            entry = edit.apply(entry);
        }
        var outcome = CHECK.check(entry, STAGES.get(stage));
        assertNotEquals(outcome.value().isPresent(), outcome.refusal().isPresent());
        assertNotEquals(
                EntryReader.read(entry).value().isPresent(),
                EntryReader.read(entry).refusal().isPresent());
    }

    @Property(tries = 300)
    void random_bytes_after_a_kind_have_an_outcome(@ForAll Kind kind, @ForAll @Size(max = 2000) byte[] body) {
        var entry = Bytes.concat(Bytes.ascii("dauys/v1 " + kind + "\n"), body);
        for (var stage : List.of(STAGES.get(0), STAGES.get(5), STAGES.get(18), STAGES.get(30))) {
            var outcome = CHECK.check(entry, stage);
            assertFalse(outcome.value().isPresent() && kind != Kind.PART, kind.toString());
        }
        assertEquals(kind, Envelope.parse(entry).value().orElseThrow().kind());
    }
}
