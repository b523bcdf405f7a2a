package org.dauys.protocol.elgamal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;

class ElgamalPropertiesTest {
    private static final Scalar SECRET = Seeded.scalar("elgamal secret");
    private static final Point KEY = Seeded.secret(SECRET).timesG();

    @Property(tries = 20)
    void a_sum_of_ciphertexts_decrypts_to_the_sum_of_the_bits(@ForAll @Size(max = 8) List<Boolean> bits) {
        var sum = CiphertextSum.ZERO;
        for (int i = 0; i < bits.size(); i++) {
            sum = sum.plus(Ciphertext.ofBit(KEY, bits.get(i), Seeded.secret("bit " + i)));
        }
        int ones = (int) bits.stream().filter(bit -> bit).count();
        assertEquals(OptionalInt.of(ones), decrypted(sum, bits.size()));
    }

    @Property(tries = 20)
    void a_weighted_sum_decrypts_to_the_weighted_sum(
            @ForAll boolean first, @ForAll boolean second, @ForAll @IntRange(max = 20) int weight) {
        var sum = CiphertextSum.of(Ciphertext.ofBit(KEY, second, Seeded.secret("second")))
                .times(weight)
                .plus(Ciphertext.ofBit(KEY, first, Seeded.secret("first")));
        assertEquals(OptionalInt.of((first ? 1 : 0) + (second ? weight : 0)), decrypted(sum, 21));
    }

    @Property(tries = 50)
    void a22_decodes_every_total_in_range_and_none_beyond(
            @ForAll @IntRange(max = 200) int max, @ForAll @IntRange(min = -2, max = 205) int value) {
        var expected = value >= 0 && value <= max ? OptionalInt.of(value) : OptionalInt.empty();
        assertEquals(expected, Decryption.decode(Point.G.times(Scalar.of(value)), max));
    }

    @Property(tries = 20)
    void shares_of_a_line_combine_to_its_value_at_zero(
            @ForAll @IntRange(min = 1, max = 9) int one, @ForAll @IntRange(min = 1, max = 9) int other) {
        if (one != other) {
            var alpha = Seeded.point("alpha");
            var factors = new HashMap<Integer, Point>();
            for (int j : new int[] {one, other}) {
                var share = SECRET.plus(Scalar.of(j).times(Seeded.scalar("slope")));
                factors.put(j, alpha.times(share).point().orElseThrow());
            }
            var beta = alpha.times(SECRET).plus(Point.G);
            assertEquals(Point.G, Decryption.combine(beta, factors));
        }
    }

    private static OptionalInt decrypted(CiphertextSum sum, int max) {
        return Decryption.decode(sum.beta().minus(sum.alpha().times(SECRET)), max);
    }
}
