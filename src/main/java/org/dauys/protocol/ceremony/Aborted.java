package org.dauys.protocol.ceremony;

import org.dauys.protocol.ceremony.CeremonyMessage.Start;

/**
 * The committee ended the attempt.
 *
 * @param before how far it had come
 */
public record Aborted(Attempt before, String reason) implements Attempt {
    @Override
    public Logged<Start> start() {
        return before.start();
    }
}
