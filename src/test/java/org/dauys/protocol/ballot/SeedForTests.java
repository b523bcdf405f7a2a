package org.dauys.protocol.ballot;

/** A seed with chosen bytes, as a bad booth would make it. */
public final class SeedForTests {
    private SeedForTests() {}

    public static BallotSeed of(byte[] bytes) {
        return BallotSeed.decode(bytes).orElseThrow();
    }
}
