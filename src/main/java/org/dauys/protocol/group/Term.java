package org.dauys.protocol.group;

/** {@code factor·element}, one term of a sum of public values. */
public record Term(Scalar factor, Element element) {
    public static Term of(Scalar factor, Element element) {
        return new Term(factor, element);
    }
}
