package org.dauys.protocol.ballot;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.Optional;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Hkdf;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.proof.RangeProver;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/** B-7: the 32 secret bytes from which every scalar of a ballot follows. Whoever has them can open the ballot. */
public final class BallotSeed {
    static final int LENGTH = 32;

    private static final byte[] INFO = Bytes.ascii("dauys/v1/ballot-scalar");

    private final byte[] seed;

    private BallotSeed(byte[] seed) {
        this.seed = seed;
    }

    /** Kinds of scalars; their numbers are their places here. */
    private enum Kind {
        RANDOMNESS,
        NONCE,
        CHALLENGE,
        RESPONSE
    }

    /** Why a seed leaves its class. */
    public enum SeedAccess {
        /** Its voter audits the ballot (spec: B-8). */
        OPENING
    }

    /**
     * @param key of the head's credential
     * @param attempt 0, 1, … for each encryption on this device
     * @param fresh 32 new random bytes
     */
    public static BallotSeed of(BallotHead head, CredentialKey key, Choices choices, long attempt, byte[] fresh) {
        var info = Transcript.of(Tag.BALLOT_SEED)
                .add("opened", head.opened())
                .add("credential", head.credential())
                .add("counter", head.counter())
                .add("previous", head.previous())
                .add("choices", encode(choices))
                .add("attempt", attempt)
                .digest();
        var secret = key.secret().expose(SecretAccess.BALLOT_SEED).encode();
        return new BallotSeed(Hkdf.derive(Bytes.concat(fresh, secret), info.encode(), LENGTH));
    }

    /** A seed from an opening; empty unless it has 32 bytes. */
    static Optional<BallotSeed> decode(byte[] bytes) {
        return bytes.length == LENGTH ? Optional.of(new BallotSeed(bytes.clone())) : Optional.empty();
    }

    /** The seed's bytes, for a reason that reviewers can find. */
    public byte[] expose(SeedAccess reason) {
        Objects.requireNonNull(reason);
        return seed.clone();
    }

    /** r of a slot's ciphertext. */
    SecretScalar randomness(Contest contest, int slot) {
        return scalar(contest, slot, Kind.RANDOMNESS, 0);
    }

    /** The scalars of a slot's proof; the total's slot is the number of slots. */
    RangeProver.Scalars proof(Contest contest, int slot) {
        return new RangeProver.Scalars() {
            @Override
            public SecretScalar nonce() {
                return scalar(contest, slot, Kind.NONCE, 0);
            }

            @Override
            public SecretScalar challenge(int branch) {
                return scalar(contest, slot, Kind.CHALLENGE, branch);
            }

            @Override
            public SecretScalar response(int branch) {
                return scalar(contest, slot, Kind.RESPONSE, branch);
            }
        };
    }

    private SecretScalar scalar(Contest contest, int slot, Kind kind, int branch) {
        var position = Bytes.concat(
                Bytes.u16(contest.index()), Bytes.u16(slot), new byte[] {(byte) kind.ordinal()}, Bytes.u16(branch));
        return SecretScalar.derive(seed, Bytes.concat(INFO, position));
    }

    private static byte[] encode(Choices choices) {
        var bytes = new ByteArrayOutputStream();
        for (var slots : choices.slots()) {
            bytes.writeBytes(Bytes.u16(slots.size()));
            slots.forEach(slot -> bytes.writeBytes(Bytes.u16(slot)));
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return "BallotSeed[hidden]";
    }
}
