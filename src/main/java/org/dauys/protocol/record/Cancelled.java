package org.dauys.protocol.record;

import java.util.Optional;

/**
 * Ended without a result, for ever.
 *
 * @param before where the election stood
 */
public record Cancelled(Stage before, String reason) implements Stage {
    @Override
    public Phase phase() {
        return Phase.CANCELLED;
    }

    @Override
    public Optional<Election> election() {
        return before.election();
    }

    @Override
    public Optional<Credentials> credentials() {
        return before.credentials();
    }

    @Override
    public Optional<OpenElection> opening() {
        return before.opening();
    }
}
