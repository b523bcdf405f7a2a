package org.dauys.protocol.group;

import java.util.List;

/** Computes sums {@code Σ k_i·P_i} of public values, in variable time. The seam behind which faster engines go. */
public interface MultiScalarProduct {
    /** A sum of which the terms are still coming. Confined to one thread. */
    interface Sum {
        void add(Scalar factor, Point point);

        /** The sum of all terms, {@code O} of none. Asked for once, at the end. */
        Element total();
    }

    /** A sum without terms. It costs least if every point is added once. */
    Sum begin();

    /** The sum, {@code O} for no terms. */
    default Element of(List<Term> terms) {
        var sum = begin();
        for (var term : terms) {
            term.element().point().ifPresent(point -> sum.add(term.factor(), point));
        }
        return sum.total();
    }

    /** The sum of each of these lists, in their order. It costs least if they are many, or long. */
    default List<Element> sums(List<List<Point>> lists) {
        return lists.stream().map(Element::sum).toList();
    }

    /** Bouncy Castle's arithmetic. */
    static MultiScalarProduct bouncyCastle() {
        return new BouncyCastleProduct();
    }
}
