package org.dauys.protocol.group;

import java.util.ArrayList;
import java.util.List;

/** Bouncy Castle's sums, remembering what was asked. */
public final class RecordingProduct implements MultiScalarProduct {
    private final MultiScalarProduct engine = MultiScalarProduct.bouncyCastle();
    private final List<List<Term>> asked = new ArrayList<>();

    @Override
    public Sum begin() {
        var terms = new ArrayList<Term>();
        asked.add(terms);
        return new Sum() {
            @Override
            public void add(Scalar factor, Point point) {
                terms.add(Term.of(factor, point));
            }

            @Override
            public Element total() {
                return engine.of(terms);
            }
        };
    }

    /** How many sums. */
    public int calls() {
        return asked.size();
    }

    /** The terms of one of them, counted from 0. */
    public List<Term> asked(int call) {
        return List.copyOf(asked.get(call));
    }

    /** What {@code point} was multiplied with there. */
    public Scalar factor(int call, Point point) {
        return asked.get(call).stream()
                .filter(term -> term.element().equals(point))
                .findFirst()
                .orElseThrow()
                .factor();
    }
}
