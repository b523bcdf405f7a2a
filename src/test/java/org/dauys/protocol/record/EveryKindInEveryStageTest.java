package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.vectors.SeededRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nothing is entered in a state in which the table of the specification does not say so: every kind in every state. */
class EveryKindInEveryStageTest {
    private static final SampleRecord FULL = SampleRecords.full();
    private static final EntryCheck CHECK = new EntryCheck(new Batch(new ScalarEngine(), new SeededRandom("stages")));

    private final Map<Phase, RecordState> states = new EnumMap<>(Phase.class);

    @TestFactory
    Stream<DynamicTest> c07_every_kind_is_lawful_where_the_table_says_and_nowhere_else() throws IOException {
        var law = law();
        var tests = new ArrayList<DynamicTest>();
        for (var sample : samples().entrySet()) {
            for (var phase : Phase.values()) {
                boolean lawful = law.get(sample.getKey()).contains(phase.name().toLowerCase(Locale.ROOT));
                tests.add(dynamicTest(sample.getKey() + " while " + phase, () -> {
                    var refusal = refusal(sample.getValue(), phase);
                    assertEquals(!lawful, refusal.map(Refusal::rule).equals(Optional.of(Rule.R_7)), refusal::toString);
                }));
            }
        }
        return tests.stream();
    }

    /** A refused entry changes nothing, so the next one finds the same state. */
    private Optional<Refusal> refusal(byte[] entry, Phase phase) {
        var state = states.computeIfAbsent(phase, first -> folded(before(first)));
        var checked = CHECK.check(entry, state.stage());
        var refusal = checked.refusal().or(() -> state.step(checked.value().orElseThrow()));
        if (refusal.isEmpty()) {
            states.remove(phase);
        }
        return refusal;
    }

    private static RecordState folded(List<byte[]> entries) {
        var state = RecordState.empty(index -> entries.get((int) index), Fingerprints.inMemory());
        for (var entry : entries) {
            state.step(CHECK.trust(entry, state.stage()).value().orElseThrow());
        }
        return state;
    }

    /** The longest beginning of the record that ends in that state. */
    private static List<byte[]> before(Phase phase) {
        var state = RecordState.empty(index -> FULL.entries().get((int) index), Fingerprints.inMemory());
        var longest = 0;
        for (int i = 0; i < FULL.entries().size(); i++) {
            longest = state.stage().phase() == phase && !state.isAssembling() ? i : longest;
            var entry = FULL.entries().get(i);
            state.step(CHECK.trust(entry, state.stage()).value().orElseThrow());
        }
        if (phase == Phase.DECIDED) {
            return FULL.entries();
        }
        var before = new ArrayList<>(FULL.entries().subList(0, longest));
        if (phase == Phase.CANCELLED) {
            before.addAll(before(Phase.OPEN));
            before.add(cancelled());
        }
        return before;
    }

    private static byte[] cancelled() {
        return FULL.byCommittee(new Entry.Cancelled("a mistake"));
    }

    /** One entry of every row of the table. */
    private static Map<String, byte[]> samples() {
        var samples = new LinkedHashMap<String, byte[]>();
        for (var entry : FULL.entries()) {
            samples.put(row(entry), entry);
        }
        samples.put("cancelled", cancelled());
        var opened = FULL.state().stage().opening().orElseThrow().hash();
        samples.put("closed JSON", FULL.unsigned(new Entry.ClosedOnTime(opened, SampleElection.CLOSES)));
        return samples;
    }

    private static String row(byte[] entry) {
        var read = EntryReader.read(entry).value().orElseThrow();
        var kind = read.content().kind();
        return kind == Kind.CLOSED
                ? "closed signed"
                : kind.id().startsWith("key-ceremony/") ? "key-ceremony/…" : kind.id();
    }

    /** What the table says of every kind: the cell that begins with the states in which it is lawful. */
    private static Map<String, String> law() throws IOException {
        var law = new LinkedHashMap<String, String>();
        var last = "";
        for (var line : Files.readAllLines(Path.of("crypto-spec", "10-record.md"))) {
            var cells = line.split("(?<!\\\\)\\|");
            if (cells.length < 7 || !cells[1].startsWith(" `")) {
                continue;
            }
            last = cells[5].strip().equals("the same") ? last : cells[5];
            for (var kind : cells[1].strip().replace("`", "").split(", ")) {
                law.put(kind.equals("closed") ? "closed " + cells[2].strip().split(",")[0] : kind, states(kind, last));
            }
        }
        return law;
    }

    private static String states(String kind, String cell) {
        return switch (kind) {
            case "part", "roll" -> ""; // no document is incomplete here, and a roll stands already
            case "dispute" -> "preparing, open, suspended, closed, tallied, decided, cancelled";
            default -> cell;
        };
    }
}
