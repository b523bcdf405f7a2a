package org.dauys.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;

/** Decoders as one target of Jazzer: an input's first byte says which of them reads the others. */
public final class Guided {
    /** Names the directory for the inputs to begin with. */
    static final String BEGIN = "dauys.guided.begin";

    /** Names the directory for files of decoders; without one there is no decoder but {@link #WEAK}. */
    static final String FILES = "dauys.guided.files";

    /** So many inputs each decoder begins with: what {@link Fuzz} would try, and one that it takes. */
    static final int BEGINNINGS = 8;

    /** Fails for one word, which no sample has: who sees what is compared with what finds it. */
    static final Decoder WEAK = Decoder.ofText("weak", List.of("yours"), Guided::weak);

    private static final int MOST_DECODERS = 256;
    private static final int MOST_SEEDS = 1000;
    private static List<Decoder> decoders = List.of();

    private Guided() {}

    /** Called by Jazzer once. */
    public static void fuzzerInitialize() throws IOException {
        var files = Optional.ofNullable(System.getProperty(FILES));
        decoders = files.map(Path::of).map(DecodersTest::decoders).orElse(List.of(WEAK));
        if (decoders.size() > MOST_DECODERS) {
            throw new IllegalStateException("one byte no longer says which decoder");
        }
        for (int which = 0; which < decoders.size(); which++) {
            begin(which, Path.of(System.getProperty(BEGIN)));
        }
    }

    private static void begin(int which, Path directory) throws IOException {
        var decoder = decoders.get(which);
        var tried = LongStream.range(Fuzz.SEED, Fuzz.SEED + BEGINNINGS - 1).mapToObj(seed -> input(decoder, seed));
        var taken = LongStream.range(Fuzz.SEED, Fuzz.SEED + MOST_SEEDS)
                .mapToObj(seed -> input(decoder, seed))
                .filter(input -> takes(decoder, input))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(decoder + " takes nothing: its inputs are no test"));
        var all = Stream.concat(tried, Stream.of(taken)).toList();
        for (int i = 0; i < all.size(); i++) {
            Files.write(directory.resolve(which + "-" + i), Bytes.concat(new byte[] {(byte) which}, all.get(i)));
        }
    }

    private static byte[] input(Decoder decoder, long seed) {
        return decoder.inputs().apply(Fuzz.random(decoder.name(), seed));
    }

    /** Called by Jazzer with each input; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0 && Byte.toUnsignedInt(input[0]) < decoders.size()) {
            takes(decoders.get(Byte.toUnsignedInt(input[0])), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static boolean takes(Decoder decoder, byte[] input) {
        try {
            return decoder.takes(input);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError found) {
            throw new AssertionError("%s: %s".formatted(decoder, found), found);
        }
    }

    private static Optional<String> weak(String in) {
        if (in.equals("ballot")) {
            throw new IllegalStateException("the word was found");
        }
        return Optional.of(in);
    }
}
