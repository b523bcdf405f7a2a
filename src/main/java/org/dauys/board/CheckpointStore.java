package org.dauys.board;

import java.util.Optional;

/**
 * Holds the last checkpoint that was signed for each log, apart from the entries and outside their backups (spec: L-8). It is
 * what tells a signer that its database has lost entries, so a restore must never touch it. Shared by all nodes.
 */
public interface CheckpointStore {
    /** The signed note that stands there, empty if nothing was ever signed for this log. */
    Optional<String> last(BoardId log);

    /**
     * Compare-and-swap. Durable once it answers true.
     *
     * @param expected what the caller saw standing there
     * @return false, with nothing changed, if something else stands there by now
     */
    boolean swap(BoardId log, Optional<String> expected, String next);
}
