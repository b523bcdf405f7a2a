package org.dauys.verifier;

import static org.dauys.verifier.PartialFiles.ALMATY;
import static org.dauys.verifier.PartialFiles.TARAZ;
import static org.dauys.verifier.PartialFiles.changed;
import static org.dauys.verifier.PartialFiles.record;
import static org.dauys.verifier.PartialFiles.resigned;
import static org.dauys.verifier.PartialFiles.signer;
import static org.dauys.verifier.PartialFiles.whole;
import static org.dauys.verifier.PartialFiles.why;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** V-1 to V-3: what others say of ranges gives the verdict of a whole run, or is refused by name. */
class PartialVerdictsTest {
    private static final Path HONEST = ExamplesTest.DIRECTORY.resolve("ok-single-choice");

    @TempDir
    private static Path directory;

    private static RangeCheck.Opening opening;
    private static Judged whole;

    @BeforeAll
    static void judge() throws Unreadable {
        opening = RangeCheck.Opening.of(record(HONEST)).orElseThrow();
        whole = whole(record(HONEST));
    }

    private static Judged combined(TiledRecord record, boolean fill, Path... files) throws Unreadable {
        return PartialFiles.combined(record, fill, new Memory(0, 1 << 10, 1024, 1 << 20), files);
    }

    private static Path partial(TiledRecord record, RangeCheck.Opening opening, long first, long end, NoteSigner signer)
            throws Unreadable {
        return PartialFiles.partial(directory, record, opening, new Range(first, end), signer, Memory.USUAL);
    }

    private static Path honest(long first, long end) throws Unreadable {
        return partial(record(HONEST), opening, first, end, ALMATY);
    }

    private static long size() throws Unreadable {
        return record(HONEST).size();
    }

    /**
     * Records broken in every rule among them; those in which voting was never opened have no ballots to be spoken of. Chunks end where
     * they like: before an entry, behind it, in the middle of a range.
     */
    @TestFactory
    Stream<DynamicTest> ranges_give_the_verdict_of_a_whole_run() throws IOException {
        return ExamplesTest.directories()
                .flatMap(path -> IntStream.rangeClosed(1, 3)
                        .mapToObj(entries -> dynamicTest(path.getFileName() + " by " + entries, () -> {
                            var record = record(path);
                            var opened = RangeCheck.Opening.of(record);
                            if (opened.isPresent() && opened.get().next() < record.size()) {
                                agrees(record, opened.get(), entries, path.hashCode() + entries);
                            }
                        })));
    }

    private static void agrees(TiledRecord record, RangeCheck.Opening opened, int entries, int seed) throws Unreadable {
        var random = new SplittableRandom(seed);
        var memory = new Memory(0, 1 << 10, entries, 1 << 20);
        var cuts = new TreeSet<Long>(List.of(opened.next(), record.size()));
        random.longs(random.nextInt(4), opened.next(), record.size()).forEach(cuts::add);
        var files = new ArrayList<Path>();
        for (var cut : cuts.headSet(record.size())) {
            var signer = random.nextBoolean() ? ALMATY : TARAZ;
            var range = new Range(cut, cuts.higher(cut));
            files.add(PartialFiles.partial(directory, record, opened, range, signer, memory));
        }
        assertEquals(whole(record), PartialFiles.combined(record, false, memory, files.toArray(Path[]::new)));
    }

    @Test
    void what_nobody_has_checked_is_refused_or_checked_here() throws Unreadable {
        var record = record(HONEST);
        long next = opening.next();
        var first = honest(next, next + 3);
        var last = honest(next + 5, record.size());

        assertRefused(Why.GAP, (next + 3) + ".." + (next + 5), first, last);
        assertRefused(Why.GAP, next + ".." + (next + 5), last);
        assertRefused(Why.GAP, (next + 3) + ".." + record.size(), first);
        assertEquals(whole, combined(record, true, first, last));
        assertEquals(whole, combined(record, true, last));
    }

    @Test
    void two_words_on_one_range_are_one_if_they_agree() throws Unreadable {
        var record = record(HONEST);
        var one = honest(opening.next(), size());
        var other = partial(record, opening, opening.next(), size(), TARAZ);

        assertEquals(whole, combined(record, false, one, other));
        var wrong = changed(
                other,
                v -> with(v, new SlotSums(v.cast().ballots(), reversed(v.cast().slots()))));
        assertRefused(Why.DISAGREE, one + ", " + wrong, one, wrong);
        var later = honest(opening.next() + 1, size());
        assertRefused(Why.OVERLAP, one + ", " + later, later, one);
    }

    @Test
    void only_who_is_trusted_is_believed_and_only_of_this_head() throws Exception {
        var stranger = partial(record(HONEST), opening, opening.next(), size(), signer("stranger.example"));
        assertRefused(Why.UNTRUSTED, stranger.toString(), stranger);
        var other = changed(
                honest(opening.next(), size()),
                v -> new PartialVerdict(
                        new PartialVerdict.Head(v.head().origin(), v.head().size(), Hash.ZERO),
                        v.election(),
                        v.range(),
                        v.subtrees(),
                        v.cast(),
                        v.audited(),
                        v.section()));
        assertRefused(Why.OTHER_HEAD, other.toString(), other);
        var tampered = honest(opening.next(), size());
        var bytes = Files.readAllBytes(tampered);
        bytes[bytes.length - 1] ^= 1;
        Files.write(tampered, bytes);
        assertRefused(Why.TAMPERED, tampered.toString(), tampered);
        Files.write(tampered, Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused(Why.MALFORMED, tampered.toString(), tampered);
    }

    /** Signed by one who is trusted and lies where it can be seen. */
    @Test
    void a_lie_that_can_be_seen_is_named() throws Unreadable {
        var honest = honest(opening.next(), size());
        var leaf = changed(
                honest,
                v -> new PartialVerdict(
                        v.head(), v.election(), v.range(), flipped(v.subtrees()), v.cast(), v.audited(), v.section()));
        assertRefused(Why.OTHER_ENTRIES, leaf.toString(), leaf);
        var opened = changed(
                honest,
                v -> new PartialVerdict(
                        v.head(),
                        new PartialVerdict.Of(Hash.ZERO, v.election().jointKey()),
                        v.range(),
                        v.subtrees(),
                        v.cast(),
                        v.audited(),
                        v.section()));
        assertRefused(Why.OTHER_ELECTION, opened.toString(), opened);
        var fewer = changed(honest, PartialFiles::oneBallotAudited);
        assertRefused(Why.CONTRADICTED, fewer.toString(), fewer);
        var sums = changed(
                honest,
                v -> with(v, new SlotSums(v.cast().ballots(), reversed(v.cast().slots()))));
        assertEquals(
                Status.FAILED, combined(record(HONEST), false, sums).statuses().get(Rule.D_1_2));
    }

    /** Of the entries before it a partial verdict can say nothing but what is so. */
    @Test
    void a_record_in_which_voting_was_not_opened_has_no_ballots_to_be_spoken_of() throws Unreadable {
        var prepared = BrokenBeginnings.prepared();
        var record = TiledRecord.open(Held.of(prepared));
        var head = Checkpoint.parse(record.checkpoint()).map(Partials::headOf).orElseThrow();
        var first = TreeHash.leaf(prepared.entries().get(0));
        var file = PartialFiles.signed(
                honest(opening.next(), size()),
                new byte[0],
                v -> new PartialVerdict(
                        head,
                        v.election(),
                        new Range(0, 1),
                        List.of(first),
                        new SlotSums(0, v.cast().slots()),
                        0,
                        new Section(0, 0, Hash.ZERO)));
        var refused = assertThrows(Unreadable.class, () -> combined(record, true, file));
        assertEquals(Why.NOT_OPENED, refused.why());
        assertEquals(file.toString(), refused.what());
    }

    @Test
    void a_section_out_of_order_is_no_section() throws Exception {
        var honest = honest(opening.next(), size());
        var open = PartialFile.open(honest);
        var bytes = Files.readAllBytes(honest);
        int at = bytes.length - (int) open.verdict().section().length();
        System.arraycopy(bytes, at + 8, bytes, at, 8);
        bytes[at] = 0x7f;
        var changed = resigned(honest, bytes, v -> v);
        assertRefused(Why.MALFORMED, changed.toString(), changed);
    }

    /** The first ballot is in one range, the one that repeats its α in another. */
    @Test
    void a_repeat_across_ranges_is_found() throws Unreadable {
        var record = record(ExamplesTest.DIRECTORY.resolve("broken-b-6.10"));
        var opened = RangeCheck.Opening.of(record).orElseThrow();
        long last = record.size() - 1;
        var one = partial(record, opened, opened.next(), last, ALMATY);
        var other = partial(record, opened, last, record.size(), TARAZ);

        assertEquals(whole(record), combined(record, false, one, other));
        assertEquals(whole(record), combined(record, true, one));
    }

    /** Whoever combines checks each ballot that is refused, so nobody takes one away. */
    @Test
    void a_sound_ballot_that_is_called_refused_contradicts_its_signer() throws Exception {
        var honest = honest(opening.next(), size());
        var verdict = PartialFile.open(honest).verdict();
        int slots = verdict.cast().slots().size();
        int kept = (int) (verdict.section().tags() - slots) * Section.TAG;
        var section = PartialFiles.section(honest, Files.readAllBytes(honest));
        assertEquals(0, verdict.section().refused());
        for (int rule = 1; rule <= 7; rule++) {
            var refused = ByteBuffer.allocate(kept + Section.REFUSED)
                    .put(section, 0, kept)
                    .putInt(firstBallot())
                    .put((byte) rule)
                    .array();
            var lie = PartialFiles.signed(
                    honest, refused, v -> with(v, fewer(v), v.section().tags() - slots, 1));
            assertRefused(Why.CONTRADICTED, lie.toString(), lie);
        }
    }

    private static SlotSums fewer(PartialVerdict v) {
        return new SlotSums(v.cast().ballots() - 1, v.cast().slots());
    }

    private static PartialVerdict with(PartialVerdict v, SlotSums cast, long tags, long refused) {
        var section = new Section(tags, refused, Hash.ZERO);
        return new PartialVerdict(v.head(), v.election(), v.range(), v.subtrees(), cast, v.audited(), section);
    }

    /** Its place in the range of all that comes after the opening. */
    private static int firstBallot() throws Unreadable {
        var record = record(HONEST);
        return (int) LongStream.range(opening.next(), record.size())
                .filter(index -> EntryReader.read(record.entry(index))
                                .value()
                                .orElseThrow()
                                .content()
                                .kind()
                        == Kind.BALLOT)
                .map(index -> index - opening.next())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_forged_ballot_that_is_refused_by_another_rule_contradicts_its_signer() throws Exception {
        var path = ExamplesTest.DIRECTORY.resolve("broken-b-6.6");
        var record = record(path);
        var opened = RangeCheck.Opening.of(record).orElseThrow();
        var honest = partial(record, opened, opened.next(), record.size(), ALMATY);
        var otherRule = Files.readAllBytes(honest);
        otherRule[otherRule.length - 1] = 7;
        var lie = resigned(honest, otherRule, v -> v);

        assertEquals(whole(record), combined(record, false, honest));
        assertEquals(Why.CONTRADICTED, why(() -> combined(record, false, lie)));
        otherRule[otherRule.length - 1] = 8;
        var noRule = resigned(honest, otherRule, v -> v);
        assertEquals(Why.MALFORMED, why(() -> combined(record, false, noRule)));
    }

    /** Whatever the bytes are, they are refused by a reason of the list, or change nothing but the sums, if those were changed. */
    @Test
    void hostile_files_are_refused_in_words() throws Exception {
        var honest = honest(opening.next(), size());
        var bytes = Files.readAllBytes(honest);
        int text = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n\n");
        var random = new SplittableRandom(7);
        var file = directory.resolve("hostile");
        var reasons = EnumSet.noneOf(Why.class);
        for (int i = 0; i < 400; i++) {
            var changed = hostile(bytes, text, random);
            Files.write(file, changed);
            if (i % 2 == 0) {
                sign(file, changed);
            }
            try {
                assertTrue(isHarmless(honest, file, combined(record(HONEST), false, file)), "change " + i);
            } catch (Unreadable refused) {
                reasons.add(refused.why());
            }
        }
        assertEquals(
                EnumSet.of(
                        Why.MALFORMED,
                        Why.UNTRUSTED,
                        Why.TAMPERED,
                        Why.OTHER_HEAD,
                        Why.OTHER_ELECTION,
                        Why.OTHER_ENTRIES),
                reasons);
    }

    private static boolean isHarmless(Path honest, Path file, Judged judged) throws Unreadable {
        var told = PartialFile.open(honest).verdict().cast();
        return told.equals(PartialFile.open(file).verdict().cast())
                ? judged.equals(whole)
                : judged.statuses().get(Rule.D_1_2) == Status.FAILED;
    }

    private static byte[] hostile(byte[] bytes, int text, SplittableRandom random) {
        var changed = bytes.clone();
        int at = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : random.nextInt(text);
        if (Character.isDigit(changed[at])) {
            changed[at] = (byte) ('0' + random.nextInt(10));
            return changed;
        }
        switch (random.nextInt(4)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed = Arrays.copyOf(changed, at);
            case 2 ->
                System.arraycopy(
                        bytes, random.nextInt(bytes.length - 70), changed, Math.min(at, bytes.length - 70), 66);
            default -> {
                var longer = ByteBuffer.allocate(bytes.length + 1);
                changed = longer.put(bytes, 0, at)
                        .put((byte) '1')
                        .put(bytes, at, bytes.length - at)
                        .array();
            }
        }
        return changed;
    }

    /** Signed anew by who is trusted, as far as it still has words. */
    private static void sign(Path file, byte[] bytes) throws IOException {
        var start = new String(bytes, StandardCharsets.ISO_8859_1);
        int text = start.indexOf("\n\n") + 1;
        int line = start.indexOf('\n', text + 1) + 1;
        if (text > 0 && line > 0) {
            var words = new String(bytes, 0, text, StandardCharsets.UTF_8);
            var signed = (words + "\n" + ALMATY.sign(words)).getBytes(StandardCharsets.UTF_8);
            var all = ByteBuffer.allocate(signed.length + bytes.length - line);
            Files.write(
                    file, all.put(signed).put(bytes, line, bytes.length - line).array());
        }
    }

    private static PartialVerdict with(PartialVerdict v, SlotSums sums) {
        return new PartialVerdict(v.head(), v.election(), v.range(), v.subtrees(), sums, v.audited(), v.section());
    }

    private static <T> List<T> reversed(List<T> list) {
        var reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Hash> flipped(List<Hash> hashes) {
        var changed = new ArrayList<>(hashes);
        changed.set(0, Hash.ZERO);
        return changed;
    }

    private static void assertRefused(Why why, String what, Path... files) {
        var refused = assertThrows(Unreadable.class, () -> combined(record(HONEST), false, files));
        assertEquals(why, refused.why(), refused.what());
        assertEquals(what, refused.what());
    }
}
