package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.dauys.protocol.group.MultiScalarProduct;
import org.junit.jupiter.api.Test;

/** An engine that adds wrongly is found out, whether it leaves the curve or not. */
class TrialTest {
    /** Adds as plain Java does, but for what a test changes. */
    private static class Other implements Points {
        private final Points points;

        Other(int count) {
            points = new ScalarPoints(count);
        }

        @Override
        public void set(int point, long[] from, int where) {
            points.set(point, from, where);
        }

        @Override
        public void copy(int from, int to) {
            points.copy(from, to);
        }

        @Override
        public boolean queue(int left, int right, int sum) {
            return points.queue(left, right, sum);
        }

        @Override
        public void finish() {
            points.finish();
        }

        @Override
        public void addTo(Accumulator sum, int point) {
            points.addTo(sum, point);
        }
    }

    @Test
    void one_that_adds_rightly_passes() {
        assertTrue(Trial.agrees(Other::new));
    }

    @Test
    void sums_off_the_curve_are_wrong() {
        assertFalse(Trial.agrees(count -> new Other(count) {
            @Override
            public void set(int point, long[] from, int where) {
                var changed = from.clone();
                changed[where] ^= 1;
                super.set(point, changed, where);
            }
        }));
    }

    @Test
    void sums_of_others_are_wrong() {
        assertFalse(Trial.agrees(count -> new Other(count) {
            @Override
            public boolean queue(int left, int right, int sum) {
                return super.queue(left, left, sum);
            }
        }));
    }

    @Test
    void a_pair_that_is_not_added_is_wrong() {
        assertFalse(Trial.agrees(count -> new Other(count) {
            @Override
            public boolean queue(int left, int right, int sum) {
                return left != right && super.queue(left, right, sum);
            }
        }));
    }

    private static int positive(int point) {
        return point < 0 ? ~point : point;
    }

    @Test
    void negatives_taken_for_the_points_are_wrong() {
        assertFalse(Trial.agrees(count -> new Other(count) {
            @Override
            public boolean queue(int left, int right, int sum) {
                return super.queue(left, positive(right), sum);
            }
        }));
        assertFalse(Trial.agrees(count -> new Other(count) {
            @Override
            public void copy(int from, int to) {
                super.copy(positive(from), to);
            }
        }));
        assertFalse(Trial.agrees(count -> new Other(count) {
            @Override
            public void addTo(Accumulator sum, int point) {
                super.addTo(sum, positive(point));
            }
        }));
    }

    /** Its pairs are right. */
    @Test
    void sums_with_factors_are_tried_too() {
        var stores = new AtomicInteger();
        assertFalse(Trial.agrees(count -> stores.getAndIncrement() == 0
                ? new Other(count)
                : new Other(count) {
                    @Override
                    public boolean queue(int left, int right, int sum) {
                        return super.queue(left, ~right, sum);
                    }
                }));
    }

    @Test
    void an_engine_that_adds_wrongly_gives_way_to_bouncy_castle() {
        var sound = new PointsEngine(Other::new);
        assertTrue(sound.isSound());
        assertSame(sound, sound.orBouncyCastle());
        var wrong = new PointsEngine(count -> new Other(count) {
            @Override
            public void copy(int from, int to) {
                super.copy(~from, to);
            }
        });
        assertFalse(wrong.isSound());
        assertInstanceOf(MultiScalarProduct.bouncyCastle().getClass(), wrong.orBouncyCastle());
    }
}
