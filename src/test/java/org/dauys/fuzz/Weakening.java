package org.dauys.fuzz;

import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IF_ACMPNE;
import static org.objectweb.asm.Opcodes.IF_ICMPEQ;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.IF_ICMPGT;
import static org.objectweb.asm.Opcodes.IF_ICMPLE;
import static org.objectweb.asm.Opcodes.IF_ICMPLT;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A place at which a method decides, and how it decides there whatever it finds.
 *
 * @param method its name and signature
 * @param at the number of the instruction
 */
record Weakening(Class<?> owner, String method, int line, int at, Way way) {
    private static final Map<Integer, Integer> OTHER_BOUND = Map.of(
            IFLT, IFLE, IFLE, IFLT, IFGT, IFGE, IFGE, IFGT, //
            IF_ICMPLT, IF_ICMPLE, IF_ICMPLE, IF_ICMPLT, IF_ICMPGT, IF_ICMPGE, IF_ICMPGE, IF_ICMPGT);

    /** What is made of a decision. */
    enum Way {
        /** It is never jumped from here. */
        STAYS,
        /** It is always jumped from here. */
        JUMPS,
        /** The bound itself falls on the other side. */
        BOUND,
        /** Who is asked says yes. */
        YES,
        /** Who is asked says no. */
        NO,
        /** What an optional holds isn't looked at. */
        UNFILTERED
    }

    /** All of a method's. */
    static List<Weakening> of(Class<?> owner, MethodNode method) {
        var found = new ArrayList<Weakening>();
        int line = 0;
        for (int at = 0; at < method.instructions.size(); at++) {
            var each = method.instructions.get(at);
            line = each instanceof LineNumberNode number ? number.line : line;
            for (var way : ways(each)) {
                found.add(new Weakening(owner, method.name + method.desc, line, at, way));
            }
        }
        return found;
    }

    private static List<Way> ways(AbstractInsnNode each) {
        if (each instanceof JumpInsnNode && each.getOpcode() != GOTO) {
            return OTHER_BOUND.containsKey(each.getOpcode())
                    ? List.of(Way.STAYS, Way.JUMPS, Way.BOUND)
                    : List.of(Way.STAYS, Way.JUMPS);
        }
        if (each instanceof MethodInsnNode call && call.owner.equals("java/util/Optional")) {
            return call.name.equals("filter") ? List.of(Way.UNFILTERED) : List.of();
        }
        boolean answers = each instanceof MethodInsnNode call && call.desc.endsWith(")Z");
        boolean isAsked = each.getNext() != null && each.getNext().getOpcode() != POP;
        return answers && isAsked && !(each.getNext() instanceof JumpInsnNode) ? List.of(Way.YES, Way.NO) : List.of();
    }

    /** The class with this place weakened; loops count their turns, so that one without an end has one. */
    byte[] applied(byte[] code) {
        var node = read(code);
        var weakened = node.methods.stream()
                .filter(each -> (each.name + each.desc).equals(method))
                .findFirst()
                .orElseThrow();
        apply(weakened.instructions);
        countTurns(weakened.instructions);
        return written(node);
    }

    private void apply(InsnList code) {
        var each = code.get(at);
        switch (way) {
            case STAYS -> code.set(each, new InsnNode(isOfTwo(each) ? POP2 : POP));
            case JUMPS -> {
                code.insertBefore(each, new InsnNode(isOfTwo(each) ? POP2 : POP));
                code.set(each, new JumpInsnNode(GOTO, ((JumpInsnNode) each).label));
            }
            case BOUND -> ((JumpInsnNode) each).setOpcode(OTHER_BOUND.get(each.getOpcode()));
            case YES, NO -> {
                code.insert(each, new InsnNode(way == Way.YES ? ICONST_1 : ICONST_0));
                code.insert(each, new InsnNode(POP));
            }
            case UNFILTERED -> code.set(each, new InsnNode(POP));
        }
    }

    private static boolean isOfTwo(AbstractInsnNode jump) {
        return jump.getOpcode() >= IF_ICMPEQ && jump.getOpcode() <= IF_ACMPNE;
    }

    private static void countTurns(InsnList code) {
        for (var each : code.toArray()) {
            if (each instanceof JumpInsnNode jump && isBehind(code, jump.label, jump)) {
                code.insertBefore(jump, call("turn", "()V"));
            }
        }
    }

    private static boolean isBehind(InsnList code, LabelNode label, AbstractInsnNode jump) {
        return code.indexOf(label) < code.indexOf(jump);
    }

    private static MethodInsnNode call(String name, String signature) {
        return new MethodInsnNode(INVOKESTATIC, Weakened.class.getName().replace('.', '/'), name, signature);
    }

    /** What says that this method was entered. */
    static InsnList entering(String method) {
        var code = new InsnList();
        code.add(new LdcInsnNode(method));
        code.add(call("enter", "(Ljava/lang/String;)V"));
        return code;
    }

    static ClassNode read(byte[] code) {
        var node = new ClassNode(Opcodes.ASM9);
        new ClassReader(code).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    static byte[] written(ClassNode node) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        node.accept(writer);
        return writer.toByteArray();
    }

    @Override
    public String toString() {
        return "%s.%s:%d %s".formatted(owner.getSimpleName(), method.replaceAll("\\(.*", ""), line, way);
    }
}
