package org.dauys.protocol.msm;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;

/** Sums without factors, of many lists of points at once: a bucket each. */
final class PlainSums {
    private PlainSums() {}

    /** @param store the engine's: gives room for so many points */
    static List<Element> of(List<List<Point>> lists, IntFunction<Points> store) {
        var sizes = lists.stream().mapToInt(List::size).toArray();
        int count = IntStream.of(sizes).sum();
        var points = store.apply(count + Buckets.places(count, sizes.length));
        var buckets = new Buckets(points, count, sizes);
        var limbs = new long[Points.SIZE];
        int place = 0;
        for (int bucket = 0; bucket < sizes.length; bucket++) {
            for (var point : lists.get(bucket)) {
                Summands.write(point, false, limbs, 0);
                points.set(place, limbs, 0);
                buckets.put(bucket, place++, false);
            }
        }
        buckets.reduce();
        return IntStream.range(0, sizes.length)
                .mapToObj(bucket -> element(buckets, bucket))
                .toList();
    }

    private static Element element(Buckets buckets, int bucket) {
        var sum = new Accumulator();
        buckets.addTo(sum, bucket);
        return sum.element();
    }
}
