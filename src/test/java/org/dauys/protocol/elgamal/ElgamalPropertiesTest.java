package org.dauys.protocol.elgamal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.OptionalInt;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class ElgamalPropertiesTest {
    private static final Scalar SECRET = Seeded.scalar("elgamal secret");
    private static final Point KEY = Seeded.secret(SECRET).timesG();

    @Test
    void a_sum_of_ciphertexts_decrypts_to_the_sum_of_the_bits() {
        Fuzz.tries("sums of bits", 20, draw -> {
            var bits = draw.list(8, draw::yes);
            var sum = CiphertextSum.ZERO;
            for (int i = 0; i < bits.size(); i++) {
                sum = sum.plus(Ciphertext.ofBit(KEY, bits.get(i), Seeded.secret("bit " + i)));
            }
            int ones = (int) bits.stream().filter(bit -> bit).count();
            assertEquals(OptionalInt.of(ones), decrypted(sum, bits.size()));
        });
    }

    @Test
    void a_weighted_sum_decrypts_to_the_weighted_sum() {
        Fuzz.tries("weighted sums", 20, draw -> {
            boolean first = draw.yes();
            boolean second = draw.yes();
            int weight = draw.number(0, 20);
            var sum = CiphertextSum.of(Ciphertext.ofBit(KEY, second, Seeded.secret("second")))
                    .times(weight)
                    .plus(Ciphertext.ofBit(KEY, first, Seeded.secret("first")));
            assertEquals(OptionalInt.of((first ? 1 : 0) + (second ? weight : 0)), decrypted(sum, 21));
        });
    }

    @Test
    void a22_decodes_every_total_in_range_and_none_beyond() {
        Fuzz.tries("totals", 50, draw -> {
            int max = draw.number(0, 200);
            int value = draw.number(-2, 205);
            var expected = value >= 0 && value <= max ? OptionalInt.of(value) : OptionalInt.empty();
            assertEquals(expected, Decryption.decode(Point.G.times(Scalar.of(value)), max));
        });
    }

    @Test
    void shares_of_a_line_combine_to_its_value_at_zero() {
        Fuzz.tries("shares", 20, draw -> {
            int one = draw.number(1, 9);
            int other = (one + draw.number(0, 7)) % 9 + 1;
            var alpha = Seeded.point("alpha");
            var factors = new HashMap<Integer, Point>();
            for (int j : new int[] {one, other}) {
                var share = SECRET.plus(Scalar.of(j).times(Seeded.scalar("slope")));
                factors.put(j, alpha.times(share).point().orElseThrow());
            }
            var beta = alpha.times(SECRET).plus(Point.G);
            assertEquals(Point.G, Decryption.combine(beta, factors));
        });
    }

    private static OptionalInt decrypted(CiphertextSum sum, int max) {
        return Decryption.decode(sum.beta().minus(sum.alpha().times(SECRET)), max);
    }
}
