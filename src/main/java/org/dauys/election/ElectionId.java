package org.dauys.election;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dauys.board.BoardId;

/** Names an election inside this installation, from its draft on. (The public record names it by its manifest's hash.) */
public record ElectionId(UUID value) {
    private static final int LENGTH = 36;

    public ElectionId {
        Objects.requireNonNull(value);
    }

    /** Empty unless {@code text} is the one spelling that {@link #toString()} gives. */
    public static Optional<ElectionId> of(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            var id = new ElectionId(UUID.fromString(text));
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Its public log, once it is frozen. */
    public BoardId log() {
        return new BoardId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
