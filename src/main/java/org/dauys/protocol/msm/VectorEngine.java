package org.dauys.protocol.msm;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/** The sums on processors with wide vectors: several additions at once. Reached through {@link WideVectors} only. */
final class VectorEngine implements WideVectors.Candidate {
    /** With fewer than four lanes plain Java is faster. */
    private static final int NARROWEST = 256;

    /** Of the trial: −4G, −3G … 4G, but for the identity. */
    private static final int[] MULTIPLES = {-4, -3, -2, -1, 1, 2, 3, 4};

    @Override
    public Sum begin() {
        return new Gathered(VectorPoints::new);
    }

    @Override
    public Optional<WideVectors.Lack> lack() {
        if (DoubleVector.SPECIES_PREFERRED.vectorBitSize() < NARROWEST) {
            return Optional.of(WideVectors.Lack.WIDTH);
        }
        return agrees() ? Optional.empty() : Optional.of(WideVectors.Lack.SOUNDNESS);
    }

    /** Adds every point of a few to every one, equal and opposite ones too, here and in plain Java. */
    private static boolean agrees() {
        var expected = new Trial(new ScalarPoints(Trial.PLACES));
        var found = new Trial(new VectorPoints(Trial.PLACES));
        return expected.sums().equals(found.sums());
    }

    private record Trial(Points points) {
        static final int PLACES = MULTIPLES.length * (1 + MULTIPLES.length);

        /** The identity for the pairs that are not even queued. */
        List<Element> sums() {
            var summands = new Summands();
            for (int multiple : MULTIPLES) {
                summands.add(Scalar.ONE, (Point) Point.G.times(Scalar.of(multiple)));
            }
            summands.copyTo(points, 1);
            var queued = new boolean[PLACES];
            for (int place = MULTIPLES.length; place < PLACES; place++) {
                int pair = place - MULTIPLES.length;
                queued[place] = points.queue(pair / MULTIPLES.length, pair % MULTIPLES.length, place);
            }
            points.finish();
            return IntStream.range(MULTIPLES.length, PLACES)
                    .mapToObj(place -> queued[place] ? element(place) : Identity.O)
                    .toList();
        }

        private Element element(int place) {
            var sum = new Accumulator();
            points.addTo(sum, place);
            return sum.element();
        }
    }
}
