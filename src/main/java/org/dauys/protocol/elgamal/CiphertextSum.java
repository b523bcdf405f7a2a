package org.dauys.protocol.elgamal;

import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Scalar;

/** E-3: a sum of ciphertexts, an encryption of the sum of their values. It alone may hold the identity. */
public record CiphertextSum(Element alpha, Element beta) {
    /** The sum of no ciphertexts. */
    public static final CiphertextSum ZERO = new CiphertextSum(Identity.O, Identity.O);

    public static CiphertextSum of(Ciphertext ciphertext) {
        return new CiphertextSum(ciphertext.alpha(), ciphertext.beta());
    }

    public CiphertextSum plus(Ciphertext other) {
        return new CiphertextSum(alpha.plus(other.alpha()), beta.plus(other.beta()));
    }

    public CiphertextSum plus(CiphertextSum other) {
        return new CiphertextSum(alpha.plus(other.alpha), beta.plus(other.beta));
    }

    public CiphertextSum minus(CiphertextSum other) {
        return new CiphertextSum(alpha.minus(other.alpha), beta.minus(other.beta));
    }

    /** {@code weight} times this, for a weight that is rarely another than 1. */
    public CiphertextSum times(int weight) {
        return weight == 1 ? this : new CiphertextSum(alpha.times(Scalar.of(weight)), beta.times(Scalar.of(weight)));
    }
}
