package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.function.Executable;

/** Partial verdicts of two observers, true ones and others, and what is made of them. */
final class PartialFiles {
    static final NoteSigner ALMATY = signer("almaty.example");
    static final NoteSigner TARAZ = signer("taraz.example");
    static final List<NoteKey> BOTH = List.of(ALMATY.key(), TARAZ.key());

    private PartialFiles() {}

    static NoteSigner signer(String name) {
        return NoteSigner.of(name, Seeded.bytes(name), NoteKey.Use.OBSERVER);
    }

    static TiledRecord record(Path record) throws Unreadable {
        return TiledRecord.open(new DirectorySource(record));
    }

    static Judged whole(TiledRecord record) throws Unreadable {
        return Judged.of(Verification.run(record, new Anchor.None(), done -> {}));
    }

    static Judged combined(TiledRecord record, boolean fill, Memory memory, Path... files) throws Unreadable {
        var partials = new Partials(record, fill);
        for (var file : files) {
            partials.add(PartialFile.open(file), BOTH);
        }
        partials.arrange();
        return Judged.of(Verification.run(record, new Anchor.None(), done -> {}, partials, memory));
    }

    /** A cast ballot fewer, an audited one more. */
    static PartialVerdict oneBallotAudited(PartialVerdict v) {
        var cast = new SlotSums(v.cast().ballots() - 1, v.cast().slots());
        return new PartialVerdict(v.head(), v.election(), v.range(), v.subtrees(), cast, v.audited() + 1, v.section());
    }

    /** What is true of a range, in a file of its own. */
    static Path partial(
            Path directory,
            TiledRecord record,
            RangeCheck.Opening opening,
            Range range,
            NoteSigner signer,
            Memory memory)
            throws Unreadable {
        try {
            var file = Files.createTempDirectory(directory, "p").resolve(range.first() + "-" + range.end());
            assertTrue(RangeCheck.write(record, opening, range, signer, file, done -> {}, memory));
            return file;
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    static Path changed(Path file, UnaryOperator<PartialVerdict> change) {
        try {
            return resigned(file, Files.readAllBytes(file), change);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** The words changed, signed by one who is trusted, over the section in {@code bytes}. */
    static Path resigned(Path file, byte[] bytes, UnaryOperator<PartialVerdict> change) {
        return signed(file, section(file, bytes), change);
    }

    /** The bytes behind the signature, of a file that was changed since it was {@code file}. */
    static byte[] section(Path file, byte[] bytes) {
        try {
            var open = PartialFile.open(file);
            int length = (int) open.verdict().section().length();
            return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
        } catch (Unreadable unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The words changed, signed by one who is trusted, over this section. */
    static Path signed(Path file, byte[] section, UnaryOperator<PartialVerdict> change) {
        return signed(file, section, change, ALMATY);
    }

    static Path signed(Path file, byte[] section, UnaryOperator<PartialVerdict> change, NoteSigner signer) {
        try {
            var open = PartialFile.open(file);
            var changed = file.resolveSibling(file.getFileName() + "-changed");
            var words = change.apply(open.verdict());
            PartialFile.write(changed, hash -> with(words, hash), sink -> sink.write(ByteBuffer.wrap(section)), signer);
            return changed;
        } catch (Unreadable unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static PartialVerdict with(PartialVerdict words, Hash section) {
        return new PartialVerdict(
                words.head(),
                words.election(),
                words.range(),
                words.subtrees(),
                words.cast(),
                words.audited(),
                new Section(words.section().tags(), words.section().refused(), section));
    }

    static Why why(Executable running) {
        return assertThrows(Unreadable.class, running).why();
    }
}
