package org.dauys.protocol.group;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A secret integer in {@code 1..n−1}: a key, a share, a nonce, the randomness of a ciphertext. Its running times don't
 * depend on the value as far as Java allows: sums and products are {@link ModN}'s, multiples of points Bouncy Castle's
 * constant-time multiplication, multiples of G its comb, whose table is read whole at every step. A class and not a
 * record, because a record prints itself.
 */
public final class SecretScalar {
    private final int[] limbs;

    private SecretScalar(int[] limbs) {
        this.limbs = limbs;
    }

    /** Why a secret leaves its class. Review every caller: {@code grep -rn SecretAccess src/main}. */
    public enum SecretAccess {
        /** The credential's secret goes into its ballot's seed (spec: B-7). */
        BALLOT_SEED,
        /** A challenge or response of a branch that is simulated: it becomes public with the proof (spec: P-3). */
        SIMULATED_BRANCH,
        /** A share of the joint key, sealed for the holder to whom it belongs (spec: K-5). */
        SHARE_FOR_ITS_RECEIVER
    }

    /**
     * G-6 DeriveScalar from a {@code secret} of any length.
     *
     * @throws IllegalStateException if the result is zero, which nobody will see (probability 2⁻²⁵⁶)
     */
    public static SecretScalar derive(byte[] secret, byte[] info) {
        return checked(ModN.reduce(Hkdf.derive(secret, info, ModN.WIDE)));
    }

    /** Empty unless {@code bytes} is 32 bytes, big-endian, of a number in {@code 1..n−1}. */
    public static Optional<SecretScalar> decode(byte[] bytes) {
        if (bytes.length != Scalar.LENGTH) {
            return Optional.empty();
        }
        var limbs = ModN.read(bytes, 0, bytes.length);
        return ModN.isUsable(limbs) == 1 ? Optional.of(new SecretScalar(limbs)) : Optional.empty();
    }

    /** P-5, C-3: {@code DeriveScalar(this ‖ fresh, info)}, a nonce that no broken generator repeats over two statements. */
    public SecretScalar nonce(byte[] fresh, byte[] info) {
        return derive(Bytes.concat(ModN.write(limbs), fresh), info);
    }

    /** {@code this·G}. */
    public Point timesG() {
        return nonIdentity(new FixedPointCombMultiplier().multiply(Curve.GENERATOR, value()));
    }

    /** {@code this·point}. */
    public Point times(Point point) {
        return nonIdentity(ECAlgorithms.multiplySecret(point.value(), value()));
    }

    public SecretScalar plus(SecretScalar other) {
        return checked(ModN.add(limbs, other.limbs));
    }

    public SecretScalar plus(Scalar other) {
        return checked(ModN.add(limbs, other.limbs()));
    }

    public SecretScalar times(Scalar factor) {
        return checked(ModN.multiply(limbs, factor.limbs()));
    }

    /** {@code this + challenge·secret}: the response of a proof whose nonce this is. Public; a nonce gives one, ever. */
    public Scalar response(Scalar challenge, SecretScalar secret) {
        return Scalar.reduce(ModN.write(ModN.add(limbs, ModN.multiply(secret.limbs, challenge.limbs()))));
    }

    /** The value, for a reason that reviewers can find. */
    public Scalar expose(SecretAccess reason) {
        Objects.requireNonNull(reason);
        return Scalar.reduce(ModN.write(limbs));
    }

    /** The same secret? In a time that doesn't tell where two differ. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof SecretScalar secret)) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < limbs.length; i++) {
            difference |= limbs[i] ^ secret.limbs[i];
        }
        return difference == 0;
    }

    /** The same for all, so that no table gives a secret away. */
    @Override
    public int hashCode() {
        return SecretScalar.class.hashCode();
    }

    @Override
    public String toString() {
        return "SecretScalar[hidden]";
    }

    BigInteger value() {
        return new BigInteger(1, ModN.write(limbs));
    }

    private static SecretScalar checked(int[] limbs) {
        if (ModN.isUsable(limbs) == 0) {
            throw new IllegalStateException("a secret scalar is zero");
        }
        return new SecretScalar(limbs);
    }

    /** A number in 1..n−1 times a point isn't the identity: the order is prime. */
    private static Point nonIdentity(ECPoint product) {
        return new Point(product.normalize());
    }
}
