package org.dauys.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Interleaved windowed non-adjacent forms over common doublings: about 25 µs a term at 64 terms. */
final class BouncyCastleProduct implements MultiScalarProduct {
    /** Terms at a time: the tables of more fall out of the processor's cache. */
    private static final int CHUNK = 128;

    @Override
    public Sum begin() {
        var terms = new ArrayList<Term>();
        return new Sum() {
            @Override
            public void add(Scalar factor, Point point) {
                if (!factor.isZero()) {
                    terms.add(Term.of(factor, point));
                }
            }

            @Override
            public Element total() {
                var sum = Curve.CURVE.getInfinity();
                for (int from = 0; from < terms.size(); from += CHUNK) {
                    sum = sum.add(chunk(terms.subList(from, Math.min(from + CHUNK, terms.size()))));
                }
                return Point.elementOf(sum);
            }
        };
    }

    private static ECPoint chunk(List<Term> terms) {
        var points = terms.stream()
                .flatMap(term -> term.element().point().stream())
                .map(BouncyCastleProduct::negated)
                .toArray(ECPoint[]::new);
        var factors = terms.stream().map(term -> term.factor().value().negate()).toArray(BigInteger[]::new);
        return ECAlgorithms.sumOfMultiplies(points, factors);
    }

    /** {@code k·P = (−k)·(−P)}: a new object, so that a kept point does not keep the table that Bouncy Castle hangs on it. */
    private static ECPoint negated(Point point) {
        return point.value().negate();
    }
}
