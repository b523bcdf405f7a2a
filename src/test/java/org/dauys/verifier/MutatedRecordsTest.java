package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.tally.Result;
import org.junit.jupiter.api.Test;

/**
 * Records that somebody has changed, up to one who has every key but the codes and the shares: the verifier says what it has to say, and
 * what it calls valid means nothing that the honest record does not mean. One in a thousand of {@code -Ddauys.fuzz} inputs.
 */
class MutatedRecordsTest {
    private static final int RECORDS = Math.max(1, Fuzz.INPUTS / 1000);
    private static final List<Honest> HONEST = Stream.of(
                    "ok-single-choice", "ok-k-of-n-blank", "ok-changed-course", "ok-cancelled")
            .map(Honest::of)
            .toList();

    private record Memory(Map<String, byte[]> files) implements RecordSource {
        @Override
        public Optional<byte[]> read(String path, int max) {
            return Optional.ofNullable(files.get(path));
        }

        List<byte[]> entries() {
            var bundle = files.keySet().stream()
                    .filter(path -> path.startsWith("tile/entries/"))
                    .findFirst();
            return Tiles.cut(files.get(bundle.orElseThrow()), Tiles.WIDTH);
        }
    }

    private record Honest(List<byte[]> entries, Optional<Result> result) {
        static Honest of(String name) {
            try {
                var record = new DirectorySource(ExamplesTest.DIRECTORY.resolve(name));
                var bundle = files(name)
                        .filter(path -> path.startsWith("tile/entries/"))
                        .findFirst()
                        .orElseThrow();
                var entries = Tiles.cut(record.read(bundle, 1 << 24).orElseThrow(), Tiles.WIDTH);
                return new Honest(
                        entries, decided(Verification.run(TiledRecord.open(record), new Anchor.None(), done -> {})));
            } catch (Unreadable broken) {
                throw new IllegalStateException(broken);
            }
        }

        private static Stream<String> files(String name) {
            var directory = ExamplesTest.DIRECTORY.resolve(name);
            try (var files = Files.walk(directory)) {
                return files
                        .filter(Files::isRegularFile)
                        .map(directory::relativize)
                        .map(Path::toString)
                        .toList()
                        .stream();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        boolean has(byte[] entry) {
            return entries.stream().anyMatch(own -> Arrays.equals(own, entry));
        }
    }

    @Test
    void what_is_valid_means_what_an_honest_record_means() {
        var valid = new ArrayList<String>();
        Fuzz.each("records", RECORDS, random -> Mutations.of(random.nextInt(1 << 30)), mutated -> {
            var record = new Memory(mutated.files());
            try {
                var verification = Verification.run(TiledRecord.open(record), new Anchor.None(), done -> {});
                if (verification.verdict() == Verdict.VALID) {
                    valid.add(mutated.what());
                    isHonest(record, verification, mutated.what());
                }
            } catch (Unreadable said) {
                assertTrue(!said.what().isEmpty());
            }
        });
        assertTrue(RECORDS < 400 || !valid.isEmpty() && valid.size() < RECORDS / 2, valid.toString());
    }

    private static void isHonest(Memory record, Verification verification, String what) {
        var entries = record.entries();
        var honest = HONEST.stream()
                .filter(each -> Arrays.equals(each.entries.get(0), entries.get(0)))
                .findFirst()
                .orElseThrow();
        var result = decided(verification);
        assertTrue(result.isEmpty() || result.equals(honest.result), what);
        boolean byPersons = // they signed again what they changed
                what.matches("\\d+ (PAYLOAD|FIELD|SIGNERS|DOCUMENT|BALLOT).*|.* relinked.*");
        assertTrue(byPersons || entries.stream().allMatch(honest::has), what);
        boolean byLog = what.endsWith(" signed");
        assertTrue(byLog || Arrays.deepEquals(entries.toArray(), honest.entries.toArray()), what);
    }

    private static Optional<Result> decided(Verification verification) {
        return verification.state().stage() instanceof Decided decided
                ? Optional.of(decided.result())
                : Optional.empty();
    }
}
