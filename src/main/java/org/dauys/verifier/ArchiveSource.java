package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dauys.verifier.Unreadable.Why;

/** A record in a ZIP archive. Nothing is unpacked: files are read by the names that a record has. */
final class ArchiveSource implements RecordSource {
    private final ZipFile archive;

    private ArchiveSource(ZipFile archive) {
        this.archive = archive;
    }

    static ArchiveSource open(Path file, String where) throws Unreadable {
        try {
            return new ArchiveSource(new ZipFile(file.toFile()));
        } catch (ZipException noArchive) {
            throw new Unreadable(Why.MALFORMED, where);
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, where);
        }
    }

    @Override
    public Optional<byte[]> read(String path, int max) throws Unreadable {
        var entry = archive.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = archive.getInputStream(entry)) {
            return Optional.of(RecordSource.bounded(in, max, path));
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, path);
        }
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException nothingLost) {
            // it was only read
        }
    }
}
