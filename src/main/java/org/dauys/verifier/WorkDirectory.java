package org.dauys.verifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.partial.PartialVerdict.Head;
import org.dauys.protocol.partial.PartialVerdict.Range;

/**
 * Where a verification keeps the pieces that it has finished, each a partial verdict under a key of its own: interrupted, it goes on
 * where it was. Whoever can write here can make it believe anything.
 */
final class WorkDirectory implements AutoCloseable {
    private final Path directory;
    private final DirectoryLock lock;
    private final NoteSigner signer;
    private final int piece;
    private final boolean anew;

    private WorkDirectory(Path directory, DirectoryLock lock, NoteSigner signer, int piece, boolean anew) {
        this.directory = directory;
        this.lock = lock;
        this.signer = signer;
        this.piece = piece;
        this.anew = anew;
    }

    /**
     * @param piece entries of a piece
     * @param anew makes again those that are there
     */
    static WorkDirectory open(Path directory, int piece, boolean anew) throws Unreadable {
        var lock = DirectoryLock.take(directory);
        try {
            var key = directory.resolve("key");
            if (!Files.exists(key)) {
                KeyFile.make(key, "work", NoteKey.Use.OBSERVER);
            }
            return new WorkDirectory(directory, lock, KeyFile.read(key, NoteKey.Use.OBSERVER), piece, anew);
        } catch (Unreadable unreadable) {
            lock.close();
            throw unreadable;
        }
    }

    /**
     * The pieces of this record, those made before and those that lacked. Entries that can't be read are left to the verification, which
     * names them.
     */
    Partials pieces(TiledRecord record, LongConsumer progress) throws Unreadable {
        var pieces = new Partials(record, true);
        var opening = RangeCheck.Opening.of(record);
        long first = opening.map(RangeCheck.Opening::next).orElse(record.size());
        while (first < record.size()) {
            var range = new Range(first, Math.min(record.size(), (first / piece + 1) * piece));
            var file = directory.resolve(range.first() + "-" + range.end() + ".partial");
            var kept = kept(file, record, opening.get(), range);
            if (kept.isEmpty() && !RangeCheck.write(record, opening.get(), range, signer, file, progress)) {
                break;
            }
            pieces.add(kept.isPresent() ? kept.get() : PartialFile.open(file), List.of(signer.key()));
            first = range.end();
            progress.accept(first);
        }
        return pieces;
    }

    /** The piece, if it was made before and is whole. */
    private Optional<PartialFile> kept(Path file, TiledRecord record, RangeCheck.Opening opening, Range range) {
        if (anew || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PartialFile.open(file)).filter(found -> isOurs(found, record, opening, range));
        } catch (Unreadable broken) {
            return Optional.empty();
        }
    }

    private boolean isOurs(PartialFile found, TiledRecord record, RangeCheck.Opening opening, Range range) {
        var verdict = found.verdict();
        return found.isSignedBy(signer.key())
                && verdict.range().equals(range)
                && verdict.election().equals(opening.of())
                && Optional.of(verdict.head()).equals(head(record))
                && found.isWhole();
    }

    private static Optional<Head> head(TiledRecord record) {
        return Checkpoint.parse(record.checkpoint()).map(Partials::headOf);
    }

    @Override
    public void close() {
        lock.close();
    }
}
