package org.dauys.protocol.proof;

import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.vectors.Seeded;

/** A prover's scalars as functions of a name. */
public record FixedScalars(String name) implements RangeProver.Scalars {
    @Override
    public SecretScalar nonce() {
        return Seeded.secret(nonceValue());
    }

    @Override
    public SecretScalar challenge(int branch) {
        return Seeded.secret(challengeValue(branch));
    }

    @Override
    public SecretScalar response(int branch) {
        return Seeded.secret(responseValue(branch));
    }

    Scalar nonceValue() {
        return Seeded.scalar(name + " nonce");
    }

    Scalar challengeValue(int branch) {
        return Seeded.scalar(name + " challenge " + branch);
    }

    Scalar responseValue(int branch) {
        return Seeded.scalar(name + " response " + branch);
    }
}
