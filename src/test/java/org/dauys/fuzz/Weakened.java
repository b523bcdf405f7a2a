package org.dauys.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dauys.protocol.group.Point;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A program that weakens the decoders, place by place, in itself, and says of each place whether the fuzzing finds it. Its argument says
 * which places.
 */
public final class Weakened {
    private static final int MOST_TURNS = 1 << 22;
    private static final int PROBED = 60;
    private static final int MOST_DECODERS = 3;

    /** Not what decodes: arithmetic, and what is laid over what was read. */
    private static final List<String> APART = List.of(
            "org.dauys.fuzz.",
            "org.dauys.protocol.group.Field",
            "org.dauys.protocol.group.ModN",
            "org.dauys.protocol.group.Ecdsa",
            "org.dauys.protocol.group.SecretScalar",
            "org.dauys.protocol.msm.",
            "org.dauys.protocol.proof.Equations",
            "org.dauys.protocol.transcript.Transcript");

    private static final Set<String> NOT_DECODING = Set.of("<clinit>", "equals", "hashCode", "toString", "compareTo");
    private static final URL OURS =
            Point.class.getProtectionDomain().getCodeSource().getLocation();
    private static final Set<String> ENTERED = new HashSet<>();
    private static int turns;
    private static Instrumentation instrumentation;

    private final List<Decoder> decoders;

    private Weakened(List<Decoder> decoders) {
        this.decoders = decoders;
    }

    /** Called by Java before {@link #main}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** Called by code that is being looked at. */
    public static void enter(String method) {
        ENTERED.add(method);
    }

    /** Called by weakened code wherever it turns back. */
    public static void turn() {
        if (++turns > MOST_TURNS) {
            throw new AssertionError("without end");
        }
    }

    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        new Weakened(DecodersTest.decoders(Path.of(arguments[1]))).run(Pattern.compile(arguments[0]), out);
    }

    private void run(Pattern places, PrintStream out) throws Exception {
        decoders.forEach(decoder -> Fuzz.each(decoder.name(), PROBED, decoder.inputs(), decoder.reading()::again));
        var classes = classes();
        for (var each : weakenings(classes, places).entrySet()) {
            out.println(tried(each.getKey(), each.getValue()));
        }
    }

    private String tried(Weakening weakening, List<Decoder> by) throws Exception {
        var code = code(weakening.owner());
        try {
            redefine(weakening.owner(), weakening.applied(code));
        } catch (VerifyError impossible) { // what it decides about would not be there
            return "impossible\t" + weakening;
        }
        try {
            var finder = by.stream().filter(this::finds).findFirst();
            return finder.map(decoder -> "found\t" + weakening + "\t" + decoder)
                    .orElseGet(() -> "unfound\t" + weakening + "\t" + by);
        } finally {
            redefine(weakening.owner(), code);
        }
    }

    private boolean finds(Decoder decoder) {
        try {
            DecodersTest.areTried(decoder.before(() -> turns = 0), DecodersTest.share(decoder, decoders));
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }

    /** The classes of ours that decoding has loaded. */
    private static List<Class<?>> classes() {
        return Stream.<Class<?>>of(instrumentation.getAllLoadedClasses())
                .filter(each -> !each.isHidden())
                .filter(each -> each.getName().startsWith("org.dauys.")
                        && APART.stream().noneMatch(each.getName()::startsWith)
                        && each.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .equals(OURS))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** Every place in methods that decoders come through, with those that do, the plainest first. */
    private Map<Weakening, List<Decoder>> weakenings(List<Class<?>> classes, Pattern places) throws Exception {
        var entered = entered(classes);
        var found = new LinkedHashMap<Weakening, List<Decoder>>();
        for (var owner : classes) {
            for (var method : Weakening.read(code(owner)).methods) {
                var by = entered.get(name(owner, method));
                if (by != null && isOwn(method)) {
                    Weakening.of(owner, method).stream()
                            .filter(weakening ->
                                    places.matcher(weakening.toString()).find())
                            .forEach(weakening -> found.put(weakening, by));
                }
            }
        }
        return found;
    }

    private static boolean isOwn(MethodNode method) {
        return !NOT_DECODING.contains(method.name) && (method.access & Opcodes.ACC_SYNTHETIC) == 0
                || method.name.startsWith("lambda$");
    }

    /** By which decoders a method is entered: first those that enter few others. */
    private Map<String, List<Decoder>> entered(List<Class<?>> classes) throws Exception {
        redefine(classes, Weakened::watched);
        var by = new HashMap<Decoder, Set<String>>();
        for (var decoder : decoders) {
            ENTERED.clear();
            Fuzz.each(decoder.name(), PROBED, decoder.inputs(), decoder.reading()::again);
            by.put(decoder, Set.copyOf(ENTERED));
        }
        redefine(classes, Weakened::code);
        var entered = new HashMap<String, List<Decoder>>();
        decoders.stream()
                .sorted(Comparator.comparing(decoder -> by.get(decoder).size()))
                .forEach(decoder -> by.get(decoder)
                        .forEach(method -> entered.computeIfAbsent(method, none -> new ArrayList<>())
                                .add(decoder)));
        entered.replaceAll((method, those) -> those.subList(0, Math.min(those.size(), MOST_DECODERS)));
        return entered;
    }

    private static byte[] watched(Class<?> owner) {
        var node = Weakening.read(code(owner));
        node.methods.stream()
                .filter(method -> method.instructions.size() > 0 && !method.name.equals("<clinit>"))
                .forEach(method -> method.instructions.insert(Weakening.entering(name(owner, method))));
        return Weakening.written(node);
    }

    private static String name(Class<?> owner, MethodNode method) {
        return owner.getName() + "." + method.name + method.desc;
    }

    private static void redefine(Class<?> owner, byte[] code) throws Exception {
        instrumentation.redefineClasses(new ClassDefinition(owner, code));
    }

    private static void redefine(List<Class<?>> classes, Function<Class<?>, byte[]> code) throws Exception {
        instrumentation.redefineClasses(classes.stream()
                .map(each -> new ClassDefinition(each, code.apply(each)))
                .toArray(ClassDefinition[]::new));
    }

    private static byte[] code(Class<?> owner) {
        try (var in = owner.getResourceAsStream("/" + owner.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
