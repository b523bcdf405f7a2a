package org.dauys.protocol.group;

import java.util.Optional;

/** The identity, {@code O}. It has no encoding (spec: G-2). */
public enum Identity implements Element {
    O;

    @Override
    public Optional<Point> point() {
        return Optional.empty();
    }

    @Override
    public Element negate() {
        return this;
    }

    @Override
    public Element plus(Element other) {
        return other;
    }

    @Override
    public Element times(Scalar factor) {
        return this;
    }
}
