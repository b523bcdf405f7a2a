package org.dauys.protocol.group;

import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/**
 * An element of the group: a {@link Point} or the identity. Sums are elements; only what is known not to be the identity
 * is a point, and only points can be sent. All operations here are variable-time: for public values only.
 */
public sealed interface Element permits Point, Identity {
    /** This element if it isn't the identity. */
    Optional<Point> point();

    Element negate();

    Element plus(Element other);

    default Element minus(Element other) {
        return plus(other.negate());
    }

    /** {@code factor·this} in variable time; secret factors go through {@link SecretScalar#times}. */
    Element times(Scalar factor);

    /** Σ elements; cheaper than one {@link #plus} after another. */
    static Element sum(Iterable<? extends Element> elements) {
        ECPoint sum = Curve.CURVE.getInfinity();
        for (Element element : elements) {
            if (element instanceof Point point) {
                sum = sum.add(point.value());
            }
        }
        return Point.elementOf(sum);
    }
}
