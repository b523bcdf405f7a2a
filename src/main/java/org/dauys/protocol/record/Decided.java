package org.dauys.protocol.record;

import java.util.Optional;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;

/**
 * The result stands.
 *
 * @param hash of the {@code result} entry
 */
public record Decided(Tallied tallied, Hash hash, Result result) implements Stage {
    @Override
    public Phase phase() {
        return Phase.DECIDED;
    }

    @Override
    public Optional<Election> election() {
        return tallied.election();
    }

    @Override
    public Optional<Credentials> credentials() {
        return tallied.credentials();
    }

    @Override
    public Optional<OpenElection> opening() {
        return tallied.opening();
    }
}
