package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.verifier.Finding.Place;

/** Whoever changes a single byte of a record is found out, and the verifier says where. */
class FlippedByteTest {
    private static final SampleRecord RECORD = SampleRecords.small();
    private static final Map<String, byte[]> FILES = RecordFiles.of(RECORD);
    private static final String ENTRIES =
            "tile/entries/000.p/" + RECORD.entries().size();
    private static final String LEAVES = "tile/0/000.p/" + RECORD.entries().size();

    /** Which byte, and which bits of it. */
    record Flip(String file, int at, int bits) {
        Map<String, byte[]> apply() {
            var files = new HashMap<>(FILES);
            var bytes = files.get(file).clone();
            bytes[at] ^= (byte) bits;
            files.put(file, bytes);
            return files;
        }
    }

    private record Memory(Map<String, byte[]> files) implements RecordSource {
        @Override
        public Optional<byte[]> read(String path, int max) {
            return Optional.ofNullable(files.get(path));
        }
    }

    private static Arbitrary<Flip> in(String file, int from, int to) {
        return Combinators.combine(
                        Arbitraries.integers().between(from, to - 1),
                        Arbitraries.integers().between(1, 255))
                .as((at, bits) -> new Flip(file, at, bits));
    }

    /** First an entry, so that short ones are met as often as ballots. */
    @Provide
    Arbitrary<Flip> inAnEntry() {
        return Arbitraries.integers().between(0, RECORD.entries().size() - 1).flatMap(index -> {
            int start = start(index);
            return in(ENTRIES, start, start + 2 + RECORD.entries().get(index).length);
        });
    }

    @Provide
    Arbitrary<Flip> inTheCheckpoint() {
        return in("checkpoint", 0, FILES.get("checkpoint").length);
    }

    @Provide
    Arbitrary<Flip> inTheHashes() {
        return in(LEAVES, 0, FILES.get(LEAVES).length);
    }

    /** Where an entry's two bytes of length begin. */
    private static int start(int index) {
        return RECORD.entries().subList(0, index).stream()
                .mapToInt(entry -> 2 + entry.length)
                .sum();
    }

    private static int entryAt(int at) {
        int index = RECORD.entries().size() - 1;
        while (start(index) > at) {
            index--;
        }
        return index;
    }

    private static void isFoundOut(Flip flip, Predicate<Place> named) {
        try {
            var record = TiledRecord.open(new Memory(flip.apply()));
            var verification = Verification.run(record, new Anchor.None(), done -> {});
            assertNotEquals(Verdict.VALID, verification.verdict(), flip.toString());
            var places = places(verification);
            assertTrue(places.stream().anyMatch(named), flip + " " + places);
        } catch (Unreadable unreadable) { // a size that promises more than there is
            assertTrue(flip.file.equals("checkpoint"), flip + " " + unreadable.what());
        }
    }

    private static List<Place> places(Verification verification) {
        var places = new ArrayList<Place>();
        for (var rule : EnumSet.allOf(Rule.class)) {
            verification.findings().of(rule).forEach(finding -> places.add(finding.place()));
        }
        return places;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_flipped_byte_of_an_entry_names_the_entry(@ForAll("inAnEntry") Flip flip) {
        long changed = entryAt(flip.at);
        isFoundOut(flip, place -> place instanceof Place.AtEntry entry && entry.index() == changed);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_flipped_byte_of_the_checkpoint_names_the_checkpoint(@ForAll("inTheCheckpoint") Flip flip) {
        isFoundOut(flip, place -> place instanceof Place.AtCheckpoint);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void a_flipped_byte_of_a_tile_of_hashes_names_the_tile(@ForAll("inTheHashes") Flip flip) {
        isFoundOut(flip, place -> place.equals(new Place.AtFile(LEAVES)));
    }
}
