package org.dauys.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;

/** Decoders as one target of Jazzer: an input's first byte says which of them reads the others. */
public final class Guided {
    private static final int SEEDS = 8;

    /** Fails for one word, which no sample has: who sees what is compared with what finds it. */
    static final Decoder WEAK = Decoder.ofText("weak", List.of("yours"), Guided::weak);

    private static List<Decoder> decoders = List.of();

    private Guided() {}

    /**
     * Called by Jazzer once.
     *
     * @param arguments a directory for the inputs to begin with; then another for files of decoders, or none for {@link #WEAK} alone
     */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        decoders = arguments.length > 1 ? DecodersTest.decoders(Path.of(arguments[1])) : List.of(WEAK);
        for (int which = 0; which < decoders.size(); which++) {
            begin(which, Path.of(arguments[0]));
        }
    }

    private static void begin(int which, Path directory) throws IOException {
        var decoder = decoders.get(which);
        for (int seed = 0; seed < SEEDS; seed++) {
            var input = decoder.inputs().apply(Fuzz.random(decoder.name(), seed));
            Files.write(directory.resolve(which + "-" + seed), Bytes.concat(new byte[] {(byte) which}, input));
        }
    }

    /** Called by Jazzer with each input; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length > 0 && Byte.toUnsignedInt(input[0]) < decoders.size()) {
            decoders.get(Byte.toUnsignedInt(input[0])).takes(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static Optional<String> weak(String in) {
        if (in.equals("dauys")) {
            throw new IllegalStateException("the word was found");
        }
        return Optional.of(in);
    }
}
