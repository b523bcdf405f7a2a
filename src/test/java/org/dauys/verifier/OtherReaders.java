package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The JDK's two readers of archives: by the directory, and by the local headers. Each refuses other archives than ours. */
final class OtherReaders {
    private OtherReaders() {}

    /** Fails if one reads the whole archive and finds other bytes under a name. */
    static void agree(Path archive, Map<String, byte[]> read) {
        for (var reader : new Reader[] {OtherReaders::byDirectory, OtherReaders::fromTheBeginning}) {
            var found = new HashMap<String, byte[]>();
            try {
                reader.read(archive, found);
            } catch (IOException | IllegalArgumentException refused) {
                continue;
            }
            read.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
        }
    }

    private interface Reader {
        void read(Path archive, Map<String, byte[]> found) throws IOException;
    }

    private static void byDirectory(Path archive, Map<String, byte[]> found) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    assertNull(found.put(entry.getName(), in.readAllBytes()));
                }
            }
            assertEquals(zip.size(), found.size());
        }
    }

    private static void fromTheBeginning(Path archive, Map<String, byte[]> found) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertNull(found.put(entry.getName(), zip.readAllBytes()));
            }
        }
    }
}
