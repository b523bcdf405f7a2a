package org.dauys.protocol.elgamal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/** From proved decryption factors to a total. */
public final class Decryption {
    private Decryption() {}

    /**
     * E-4 Combine: {@code v·G = β − Σ λ_j·F_j}.
     *
     * @param factors by holder index from 1, {@code F_j = x_j·α}, exactly as many as the threshold; none where α is O
     */
    public static Element combine(Element beta, Map<Integer, Point> factors) {
        var parts = factors.entrySet().stream()
                .map(factor -> factor.getValue().times(lagrange(factor.getKey(), factors.keySet())))
                .toList();
        return beta.minus(Element.sum(parts));
    }

    /** {@code λ_j = Π_{i∈J, i≠j} i/(i−j) mod n}. */
    public static Scalar lagrange(int j, Set<Integer> indices) {
        var numerator = Scalar.ONE;
        var denominator = Scalar.ONE;
        for (int i : indices) {
            if (i != j) {
                numerator = numerator.times(Scalar.of(i));
                denominator = denominator.times(Scalar.of(i - j));
            }
        }
        return numerator.times(denominator.inverse());
    }

    /**
     * E-5 Decode: the {@code v} in {@code 0..max} with {@code v·G = element}; empty if there is none. At most
     * {@code 2·⌈√(max+1)⌉} additions.
     */
    public static OptionalInt decode(Element element, int max) {
        int step = (int) Math.ceil(Math.sqrt(max + 1.0));
        var babies = new HashMap<Element, Integer>();
        Element baby = Identity.O;
        for (int i = 0; i < step; i++) {
            babies.put(baby, i);
            baby = baby.plus(Point.G);
        }
        var giant = baby.negate(); // −step·G
        var rest = element;
        for (int i = 0; i < step; i++) {
            var found = babies.get(rest);
            if (found != null) {
                long value = (long) i * step + found;
                return value <= max ? OptionalInt.of((int) value) : OptionalInt.empty();
            }
            rest = rest.plus(giant);
        }
        return OptionalInt.empty();
    }
}
