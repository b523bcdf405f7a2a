package org.dauys.roll;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.dauys.election.ElectionId;
import org.dauys.roll.Finding.Kind;

/**
 * Bringing a file into the roll in two steps: it is read, checked and compared first, and nothing changes; then it becomes
 * the roll as a whole or not at all. Each election keeps the last checked file only.
 */
public interface RollImports {
    /** A checked file. */
    record Id(UUID value) {}

    /**
     * What the check of a file gave.
     *
     * @param rows members that could be read
     * @param counts how often each kind was found, errors first
     * @param difference empty where errors keep the file from becoming the roll
     */
    record Report(
            Id id, String fileName, Instant madeAt, int rows, List<Count> counts, Optional<Difference> difference) {
        public Report {
            counts = List.copyOf(counts);
        }

        public long errors() {
            return sum(true);
        }

        public long warnings() {
            return sum(false);
        }

        private long sum(boolean errors) {
            return counts.stream()
                    .filter(count -> count.kind().isError() == errors)
                    .mapToLong(Count::times)
                    .sum();
        }
    }

    record Count(Kind kind, long times) {}

    /** Members by their cards: in the file only, in the present roll only, in both but not alike, in both and alike. */
    record Difference(long added, long removed, long changed, long same) {}

    /** @param columns what differs; empty for a member added or removed */
    record Change(What what, String card, String name, Set<Column> columns) {
        public enum What {
            ADDED,
            REMOVED,
            CHANGED
        }
    }

    enum Replacing {
        REPLACED,
        /** The roll is frozen. */
        FROZEN,
        HAS_ERRORS,
        /** Another file was checked or taken meanwhile. */
        GONE
    }

    /**
     * Reads a file and keeps what it holds, in place of what was kept before.
     *
     * @throws IOException where the disk fails, never for what the file contains
     */
    Report check(ElectionId election, String fileName, Path file, Instant now) throws IOException;

    Optional<Report> last(ElectionId election);

    /** @param errors errors only, or warnings only
     *  @return at most {@code limit} findings in the order of the file, after leaving out the first {@code from} */
    List<Finding> findings(Id file, boolean errors, int from, int limit);

    /** All findings in the order of the file, a few in memory at a time. */
    void eachFinding(Id file, Consumer<Finding> each);

    /** At most {@code limit} differences from the present roll, those removed first. */
    List<Change> changes(Id file, int limit);

    /** Makes the file the roll: members that stay keep their line, so nobody's sign-in is lost. */
    Replacing replace(ElectionId election, Id file);

    /** Forgets the file; the roll stays. */
    void discard(ElectionId election, Id file);
}
