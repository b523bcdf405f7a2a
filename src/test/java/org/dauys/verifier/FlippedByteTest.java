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
import org.dauys.fuzz.Draw;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.verifier.Finding.Place;
import org.junit.jupiter.api.Test;

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

    private static Flip in(String file, int from, int to, Draw draw) {
        return new Flip(file, draw.number(from, to - 1), draw.number(1, 255));
    }

    private static Flip in(String file, Draw draw) {
        return in(file, 0, FILES.get(file).length, draw);
    }

    /** First an entry, so that short ones are met as often as ballots. */
    private static Flip inAnEntry(Draw draw) {
        int index = draw.number(0, RECORD.entries().size() - 1);
        int start = start(index);
        return in(ENTRIES, start, start + 2 + RECORD.entries().get(index).length, draw);
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

    @Test
    void a_flipped_byte_of_an_entry_names_the_entry() {
        Fuzz.tries("flipped entries", 60, draw -> {
            var flip = inAnEntry(draw);
            long changed = entryAt(flip.at);
            isFoundOut(flip, place -> place instanceof Place.AtEntry entry && entry.index() == changed);
        });
    }

    @Test
    void a_flipped_byte_of_the_checkpoint_names_the_checkpoint() {
        Fuzz.tries(
                "flipped checkpoints",
                60,
                draw -> isFoundOut(in("checkpoint", draw), place -> place instanceof Place.AtCheckpoint));
    }

    @Test
    void a_flipped_byte_of_a_tile_of_hashes_names_the_tile() {
        Fuzz.tries(
                "flipped hashes",
                10,
                draw -> isFoundOut(in(LEAVES, draw), place -> place.equals(new Place.AtFile(LEAVES))));
    }
}
