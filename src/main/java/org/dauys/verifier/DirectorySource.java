package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dauys.verifier.Unreadable.Why;

/** A record in a directory. */
record DirectorySource(Path directory) implements RecordSource {
    @Override
    public Optional<byte[]> read(String path, int max) throws Unreadable {
        var file = directory.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(RecordSource.bounded(in, max, path));
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, path);
        }
    }
}
