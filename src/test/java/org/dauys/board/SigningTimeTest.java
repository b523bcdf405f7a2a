package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whether the time of signing a receipt tells that its nonce was short (Minerva), by Welch's test as in dudect: of each signature the
 * nonce is computed with the key. Only with {@code -Ddauys.timing}: although only
 * the thread's own time counts, a busy machine says less.
 */
@EnabledIfSystemProperty(named = "dauys.timing", matches = ".*")
class SigningTimeTest {
    private static final int MANY = 20_000;
    /** Beyond it the times of two groups differ, says dudect. */
    private static final double LEAK = 4.5;

    private static final int HALF = 32;
    /** Nonces, or what is left of them to n, that have so few bits are one in sixteen. */
    private static final int SHORT = 251;

    private static final BigInteger N =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final byte[] SECRET =
            "a receipt key of thirty-two bytes".substring(1).getBytes(StandardCharsets.US_ASCII);

    private record Sample(double nanoseconds, boolean isShort) {}

    @Test
    void f07_a_short_nonce_is_signed_with_in_no_other_time() {
        var signer = new ReceiptSigner(SECRET);
        for (int i = 0; i < MANY / 10; i++) {
            signer.sign(receipt(i)); // until it is compiled
        }
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < MANY; i++) {
            var receipt = receipt(i);
            long before = time();
            var signed = signer.sign(receipt);
            samples.add(new Sample(time() - before, isShort(signed)));
        }
        double t = welch(samples);
        assertTrue(Math.abs(t) < LEAK, "t = " + t);
    }

    /** What doubles and adds from the first bit of the nonce on is found out. */
    @Test
    void f07_a_multiplication_that_takes_as_long_as_the_nonce_is_found_out() {
        var random = new Random(7);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < MANY / 10; i++) {
            boolean isShort = random.nextBoolean();
            var nonce = new BigInteger(isShort ? 200 : 256, random);
            long before = time();
            doubleAndAdd(nonce);
            samples.add(new Sample(time() - before, isShort));
        }
        assertTrue(Math.abs(welch(samples)) > LEAK);
    }

    /** Nanoseconds that this thread has had the processor. */
    private static long time() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void doubleAndAdd(BigInteger nonce) {
        Element sum = Point.G;
        for (int bit = nonce.bitLength() - 2; bit >= 0; bit--) {
            sum = sum.plus(sum);
            sum = nonce.testBit(bit) ? sum.plus(Point.G) : sum;
        }
    }

    private static Receipt receipt(int i) {
        return new Receipt(Hash.ZERO, Receipt.Kind.BALLOT, Hash.sha256(), i, Hash.ZERO, MANY + 1L, Hash.ZERO);
    }

    /** {@code k = (z + r·d) / s}, or n − k where the s with the smaller value was taken. */
    private static boolean isShort(String jws) {
        var signed = jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        var signature = Base64.getUrlDecoder().decode(jws.substring(jws.lastIndexOf('.') + 1));
        var r = new BigInteger(1, signature, 0, HALF);
        var s = new BigInteger(1, signature, HALF, HALF);
        var z = new BigInteger(1, Hash.sha256(signed).encode());
        var k = z.add(r.multiply(new BigInteger(1, SECRET)))
                .multiply(s.modInverse(N))
                .mod(N);
        return k.min(N.subtract(k)).bitLength() <= SHORT;
    }

    /** Without the tenth that took longest: there something else ran. */
    private static double welch(List<Sample> samples) {
        double limit = samples.stream()
                .mapToDouble(Sample::nanoseconds)
                .sorted()
                .skip(samples.size() * 9L / 10)
                .findFirst()
                .orElseThrow();
        var few = of(samples, limit, true);
        var many = of(samples, limit, false);
        return (mean(few) - mean(many)) / Math.sqrt(variance(few) / few.length + variance(many) / many.length);
    }

    private static double[] of(List<Sample> samples, double limit, boolean isShort) {
        return samples.stream()
                .filter(sample -> sample.nanoseconds <= limit && sample.isShort == isShort)
                .mapToDouble(Sample::nanoseconds)
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
