package org.dauys.protocol.elgamal;

import java.util.List;
import java.util.stream.IntStream;
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

    /** {@code Σ w_i·ciphertext_i} for as many weights as ciphertexts. */
    public static CiphertextSum weighted(List<Ciphertext> ciphertexts, List<Integer> weights) {
        if (ciphertexts.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "%d ciphertexts, %d weights".formatted(ciphertexts.size(), weights.size()));
        }
        var alphas = IntStream.range(0, weights.size())
                .mapToObj(i -> times(ciphertexts.get(i).alpha(), weights.get(i)))
                .toList();
        var betas = IntStream.range(0, weights.size())
                .mapToObj(i -> times(ciphertexts.get(i).beta(), weights.get(i)))
                .toList();
        return new CiphertextSum(Element.sum(alphas), Element.sum(betas));
    }

    public CiphertextSum plus(Ciphertext other) {
        return new CiphertextSum(alpha.plus(other.alpha()), beta.plus(other.beta()));
    }

    private static Element times(Element element, int weight) {
        return weight == 1 ? element : element.times(Scalar.of(weight));
    }
}
