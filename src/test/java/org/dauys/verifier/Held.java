package org.dauys.verifier;

import java.util.Map;
import java.util.Optional;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;

/** A record's files in memory. */
record Held(Map<String, byte[]> files) implements RecordSource {
    static Held of(SampleRecord record) {
        return new Held(RecordFiles.of(record));
    }

    @Override
    public Optional<byte[]> read(String path, int max) {
        return Optional.ofNullable(files.get(path));
    }
}
