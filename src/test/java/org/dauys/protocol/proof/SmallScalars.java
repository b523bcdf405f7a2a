package org.dauys.protocol.proof;

import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.vectors.Seeded;

/** A prover's scalars, of which those that are sent as they are drawn are so small that n can be added within 32 bytes. */
public final class SmallScalars implements RangeProver.Scalars {
    @Override
    public SecretScalar nonce() {
        return Seeded.secret("a nonce beside small scalars");
    }

    @Override
    public SecretScalar challenge(int branch) {
        return Seeded.secret(Scalar.of(5 + branch));
    }

    @Override
    public SecretScalar response(int branch) {
        return Seeded.secret(Scalar.of(7 + branch));
    }
}
