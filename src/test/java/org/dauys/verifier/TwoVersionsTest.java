package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;

/** A server that shows another record to whoever asks a second time gets no verdict on either. */
class TwoVersionsTest {
    /** Every file is of {@code first} when it is first asked for, and of {@code second} ever after. */
    private record Turncoat(Map<String, byte[]> first, Map<String, byte[]> second, Set<String> asked)
            implements RecordSource {
        @Override
        public Optional<byte[]> read(String path, int max) {
            return Optional.ofNullable((asked.add(path) ? first : second).get(path));
        }
    }

    private static TiledRecord shown(SampleRecord first, List<byte[]> second) throws Unreadable {
        return TiledRecord.open(
                new Turncoat(RecordFiles.of(first), RecordFiles.of(first.checkpoint(), second), new HashSet<>()));
    }

    @Test
    void the_fingerprint_is_compared_with_the_entry_that_was_verified() throws Unreadable {
        var open = BrokenBeginnings.prepared().open();
        var others = new ArrayList<>(open.entries());
        others.set(0, "the manifest of another election".getBytes(StandardCharsets.UTF_8));
        var expected = new Anchor.Expected(Fingerprint.of(TreeHash.leaf(others.get(0))));
        var verification = Verification.run(shown(open, others), expected, done -> {});
        assertEquals(Status.FAILED, verification.statuses().get(Rule.A_1));
    }

    @Test
    void a_replaced_ballot_is_taken_off_the_sums_as_it_was_added() throws Unreadable {
        var record = SampleRecords.small();
        var others = new ArrayList<>(record.entries());
        Collections.swap(others, ballot(others, 0), ballot(others, 1));
        var tiles = shown(record, others);
        var said = assertThrows(Unreadable.class, () -> Verification.run(tiles, new Anchor.None(), done -> {}));
        assertEquals(Why.CHANGED, said.why());
    }

    private static int ballot(List<byte[]> entries, int number) {
        return IntStream.range(0, entries.size())
                .filter(i -> EntryReader.read(entries.get(i))
                        .value()
                        .filter(read -> read.content().kind() == Kind.BALLOT)
                        .isPresent())
                .skip(number)
                .findFirst()
                .orElseThrow();
    }
}
