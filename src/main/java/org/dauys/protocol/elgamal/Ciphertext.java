package org.dauys.protocol.elgamal;

import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;

/** {@code (α, β)} of a ballot. Hides the value from anyone without a threshold of shares; says nothing of what it is. */
public record Ciphertext(Point alpha, Point beta) {
    /**
     * E-2 Encrypt of 0 or 1: {@code α = r·G}, {@code β = v·G + r·K}, with one running time for both.
     *
     * @param r from B-7, used once
     */
    public static Ciphertext ofBit(Point key, boolean one, SecretScalar r) {
        var mask = r.times(key);
        var shifted = mask.plus(Point.G);
        Element beta = one ? shifted : mask;
        return new Ciphertext(
                r.timesG(), beta.point().orElseThrow(() -> new IllegalStateException("r·K = −G: r hits the key")));
    }
}
