package org.dauys.account;

import java.time.Duration;
import java.time.Instant;
import org.dauys.protocol.transcript.Hash;

/**
 * A browser that a person of staff works in.
 *
 * @param key hash of the token that the browser holds
 * @param device what kind of browser, in a few words, for the person to recognise
 */
public record StaffSession(Hash key, Staff staff, Stage stage, String device, Instant startedAt, Instant seenAt) {
    /** How far sign-in has come. Each stage has a token of its own. */
    public enum Stage {
        /** Came by an invitation; may set password and second factor, nothing else. */
        SETUP(Duration.ofMinutes(60), Duration.ofMinutes(60)),
        /** The password was right; the second factor is to come. */
        SECOND_FACTOR(Duration.ofMinutes(10), Duration.ofMinutes(10)),
        /** Signed in. */
        FULL(Duration.ofMinutes(30), Duration.ofHours(12));

        private final Duration idle;
        private final Duration absolute;

        Stage(Duration idle, Duration absolute) {
            this.idle = idle;
            this.absolute = absolute;
        }

        /** It ends when nothing was done for so long. */
        public Duration idle() {
            return idle;
        }

        /** It ends after so long in any case. */
        public Duration absolute() {
            return absolute;
        }

        /** The state an account must be in for its session of this stage to be worth anything. */
        public Staff.State needs() {
            return this == SETUP ? Staff.State.INVITED : Staff.State.ACTIVE;
        }
    }

    /** Whether it still opens anything. */
    public boolean isLive(Instant now) {
        return now.isBefore(seenAt.plus(stage.idle()))
                && now.isBefore(startedAt.plus(stage.absolute()))
                && staff.state() == stage.needs();
    }
}
