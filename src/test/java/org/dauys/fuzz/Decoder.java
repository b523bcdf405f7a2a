package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.dauys.protocol.group.Bytes;

/**
 * Something that reads bytes from outside.
 *
 * @param cost how many times dearer an input is than a cheap one
 * @param inputs bytes that are nearly what it wants
 * @param reading what becomes of them
 */
public record Decoder(String name, int cost, Function<SplittableRandom, byte[]> inputs, Reading reading) {
    /**
     * Empty for what is refused; for what is taken, the value written again. Where more than one spelling is lawful it is the input's own that
     * is given back, after a look at what was taken for what.
     */
    public interface Reading {
        Optional<byte[]> again(byte[] input) throws Exception;
    }

    /** The same for a text in UTF-8. */
    public interface OfText {
        Optional<String> again(String input) throws Exception;
    }

    public static Decoder of(String name, List<byte[]> samples, Reading reading) {
        return new Decoder(name, 1, random -> new Mutator(random, samples).next(), reading);
    }

    public static Decoder ofText(String name, List<String> samples, OfText reading) {
        return of(name, samples.stream().map(Bytes::utf8).toList(), bytes -> again(bytes, reading));
    }

    /** What isn't UTF-8 has become U+FFFD before a decoder of text sees it. */
    private static Optional<byte[]> again(byte[] bytes, OfText reading) throws Exception {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return reading.again(text).map(written -> written.equals(text) ? bytes : Bytes.utf8(written));
    }

    /** The same after something else. */
    Decoder before(Runnable each) {
        return new Decoder(
                name,
                cost,
                random -> {
                    each.run();
                    return inputs.apply(random);
                },
                reading);
    }

    /** Whether it takes these bytes, which then have to be what it would have written. */
    boolean takes(byte[] input) throws Exception {
        var again = reading.again(input);
        again.ifPresent(written -> assertArrayEquals(input, written, "another spelling"));
        return again.isPresent();
    }

    public Decoder costing(int times) {
        return new Decoder(name, times, inputs, reading);
    }

    @Override
    public String toString() {
        return name;
    }
}
