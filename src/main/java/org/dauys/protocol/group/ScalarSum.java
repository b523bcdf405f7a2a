package org.dauys.protocol.group;

/**
 * A sum under way of products of public scalars, reduced modulo n once, at the end: reducing is most of the work of a product.
 * Confined to one thread.
 */
public final class ScalarSum {
    private static final int LIMBS = 8;
    private static final long MASK = 0xffffffffL;

    /** Columns of 32 bits that carry at the end only: a product adds less than 2³⁶ to each, so 2²⁷ products fit. */
    private final long[] columns = new long[2 * LIMBS];

    /** Adds {@code weight·factor}. The sum has to stay below 2⁵¹², as it always does with weights of 128 bits, which cost half as much. */
    public void add(Scalar weight, Scalar factor) {
        int[] a = weight.limbs();
        int[] b = factor.limbs();
        for (int i = 0; i < LIMBS; i++) {
            long limb = a[i] & MASK;
            if (limb == 0) {
                continue;
            }
            long high = 0;
            for (int j = 0; j < LIMBS; j++) {
                long product = limb * (b[j] & MASK);
                columns[i + j] += (product & MASK) + high;
                high = product >>> 32;
            }
            columns[i + LIMBS] += high;
        }
    }

    /** Adds what the other has. */
    public void add(ScalarSum other) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] += other.columns[i];
        }
    }

    /**
     * The sum, modulo n.
     *
     * @throws ArithmeticException if it is too large
     */
    public Scalar total() {
        var limbs = new int[2 * LIMBS];
        long carry = 0;
        for (int i = 0; i < limbs.length; i++) {
            carry += columns[i];
            limbs[i] = (int) carry;
            carry >>>= 32;
        }
        if (carry != 0) {
            throw new ArithmeticException("a sum of products beyond 512 bits");
        }
        return Scalar.reduce(limbs);
    }
}
