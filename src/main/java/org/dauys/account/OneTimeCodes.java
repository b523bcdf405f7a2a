package org.dauys.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.dauys.protocol.transcript.Hash;

/** The codes that members were sent, for all nodes together. */
public interface OneTimeCodes {
    /** How long a code can be used. */
    Duration LIFE = Duration.ofMinutes(10);

    /** Tries a browser has. */
    int TRIES = 5;

    /**
     * Keeps what a browser may answer. A stranger gets a row like everybody else, with a line that no roll has.
     *
     * @param key hash of the token that the browser holds
     * @param code keyed hash of a code that is being sent
     */
    void keep(Hash key, UUID election, UUID line, Hash code, Instant until);

    /**
     * Keeps for another browser the code that was sent to this line last and lives longest; the spare, which nobody knows,
     * if none does.
     */
    void keepLast(Hash key, UUID election, UUID line, Hash spare, Instant until);

    /** Takes one try of a browser for what is kept for it; empty if nothing is (any more). */
    Optional<Kept> take(Hash key, Instant now);

    /** Uses up every code of a line. False if another request was faster. */
    boolean use(Hash key, UUID election, UUID line);

    /** Forgets what has died. */
    void sweep(Instant now);

    /**
     * What a browser may answer.
     *
     * @param line whose code it is
     * @param code keyed hash of it
     * @param triesLeft after this one; negative when this one is not allowed any more
     */
    record Kept(UUID election, UUID line, Hash code, int triesLeft) {
        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }
}
