package org.dauys.verifier;

import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.IF_ACMPNE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.SWAP;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dauys.protocol.Rule;
import org.dauys.protocol.msm.ScalarEngine;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import picocli.CommandLine;

/**
 * The verifier without one of its checks: wherever its bytecode would refuse under that rule, it goes on as if all were well. So a
 * test can ask whether a check is needed, and the program itself has no switch that turns a check off.
 */
final class CutOut extends ClassLoader {
    private static final String RULE = "org/dauys/protocol/Rule";
    private static final String REASON = "org/dauys/protocol/ballot/Refusal$Reason";
    private static final String STEP = "org/dauys/protocol/proof/Step";
    private static final String TERM = "org/dauys/protocol/group/Term";
    private static final String REFUSAL = "Lorg/dauys/protocol/Refusal;";

    /** What the checks of a ballot are called where it is decoded and proved. */
    private static final Map<Rule, Set<String>> OF_BALLOTS = Map.of(
            Rule.B_6_1, Set.of("LENGTH"),
            Rule.B_6_2, Set.of("OTHER_ELECTION"),
            Rule.B_6_3, Set.of("CREDENTIAL"),
            Rule.B_6_4, Set.of("CIPHERTEXT"),
            Rule.B_6_5, Set.of("REPEATED_ALPHA"),
            Rule.B_6_6, Set.of("RANGE_ALPHA", "RANGE_BETA"),
            Rule.B_6_7, Set.of("SIGNATURE"));

    private static final Set<Integer> ENDS = Set.of(IF_ACMPEQ, IF_ACMPNE, AASTORE);
    private static final Set<String> MAPS = Set.of("java/util/Map", "java/util/EnumMap");

    private final Rule rule;
    private int cuts;

    CutOut(Rule rule) {
        super(CutOut.class.getClassLoader());
        this.rule = rule;
    }

    /**
     * How it ended.
     *
     * @param out what it printed
     * @param thrown what it stumbled over
     */
    record Run(int exit, String out, Optional<Throwable> thrown) {}

    /** Runs that verifier. */
    Run run(String... arguments) throws ReflectiveOperationException {
        var out = new ByteArrayOutputStream();
        var thrown = new AtomicReference<Throwable>();
        var main = loadClass(Main.class.getName()).getDeclaredConstructors()[0];
        main.setAccessible(true);
        var child = main.getParameterTypes()[2]; // a second Java that does the work: there is none
        var none = Proxy.newProxyInstance(
                this,
                new Class<?>[] {child},
                (self, asked, given) ->
                        asked.getReturnType().equals(OptionalInt.class) ? OptionalInt.empty() : plain());
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = new CommandLine(main.newInstance(printed, new PrintStream(OutputStream.nullOutputStream()), none))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    thrown.set(failure);
                    return Verdict.COULD_NOT_RUN.exit();
                })
                .execute(arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), Optional.ofNullable(thrown.get()));
    }

    /** Its own arithmetic. */
    private Object plain() throws ReflectiveOperationException {
        return loadClass(ScalarEngine.class.getName()).getConstructor().newInstance();
    }

    /** In how many places it was cut so far: classes come as they are needed. */
    int cuts() {
        return cuts;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            boolean ours = name.startsWith("org.dauys.protocol.") || name.startsWith("org.dauys.verifier.");
            return loaded != null ? loaded : ours ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            var node = new ClassNode();
            new ClassReader(in.readAllBytes()).accept(node, ClassReader.SKIP_FRAMES);
            node.methods.forEach(method -> cut(node.name, method));
            var writer = new Frames();
            node.accept(writer);
            var code = writer.toByteArray();
            return defineClass(name, code, 0, code.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Finds common superclasses without loading what is being made. */
    private static final class Frames extends ClassWriter {
        Frames() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected ClassLoader getClassLoader() {
            return CutOut.class.getClassLoader();
        }
    }

    private void cut(String owner, MethodNode method) {
        var whole = CutMethod.OF.get(rule);
        if (whole != null) {
            cuts += whole.cut(owner, method) ? 1 : 0;
            return;
        }
        instructions(method)
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .filter(this::isCut)
                .toList()
                .forEach(site -> cut(method, site));
    }

    private boolean isCut(FieldInsnNode site) {
        return site.owner.equals(RULE) && site.name.equals(rule.name())
                || (site.owner.equals(REASON) || site.owner.equals(STEP))
                        && OF_BALLOTS.getOrDefault(rule, Set.of()).contains(site.name);
    }

    private void cut(MethodNode method, FieldInsnNode site) {
        var call = call(site);
        if (call == null || MAPS.contains(call.owner)) {
            return;
        }
        cuts++;
        switch (call.name) {
            case "say", "want" -> saysYes(method.instructions, call);
            case "add" -> {
                if (site.owner.equals(STEP)) {
                    equationOfNothing(method.instructions, call);
                } else {
                    passesBy(method, site);
                }
            }
            default -> passesBy(method, site);
        }
    }

    /** The call that the field is an argument of; none if it is compared or listed. */
    private static @Nullable MethodInsnNode call(FieldInsnNode site) {
        boolean compared = ENDS.contains(site.getNext().getOpcode());
        for (var next = site.getNext(); next != null && !compared; next = next.getNext()) {
            if (next instanceof MethodInsnNode call
                    && (call.owner.equals(site.owner) || call.desc.contains(site.desc) || MAPS.contains(call.owner))) {
                return call;
            }
        }
        return null;
    }

    /** {@code say(rule, passed, holds, why)} and {@code want(rule, lawful, why)}: it holds. */
    private static void saysYes(InsnList code, MethodInsnNode call) {
        code.insertBefore(
                call, list(new InsnNode(SWAP), new InsnNode(POP), new InsnNode(ICONST_1), new InsnNode(SWAP)));
    }

    /** {@code add(step, place, terms)}: the terms are none. */
    private static void equationOfNothing(InsnList code, MethodInsnNode call) {
        var none = call.desc.contains("[L")
                ? list(new InsnNode(POP), new InsnNode(ICONST_0), new TypeInsnNode(ANEWARRAY, TERM))
                : list(
                        new InsnNode(POP),
                        new MethodInsnNode(INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", true));
        code.insertBefore(call, none);
    }

    /** The condition under which the program comes here never holds. */
    private static void passesBy(MethodNode method, AbstractInsnNode site) {
        var code = method.instructions;
        var guard = site.getPrevious();
        while (guard != null && !(guard instanceof JumpInsnNode jump && jump.getOpcode() != GOTO)) {
            guard = guard.getPrevious();
        }
        if (guard == null) {
            if (method.desc.endsWith(REFUSAL)) { // of an Optional's map: null is empty
                code.insert(list(new InsnNode(ACONST_NULL), new InsnNode(ARETURN)));
            }
            return;
        }
        var past = ((JumpInsnNode) guard).label;
        if (code.indexOf(past) > code.indexOf(site)) { // it jumps past the refusal: so it always does
            var first = guard.getNext();
            while (first.getOpcode() < 0) {
                first = first.getNext();
            }
            code.insertBefore(first, new JumpInsnNode(GOTO, past));
        } else { // it jumps to the refusal: so nobody does
            instructions(method)
                    .filter(JumpInsnNode.class::isInstance)
                    .map(JumpInsnNode.class::cast)
                    .filter(jump -> jump.label == past && jump.getOpcode() != GOTO)
                    .toList()
                    .forEach(jump ->
                            code.set(jump, new InsnNode(CutMethod.operands(jump.getOpcode()) == 1 ? POP : POP2)));
        }
    }

    private static Stream<AbstractInsnNode> instructions(MethodNode method) {
        return StreamSupport.stream(method.instructions.spliterator(), false);
    }

    private static InsnList list(AbstractInsnNode... instructions) {
        var list = new InsnList();
        Stream.of(instructions).forEach(list::add);
        return list;
    }
}
