package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dauys.platform.web.WebDecoders;
import org.dauys.verifier.VerifierDecoders;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes come from outside: a decoder refuses them in its own words or takes them for what it would have written itself, soon and
 * in little memory. {@code -Ddauys.fuzz=1000000} tries so many on all together.
 */
class DecodersTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOSECONDS = 2_000_000_000L;
    private static final long MOST_BYTES = 16 << 20;
    private static final long MOST_BYTES_A_BYTE = 600;
    private static final int ENOUGH = 50;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> f05_a_decoder_takes_nothing_but_what_it_would_write() {
        System.out.println("decoders: " + Fuzz.described());
        var all = decoders(folder);
        return all.stream().map(each -> dynamicTest(each.name(), () -> areTried(each, share(each, all))));
    }

    static List<Decoder> decoders(Path folder) {
        return Stream.of(
                        GroupDecoders.all(),
                        LogDecoders.all(),
                        KeptDecoders.all(),
                        RecordDecoders.all(),
                        BallotDecoders.all(),
                        WordDecoders.all(),
                        TypedDecoders.all(folder),
                        WebDecoders.all(),
                        VerifierDecoders.all(folder))
                .flatMap(all -> all)
                .toList();
    }

    /** How many of the inputs are for this one: each decoder costs alike. */
    static int share(Decoder decoder, List<Decoder> all) {
        double shares = all.stream().mapToDouble(each -> 1.0 / each.cost()).sum();
        return (int) Math.max(1, Fuzz.INPUTS / shares / decoder.cost());
    }

    static void areTried(Decoder decoder, int inputs) {
        var taken = new AtomicInteger();
        Fuzz.each(decoder.name(), inputs, decoder.inputs(), input -> isTried(decoder, input, taken));
        assertTrue(inputs < ENOUGH || taken.get() > 0, "nothing was taken: the inputs are no test");
    }

    private static void isTried(Decoder decoder, byte[] input, AtomicInteger taken) throws Exception {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long began = THREADS.getCurrentThreadCpuTime();
        boolean took = decoder.takes(input);
        long nanoseconds = THREADS.getCurrentThreadCpuTime() - began;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        taken.addAndGet(took ? 1 : 0);
        assertTrue(nanoseconds < MOST_NANOSECONDS, nanoseconds + " ns");
        assertTrue(bytes < MOST_BYTES + MOST_BYTES_A_BYTE * input.length, bytes + " bytes");
    }
}
