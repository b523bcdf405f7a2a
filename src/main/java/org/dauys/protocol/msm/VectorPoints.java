package org.dauys.protocol.msm;

import java.math.BigInteger;
import org.dauys.protocol.group.Field;

/**
 * Points in the form of {@link VectorField}, added as many at a time as it has lanes. A point with itself goes along with the
 * others, in its own lane.
 */
final class VectorPoints implements Points {
    /** Additions at a time, a multiple of every number of lanes: what they need stays in the processor's second cache. */
    private static final int CAPACITY = 512;

    private static final int LANES = VectorField.LANES;
    private static final int WIDTH = VectorField.WIDTH;

    /** Doubles of a point: x, then y. */
    private static final int EACH = 2 * VectorField.SIZE;

    private static final int Y = VectorField.SIZE;

    /** How near the lowest limbs of equal numbers are: these are at most p apart, and p ≡ −1 modulo 2⁴⁴. */
    private static final double NEAR = 4;

    private static final double FAR = 0x1p44 - NEAR;
    private static final double[] ONE = new double[WIDTH];

    static {
        var one = new long[Field.SIZE];
        var limbs = new double[VectorField.SIZE];
        Field.write(BigInteger.ONE, one, 0);
        VectorField.read(one, 0, limbs, 0);
        for (int i = 0; i < WIDTH; i++) {
            ONE[i] = limbs[i / LANES];
        }
    }

    private final VectorField field = new VectorField();
    private final double[] points;
    private final int[] sum = new int[CAPACITY];
    private final boolean[] doubling = new boolean[CAPACITY];
    private int waiting;

    // the operands of what waits, a block of lanes after another, and what is made of them
    private final double[] x1 = new double[CAPACITY * VectorField.SIZE];
    private final double[] y1 = new double[CAPACITY * VectorField.SIZE];
    private final double[] x2 = new double[CAPACITY * VectorField.SIZE];
    private final double[] y2 = new double[CAPACITY * VectorField.SIZE];
    private final double[] denominators = new double[CAPACITY * VectorField.SIZE];
    private final double[] products = new double[CAPACITY * VectorField.SIZE];

    // of one block
    private final double[] slope = new double[WIDTH];
    private final double[] x = new double[WIDTH];
    private final double[] y = new double[WIDTH];
    private final double[] inverse = new double[WIDTH];

    VectorPoints(int count) {
        points = new double[count * EACH];
    }

    @Override
    public void set(int point, long[] from, int where) {
        VectorField.read(from, where, points, point * EACH);
        VectorField.read(from, where + Field.SIZE, points, point * EACH + Y);
    }

    @Override
    public void copy(int from, int to) {
        int x = at(from);
        double sign = sign(from);
        for (int i = 0; i < VectorField.SIZE; i++) {
            points[to * EACH + i] = points[x + i];
            points[to * EACH + Y + i] = sign * points[x + Y + i];
        }
    }

    /** Where a point stands, or that of which it is the negative. */
    private static int at(int point) {
        return EACH * (point < 0 ? ~point : point);
    }

    private static double sign(int point) {
        return point < 0 ? -1.0 : 1.0;
    }

    @Override
    public void addTo(Accumulator sum, int point) {
        sum.add(limbs(point), 0);
    }

    private long[] limbs(int point) {
        var limbs = new long[SIZE];
        VectorField.write(points, at(point), 1, limbs, 0);
        VectorField.write(points, at(point) + Y, 1, limbs, Field.SIZE);
        if (point < 0) {
            Field.negate(limbs, Field.SIZE, limbs, Field.SIZE);
        }
        return limbs;
    }

    @Override
    public boolean queue(int left, int right, int sum) {
        double difference = Math.abs(points[at(left)] - points[at(right)]);
        boolean sameX = (difference <= NEAR || difference >= FAR) && isSame(left, right, 0);
        if (sameX && !isSame(left, right, Field.SIZE)) {
            return false;
        }
        load(x1, y1, left);
        load(x2, y2, right);
        this.sum[waiting] = sum;
        doubling[waiting] = sameX;
        waiting++;
        if (waiting == CAPACITY) {
            finish();
        }
        return true;
    }

    /** Puts an operand into the lane of the next addition. */
    private void load(double[] x, double[] y, int point) {
        int from = at(point);
        double sign = sign(point);
        int to = lane(waiting);
        for (int i = 0; i < VectorField.SIZE; i++, to += LANES) {
            x[to] = points[from + i];
            y[to] = sign * points[from + Y + i];
        }
    }

    /** Where the numbers of an addition start. */
    private static int lane(int addition) {
        return addition / LANES * WIDTH + addition % LANES;
    }

    /** Have both the same coordinate? */
    private boolean isSame(int left, int right, int coordinate) {
        var difference = limbs(left);
        Field.subtract(difference, coordinate, difference, coordinate, limbs(right), coordinate);
        return Field.isZero(difference, coordinate);
    }

    @Override
    public void finish() {
        if (waiting == 0) {
            return;
        }
        fill();
        int end = lane(waiting - 1) / WIDTH * WIDTH + WIDTH;
        for (int block = 0; block < end; block += WIDTH) {
            multiplyDenominators(block);
        }
        invertDenominators(end - WIDTH);
        for (int block = 0; block < end; block += WIDTH) {
            add(block);
            store(block);
        }
        waiting = 0;
    }

    /** Lanes that no addition waits in divide by what the last one does: by 0 none may. */
    private void fill() {
        int from = lane(waiting - 1);
        for (int idle = waiting; idle % LANES > 0; idle++) {
            int to = lane(idle);
            for (int i = 0; i < WIDTH; i += LANES) {
                x1[to + i] = x1[from + i];
                y1[to + i] = y1[from + i];
                x2[to + i] = x2[from + i];
            }
            doubling[idle] = doubling[waiting - 1];
        }
    }

    /** {@code x₂ − x₁}, or {@code 2y} for a point with itself, and the product of those of all blocks so far. */
    private void multiplyDenominators(int block) {
        VectorField.subtract(denominators, block, x2, block, x1, block);
        for (int lane = 0; lane < LANES; lane++) {
            if (isDoubling(block, lane)) {
                for (int i = lane; i < WIDTH; i += LANES) {
                    denominators[block + i] = 2 * y1[block + i];
                }
            }
        }
        if (block == 0) {
            System.arraycopy(denominators, 0, products, 0, WIDTH);
        } else {
            field.multiply(products, block, products, block - WIDTH, denominators, block);
        }
    }

    private boolean isDoubling(int block, int lane) {
        return doubling[block / VectorField.SIZE + lane];
    }

    /** Puts the inverse of every denominator where the products were. */
    private void invertDenominators(int last) {
        VectorField.invert(inverse, products, last);
        for (int block = last; block > 0; block -= WIDTH) { // inverse: of the product of the denominators so far
            field.multiply(products, block, inverse, 0, products, block - WIDTH);
            field.multiply(inverse, 0, inverse, 0, denominators, block);
        }
        System.arraycopy(inverse, 0, products, 0, WIDTH);
    }

    /** With λ the slope: {@code x = λ² − x₁ − x₂}, {@code y = λ·(x₁ − x) − y₁}. */
    private void add(int block) {
        VectorField.subtract(slope, 0, y2, block, y1, block);
        tangents(block);
        field.multiply(slope, 0, slope, 0, products, block);
        field.multiply(x, 0, slope, 0, slope, 0);
        VectorField.subtract(x, 0, x, 0, x1, block);
        VectorField.subtract(x, 0, x, 0, x2, block);
        VectorField.carry(x, 0);
        VectorField.subtract(y, 0, x1, block, x, 0);
        field.multiply(y, 0, y, 0, slope, 0);
        VectorField.subtract(y, 0, y, 0, y1, block);
        VectorField.carry(y, 0);
    }

    /** Of a point with itself the slope is {@code (3x² − 3)/2y}. */
    private void tangents(int block) {
        boolean squared = false;
        for (int lane = 0; lane < LANES; lane++) {
            if (isDoubling(block, lane)) {
                if (!squared) {
                    field.multiply(x, 0, x1, block, x1, block);
                    VectorField.subtract(x, 0, x, 0, ONE, 0);
                    squared = true;
                }
                for (int i = lane; i < WIDTH; i += LANES) {
                    slope[i] = 3 * x[i];
                }
            }
        }
    }

    private void store(int block) {
        int first = block / VectorField.SIZE;
        for (int lane = 0; lane < Math.min(LANES, waiting - first); lane++) {
            int to = sum[first + lane] * EACH;
            for (int i = lane; i < WIDTH; i += LANES) {
                points[to] = x[i];
                points[to + Y] = y[i];
                to++;
            }
        }
    }
}
