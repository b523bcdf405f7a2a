package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.SeedForTests;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B-9: a record too large for the memory is judged exactly as if it were small. Here ten α are too many. */
class LargeRecordTest {
    private static final List<List<Integer>> FIRST = List.of(List.of(0));

    @TempDir
    private Path directory;

    /** @param entries of a chunk */
    private static Memory memory(int entries) {
        return new Memory(10, 3, entries, 1 << 20);
    }

    private static Judged judged(RecordSource source, Memory memory) throws Unreadable {
        var record = TiledRecord.open(source);
        return Judged.of(Verification.run(record, new Anchor.None(), done -> {}, Believing.nobody(record), memory));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_judged_alike() throws IOException {
        return ExamplesTest.directories()
                .map(directory -> dynamicTest(directory.getFileName().toString(), () -> {
                    var source = new DirectorySource(directory);
                    var usual = judged(source, Memory.USUAL);
                    for (int entries = 1; entries <= 3; entries++) {
                        assertEquals(usual, judged(source, memory(entries)));
                    }
                }));
    }

    /** A repeat makes a ballot unlawful, and with it what its voter built on it; what it held beside may be used again. */
    @RepeatedTest(12)
    void repeats_are_refused_where_they_are_in_a_small_record(RepetitionInfo repetition) throws Unreadable {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var record = BrokenBeginnings.prepared().open();
        var last = new Hash[] {Hash.ZERO, Hash.ZERO, Hash.ZERO};
        var counters = new long[3];
        for (int i = 0; i < 14; i++) {
            int voter = random.nextInt(3);
            boolean audit = random.nextInt(5) == 0;
            var wire = ballot(record, voter + 1, counters[voter] + 1, last[voter], random.nextInt(8), audit);
            record.force(EntryWriter.ballot(audit ? Purpose.AUDIT : Purpose.CAST, wire));
            boolean seesItRefused = random.nextInt(3) == 0;
            if (!audit && !seesItRefused) {
                counters[voter]++;
                last[voter] = SlicedBallot.of(
                                wire, record.opened().ballotTerms().contests())
                        .orElseThrow()
                        .hash();
            }
        }
        var source = Held.of(record.close());
        var usual = judged(source, Memory.USUAL);

        assertEquals(usual, judged(source, memory(2)));
        assertEquals(usual, judged(source, memory(1024)));
        assertEquals(Status.FAILED, usual.statuses().get(Rule.B_6_10));
    }

    private static byte[] ballot(SampleRecord record, int voter, long counter, Hash previous, int seed, boolean audit) {
        var head =
                new BallotHead(record.opened().hash(), record.credential(voter).credential(), counter, previous);
        var purpose = audit ? Purpose.AUDIT : Purpose.CAST;
        return record.ballot(voter, purpose, head, SeedForTests.of(Seeded.bytes("repeat " + seed)), FIRST);
    }

    /** As the user starts it, and as it starts its child, with a collector that keeps old and new apart and so needs more. */
    static Stream<List<String>> memories() {
        var child = new ArrayList<>(JvmOptions.collector(List.of()));
        child.add("-Xmx128m");
        return Stream.of(List.of("-Xmx96m"), child);
    }

    /** Four tiles of ballots as long as an entry can be, none of which is one: 66 megabytes. */
    @ParameterizedTest
    @MethodSource("memories")
    void the_longest_entries_fit_a_small_memory(List<String> memory) throws Exception {
        var record = BrokenBeginnings.prepared().open();
        var longest = EntryWriter.ballot(Purpose.CAST, new byte[65_000]);
        for (int i = 0; i < 4 * Tiles.WIDTH; i++) {
            record.force(longest);
        }
        RecordFiles.write(RecordFiles.of(record), directory);

        var command = new ArrayList<String>();
        command.add(OwnJava.command());
        command.addAll(memory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(directory.toString(), "--json"));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Verdict.INVALID.exit(), process.waitFor(), said);
        assertTrue(said.contains("\"verdict\":\"invalid\""), said);
    }
}
